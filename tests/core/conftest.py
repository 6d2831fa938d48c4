import pytest

from tests.core.factories import UserFactory


@pytest.fixture
def editor(client):
    """Somebody signed in who may send any file anywhere."""
    client.force_login(UserFactory(is_superuser=True))
    return client
