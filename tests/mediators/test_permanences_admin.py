"""« Qui est là, quand »: what a librarian does with the permanences of her venue."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mediators.enums import Mode, Role
from mediators.models import Mediator, Permanence
from schedules.enums import Frequency, SchoolPolicy
from tests.mediators.factories import BringItemFactory, MediatorFactory, PermanenceFactory
from tests.mediators.screens import address, filled, logged, said
from tests.venues.factories import VenuePageFactory
from venues.models import VenuePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


@pytest.fixture
def add(venue):
    return address("venue_permanence_add", venue.pk)


def test_the_venue_says_that_nobody_comes_yet(editor, venue):
    page = editor.get(address("venue_permanences", venue.pk)).content.decode()
    assert "Aucune permanence en cours" in page
    assert address("venue_permanence_add", venue.pk) in page
    assert address("venue_check", venue.pk) in page


def test_a_permanence_is_added_as_typed_and_shown(editor, venue, camille, add):
    item = BringItemFactory(label="le courrier reçu")
    data = filled(
        camille,
        mode="rdv",
        booking_phone="02 33 12 34 56",
        booking_url="rdv.exemple.fr/camille",
        services=["aide-aux-demarches-administratives"],
        postures=["avec", "montre"],
        devices_brought=["tablette"],
        devices_accepted=["telephone"],
        bring=[item.pk],
        note="  salle\tdu   haut ",
    )
    page = editor.post(add, data, follow=True).content.decode()
    kept = Permanence.objects.get()
    assert (kept.venue, kept.mediator, kept.mode) == (venue, camille, Mode.APPOINTMENT)
    assert (kept.frequency, kept.weekdays) == (Frequency.WEEKLY, ["ma"])
    assert (kept.start_time, kept.end_time) == (time(14), time(17))
    assert (kept.first_day, kept.last_day) == (date(2026, 9, 1), date(2027, 6, 29))
    assert kept.school_policy == SchoolPolicy.OUTSIDE
    assert kept.booking_phone == "+33233123456"
    assert kept.booking_url == "https://rdv.exemple.fr/camille"
    assert (kept.postures, kept.note) == (["avec", "montre"], "salle du haut")
    assert list(kept.bring.all()) == [item]
    assert kept.updated_on == date(2026, 11, 21)
    assert "Camille Martin" in page
    assert "Tous les mardis de 14\u00a0h à 17\u00a0h, hors vacances scolaires" in page
    assert "Mardi 24\u00a0novembre" in page
    assert "02\u00a033\u00a012\u00a034\u00a056" in page


def test_a_form_sent_twice_adds_and_logs_once(editor, venue, camille, add):
    for _ in range(2):
        response = editor.post(add, filled(camille))
        assert response.status_code == 302
    assert said(response)[-1] == "Cette permanence était déjà enregistrée."
    assert Permanence.objects.count() == 1
    (entry,) = logged(venue, "mediators.permanence_saved")
    assert entry["before"] == ""
    assert entry["after"].startswith("Camille Martin\u00a0; tous les mardis de 14\u00a0h")


@pytest.mark.parametrize(
    "data",
    [
        {"frequency": "une-fois", "first_day": "24/11/2026", "last_day": "", "weekdays": []},
        {"frequency": "dates", "dates": "24/11/2026, 01/12/2026", "first_day": "", "last_day": ""},
        {"frequency": "mois", "nths": ["1", "-1"]},
        {"interval": "2", "weekdays": ["lu", "ma"]},
    ],
    ids=["once", "dates", "monthly", "fortnightly"],
)
def test_every_kind_of_rule_sent_twice_adds_once_and_comes_back_in_the_form(
    editor, venue, camille, add, data
):
    for _ in range(2):
        assert editor.post(add, filled(camille, **data)).status_code == 302
    kept = Permanence.objects.get()
    edit = address("venue_permanence", venue.pk, kept.pk)
    bound = editor.get(edit).context["rule_form"]
    assert bound["frequency"].value() == data.get("frequency", "semaine")
    assert editor.post(edit, filled(camille, **data)).status_code == 302
    assert len(logged(venue, "mediators.permanence_saved")) == 1


def test_the_dates_are_seen_before_anything_is_kept(editor, venue, camille, add):
    data = filled(
        camille, apercu="1", note="salle du haut", services=["loisirs-et-creations-numeriques"]
    )
    response = editor.post(add, data)
    page = response.content.decode()
    assert not Permanence.objects.exists()
    assert "mardi 24\u00a0novembre 2026" in page
    assert "Vacances de Noël" in page
    assert 'value="salle du haut"' in page
    assert response.context["form"]["services"].value() == ["loisirs-et-creations-numeriques"]
    assert response.context["form"]["mediator"].value() == str(camille.pk)
    assert "Rien n’est encore enregistré" in page


def test_the_dates_are_seen_before_one_has_said_who(editor, add):
    page = editor.post(add, filled(apercu="1")).content.decode()
    assert "mardi 24\u00a0novembre 2026" in page
    assert "Choisissez qui est là" in page


def test_a_new_person_is_added_with_the_permanence_and_waits_for_the_agency(
    editor, venue, librarian, add
):
    data = filled(new_name=" Élodie   Le Goff ", new_role="bibliothecaire")
    for _ in range(2):
        assert editor.post(add, data).status_code == 302
    person = Mediator.objects.get()
    assert (person.name, person.role) == ("Élodie Le Goff", Role.BIBLIOTHECAIRE)
    assert person.to_review
    assert person.is_active
    assert person.added_by.group in librarian.groups.all()
    assert Permanence.objects.get().mediator == person
    assert len(logged(venue, "mediators.permanence_saved")) == 1


def test_a_refused_permanence_adds_nobody(editor, add):
    data = filled(new_name="Élodie Le Goff", new_role="benevole", end_time="13h")
    assert editor.post(add, data).status_code == 200
    assert not Mediator.objects.exists()


def test_the_name_of_somebody_in_the_list_is_not_added_again(editor, camille, add):
    data = filled(new_name="CAMILLE  martin", new_role="mediateur")
    response = editor.post(add, data)
    assert list(response.context["form"].errors) == ["new_name"]
    assert "choisissez-le" in response.content.decode()
    assert Mediator.objects.get() == camille


def test_the_list_puts_the_people_of_the_venue_first_and_leaves_out_who_left(editor, venue, add):
    here = PermanenceFactory(venue=venue, mediator__name="Zoé Présente").mediator
    other = MediatorFactory(name="Anne Ailleurs")
    gone = MediatorFactory(name="Guy Parti", is_active=False)
    choices = editor.get(add).context["form"].fields["mediator"].choices
    assert [(label, [pk for pk, _ in people]) for label, people in choices[1:]] == [
        ("Déjà dans ce lieu", [here.pk]),
        ("Dans le réseau", [other.pk]),
    ]
    response = editor.post(add, filled(gone, start_time="9h", end_time="10h"))
    assert list(response.context["form"].errors) == ["mediator"]


def test_the_clash_names_the_place_the_day_and_the_hours(editor, venue, camille, add):
    elsewhere = VenuePageFactory(title="Mairie de Vire")
    PermanenceFactory(venue=elsewhere, mediator=camille, first_day=date(2026, 12, 8))
    for button in ({}, {"apercu": "1"}):
        page = editor.post(add, filled(camille, start_time="16h", **button)).content.decode()
        assert (
            "Camille Martin est déjà à «\u00a0Mairie de Vire\u00a0» le mardi 8\u00a0décembre "
            "de 14\u00a0h à 17\u00a0h." in page
        )
    assert Permanence.objects.count() == 1


def test_the_clash_never_names_a_place_that_is_not_public(editor, venue, camille, add):
    hidden = VenuePageFactory(title="Lieu secret", live=False)
    PermanenceFactory(venue=hidden, mediator=camille)
    page = editor.post(add, filled(camille)).content.decode()
    assert "Camille Martin est déjà dans un autre lieu le mardi 24\u00a0novembre" in page
    assert "Lieu secret" not in page


def test_the_clash_with_a_permanence_of_the_same_place(editor, venue, camille, add):
    PermanenceFactory(venue=venue, mediator=camille)
    page = editor.post(add, filled(camille, start_time="15h")).content.decode()
    assert "Camille Martin est déjà ici le mardi 24\u00a0novembre" in page


def test_one_may_come_just_after(editor, camille, add):
    PermanenceFactory(mediator=camille, start_time=time(9), end_time=time(14))
    assert editor.post(add, filled(camille)).status_code == 302


def test_somebody_who_left_is_shown_to_the_library_as_such(editor, venue):
    PermanenceFactory(venue=venue, mediator__is_active=False)
    page = editor.get(address("venue_permanences", venue.pk)).content.decode()
    assert "Ne travaille plus dans le réseau" in page


def test_a_form_of_today_leaves_drafts_and_moderation_alone(editor, librarian, venue, camille, add):
    venue.summary = "Brouillon non publié"
    revision = venue.save_revision(user=librarian)
    editor.post(add, filled(camille))
    stored = VenuePage.objects.get(pk=venue.pk)
    assert stored.permanences.count() == 1
    assert stored.latest_revision_id == revision.pk
    assert stored.get_latest_revision_as_object().summary == "Brouillon non publié"
    assert stored.summary == ""


def test_the_editor_and_the_explorer_lead_here(client, agency, venue):
    client.force_login(agency)
    here = address("venue_permanences", venue.pk)
    for url in (
        reverse("wagtailadmin_pages:edit", args=[venue.pk]),
        reverse("wagtailadmin_explore", args=[venue.get_parent().pk]),
        address("venue_hours", venue.pk),
    ):
        assert here in client.get(url).content.decode()


def test_the_screen_costs_the_same_for_two_and_for_twelve(editor, venue):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address("venue_permanences", venue.pk)).status_code == 200
        return len(captured)

    def more(count):
        for _ in range(count):
            person = PermanenceFactory(venue=venue).mediator
            person.absences.create(first_day=date(2026, 12, 1), last_day=date(2026, 12, 2))

    more(2)
    queries()
    two = queries()
    more(10)
    assert queries() == two <= 40
