"""The test suite: strict about templates, quick about passwords, real about everything else."""

import os

from tests.strict_templates import StrictUndefined

from .base import *  # noqa: F403
from .base import CACHES, STORAGES, TEMPLATES, VAR_DIR

#: Tests run in several processes, each with its database and its files.
FILES = VAR_DIR / f"test-files-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"

SECRET_KEY = "test-key-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO = False
SERVE_MEDIA = True
MEDIA_URL = "/media/"
MEDIA_ROOT = FILES / "media"
GEOCODER_URL = ""
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAILADMIN_BASE_URL = SITE_URL = "http://testserver"
STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES["default"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "tests",
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TEMPLATES[0]["OPTIONS"]["debug"] = True
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = StrictUndefined()
