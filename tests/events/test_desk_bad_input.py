"""What nobody can register with: a sentence beside the field, nothing lost, nothing kept."""

import pytest

from events.models import Registration
from tests.events.desk import address, at, filled, people, tuesday
from tests.mediators.conftest import editor, in_november, librarian, venue

__all__ = ["editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def date(venue):
    return tuesday(venue)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        pytest.param({"name": ""}, {"name"}, id="nobody"),
        pytest.param({"name": "   "}, {"name"}, id="blank"),
        pytest.param({"name": "x" * 81}, {"name"}, id="a name too long"),
        pytest.param({"name": "x" * 100_000}, {"name"}, id="a name far too long"),
        pytest.param({"name": "🙂 !"}, {"name"}, id="no letters"),
        pytest.param({"name": "a\x00b"}, {"name"}, id="NUL in a name"),
        pytest.param({"phone": ""}, {"phone"}, id="no way to reach them"),
        pytest.param({"phone": "bientôt"}, {"phone"}, id="no number"),
        pytest.param({"phone": "1" * 5000}, {"phone"}, id="a number too long"),
        pytest.param({"phone": "02\x0061919001"}, {"phone"}, id="NUL in a number"),
        pytest.param({"email": "camille"}, {"email"}, id="no address"),
        pytest.param({"email": "a@b.fr\nBcc: x@y.fr"}, {"email"}, id="two lines"),
        pytest.param({"email": f"{'a' * 300}@exemple.fr"}, {"email"}, id="an address too long"),
        pytest.param({"places": ""}, {"places"}, id="how many?"),
        pytest.param({"places": "0"}, {"places"}, id="none"),
        pytest.param({"places": "-3"}, {"places"}, id="less than none"),
        pytest.param({"places": "31"}, {"places"}, id="a crowd"),
        pytest.param({"places": "9" * 400}, {"places"}, id="the whole world"),
        pytest.param({"places": "1,5"}, {"places"}, id="one and a half"),
        pytest.param({"missing": ["une licorne"]}, {"missing"}, id="nothing of that kind"),
        pytest.param({"choice": "jamais"}, {"choice"}, id="unknown choice"),
        pytest.param({"choice": "quand-meme"}, {"override_reason"}, id="without a reason"),
        pytest.param(
            {"choice": "quand-meme", "override_reason": "x" * 121}, {"override_reason"}, id="a novel"
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field(editor, date, changed, where):
    response = editor.post(address(date), filled(**changed))
    assert response.status_code == 200
    form = response.context["form"]
    assert set(form.errors) == where
    assert all(len(sentences) == 1 for sentences in form.errors.values())
    page = response.content.decode()
    assert "Personne n’est encore inscrit." in page
    for name, value in filled().items():
        if name not in changed:
            assert form[name].value() == value
    assert not Registration.objects.exists()


@pytest.mark.parametrize("data", [{}, {"x": "y"}, {"name": ["a"] * 500}])
def test_a_form_that_is_nothing(editor, date, data):
    assert editor.post(address(date), data).status_code == 200
    assert not Registration.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "a" * 64, "A" * 32, "\x01", "' or 1=1"])
def test_a_key_that_is_not_ours_registers_all_the_same(editor, date, key):
    assert editor.post(address(date), filled(key=key)).status_code == 302
    assert Registration.objects.get().request_key is None


def test_markup_is_shown_as_it_was_typed(editor, date):
    editor.post(address(date), filled(name="<b>Zoé</b>"))
    registration = Registration.objects.get()
    for url in (
        address(date),
        at("event_registration", date, registration.pk),
        at("event_registration_slip", date, registration.pk),
        at("event_attendance_sheet", date),
    ):
        page = editor.get(url).content.decode()
        assert "&lt;b&gt;Zoé" in page
        assert "<b>Zoé" not in page


@pytest.mark.parametrize(
    "typed", ["0261919001", "02.61.91.90.01", "+33 2 61 91 90 01", " 02-61-91-90-01 "]
)
def test_a_number_as_people_type_it(editor, date, typed):
    editor.post(address(date), filled(phone=typed))
    assert Registration.objects.get().phone == "+33261919001"


def test_more_people_than_the_workshop_holds(editor, date):
    response = editor.post(address(date), filled(places="9", choice="attente"))
    assert "Il y a 8 places en tout" in response.content.decode()
    assert not Registration.objects.exists()


def test_cancelling_twice_cancels_once(editor, date):
    person = people(date, 1)[0]
    url = at("event_registration_cancel", date, person.pk)
    assert [editor.post(url).status_code for _ in range(2)] == [302, 302]
    assert Registration.objects.get().state == "annule"
