"""Every factory builds something that its model accepts."""

from datetime import date

import pytest

from tests.mediators import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        "OrganisationFactory",
        "MediatorFactory",
        "PermanenceFactory",
        "AbsenceFactory",
        "BringItemFactory",
    ],
)
def test_what_a_factory_builds_is_valid(name):
    getattr(factories, name)().full_clean()


def test_the_index_page_is_made_once():
    assert factories.mediator_index() == factories.mediator_index()


def test_a_permanence_has_the_thirty_six_tuesdays_of_its_year():
    calendar = factories.school_calendar()
    rule = factories.PermanenceFactory().recurrence
    assert len(rule.expand(date(2026, 9, 1), date(2027, 6, 29), calendar)) == 36
