"""What the tests of `/conseillers/` share: the site, and a page as it reads."""

import pytest

from tests.mediators.factories import MediatorFactory, mediator_index, school_calendar


@pytest.fixture(autouse=True)
def _site():
    mediator_index()
    school_calendar()


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Lenoir")


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ").replace("\u2060", "")
