"""What every test may use. Factories live in tests/<room>/factories.py."""

import shutil

import pytest
from django.conf import settings
from django.core.cache import caches


@pytest.fixture(scope="session", autouse=True)
def built_css():
    from core.css import build

    build()


@pytest.fixture(scope="session", autouse=True)
def media_folder():
    yield
    shutil.rmtree(settings.FILES, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_caches():
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def no_papers():
    """Rows of a test go away with its transaction, the files of its consents do not."""
    shutil.rmtree(settings.STORAGES["private"]["OPTIONS"]["location"], ignore_errors=True)
