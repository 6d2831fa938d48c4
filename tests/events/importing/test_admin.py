"""The same in the admin: preview, confirm, and the queue; each library its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from events.importing.limits import LARGEST_BYTES
from events.models import EventPage, ImportUpload, PendingEvent
from tests.events.importing.importing import FILES, calendar, run, vevent
from tests.venues.personas import network

pytestmark = pytest.mark.django_db
LOST = calendar(
    vevent("1@e", "Un", LOCATION="Salle des fêtes\\, 2 place de la Mairie\\, 50180 Agneaux"),
    vevent("2@e", "Deux", LOCATION="Salle des fêtes\\, 2 place de la Mairie\\, 50180 Agneaux"),
    vevent("3@e", "Trois", LOCATION="Gymnase"),
)


@pytest.fixture
def people(db):
    return network()


@pytest.fixture
def library(people, client):
    client.force_login(people.saint_lo.user)
    return client


def send(client, venue, data, name="agenda.ics", **options):
    data = data.encode() if isinstance(data, str) else data
    form = {"venue": venue.pk, "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("event_import"), form, **options)


def confirm(client, response, **data):
    mark = response.context["mark"]
    return client.post(response.request["PATH_INFO"], {"mark": mark, **data}, follow=True)


def test_preview_then_import(library, people):
    page = send(library, people.saint_lo.venue, (FILES / "agenda.ics").read_bytes(), follow=True)
    assert "2 créés" in page.content.decode()
    assert "brouillons" in page.content.decode()
    assert not EventPage.objects.exists()
    done = confirm(library, page)
    assert done.redirect_chain[-1][0] == reverse("event_import_pending")
    assert EventPage.objects.filter(live=False, owner__isnull=True).count() == 2
    assert not ImportUpload.objects.exists()
    again = library.post(page.request["PATH_INFO"], {"mark": page.context["mark"]}, follow=True)
    assert "a déjà été importé" in again.content.decode()
    assert EventPage.objects.count() == 2


def test_who_may_publish_publishes(client, people):
    client.force_login(people.agence)
    confirm(client, send(client, people.saint_lo.venue, calendar(vevent()), follow=True))
    assert EventPage.objects.get().live


def test_a_draft_of_ours_follows_the_file(library, people):
    for title in ("Un", "Deux"):
        page = send(library, people.saint_lo.venue, calendar(vevent(title=title)), follow=True)
        confirm(library, page)
    assert EventPage.objects.get().get_latest_revision_as_object().title == "Deux"


def test_what_changed_since_the_preview_is_shown_again(library, people):
    page = send(library, people.saint_lo.venue, calendar(vevent()), follow=True)
    run(people.saint_lo.venue, calendar(vevent()))
    again = confirm(library, page)
    assert "Quelque chose a changé" in again.content.decode()
    assert "inchangé" in again.content.decode()
    assert EventPage.objects.count() == ImportUpload.objects.count() == 1


def test_giving_up_forgets_the_file(library, people):
    page = send(library, people.saint_lo.venue, calendar(vevent()), follow=True)
    confirm(library, page, renoncer="1")
    assert not ImportUpload.objects.exists()
    assert not EventPage.objects.exists()


def test_an_old_file_is_forgotten(library, people):
    send(library, people.saint_lo.venue, calendar(vevent()))
    later = timezone.now() + timezone.timedelta(hours=25)
    assert ImportUpload.forget_old(timezone.now()) == 0
    assert ImportUpload.forget_old(later) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Le fichier est vide"),
        (b"x" * (LARGEST_BYTES + 1), "trop gros"),
        (b"bonjour", "ni un calendrier"),
        (calendar(*[vevent(f"u{n}") for n in range(101)]), "101 ateliers, 100 au plus"),
        (b"\x00\xff", "pas un texte"),
    ],
)
def test_a_wrong_file_says_why(library, people, data, sentence):
    page = send(library, people.saint_lo.venue, data)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not ImportUpload.objects.exists()


def test_empty_and_foreign_forms(library, people):
    page = library.post(reverse("event_import"), {"venue": "x'--"})
    assert page.status_code == 200
    assert "Choisissez un fichier" in page.content.decode()
    page = send(library, people.vire.venue, calendar(vevent()))
    assert "Choisissez un lieu de la liste" in page.content.decode()
    assert library.get(reverse("event_import"), {"lieu": "9" * 400}).status_code == 200


def test_another_library_sees_nothing(client, people):
    client.force_login(people.saint_lo.user)
    page = send(client, people.saint_lo.venue, calendar(vevent()), follow=True)
    run(people.saint_lo.venue, LOST)
    pending = PendingEvent.objects.first()
    one = reverse("event_import_pending_one", args=[pending.pk])
    assert client.get(one).status_code == 200
    client.force_login(people.vire.user)
    assert (
        "attendait depuis trop longtemps"
        in client.get(page.request["PATH_INFO"], follow=True).content.decode()
    )
    assert "Gymnase" not in client.get(reverse("event_import_pending")).content.decode()
    assert client.get(one).status_code == client.post(one, {"ecarter": "1"}).status_code == 404
    client.logout()
    for name in ("event_import", "event_import_pending", "event_import_template"):
        assert client.get(reverse(name)).status_code == 302
    assert PendingEvent.objects.filter(dismissed_at=None).count() == 3


def test_the_template_is_a_table(library):
    response = library.get(reverse("event_import_template"))
    assert response.content.startswith(b"\xef\xbb\xbfidentifiant;titre;date")
    assert "attachment" in response["Content-Disposition"]


def test_elsewhere_for_once_with_the_others_of_the_same_place(client, people):
    client.force_login(people.agence)
    run(people.saint_lo.venue, LOST)
    one = reverse("event_import_pending_one", args=[PendingEvent.objects.get(title="Un").pk])
    page = client.get(one).content.decode()
    assert "l’autre atelier au même endroit" in page
    assert "2 place de la Mairie" in page
    form = {
        "where": "ailleurs",
        "venue": people.saint_lo.venue.pk,
        "place_name": "Salle des fêtes",
        "place_address": "2 place de la Mairie",
        "place_postal_code": "50180",
        "place_commune": "Agneaux",
        "with_others": "on",
    }
    wrong = client.post(one, {**form, "place_postal_code": "5018", "place_name": ""})
    assert "Un code postal a cinq chiffres" in wrong.content.decode()
    assert "Écrivez le nom" in wrong.content.decode()
    client.post(one, form)
    made = EventPage.objects.order_by("title")
    assert [(page.title, page.place_name, page.live) for page in made] == [
        ("Deux", "Salle des fêtes", True),
        ("Un", "Salle des fêtes", True),
    ]
    assert PendingEvent.objects.get().title == "Trois"
    assert client.post(one, form).status_code == 404
    run(people.saint_lo.venue, LOST)
    assert PendingEvent.objects.count() == 1
    assert EventPage.objects.count() == 2


def test_dismissed(library, people):
    run(people.saint_lo.venue, LOST)
    pending = PendingEvent.objects.get(title="Trois")
    library.post(reverse("event_import_pending_one", args=[pending.pk]), {"ecarter": "1"})
    run(people.saint_lo.venue, LOST)
    listed = library.get(reverse("event_import_pending")).content.decode()
    assert "Gymnase" not in listed
    assert "Salle des fêtes" in listed


def test_the_queue_costs_the_same_for_two_and_for_twelve(
    library, people, django_assert_max_num_queries
):
    def queries() -> int:
        with django_assert_max_num_queries(60) as counted:
            library.get(reverse("event_import_pending"))
        return len(counted)

    lost = [vevent(f"{n}@e", f"Titre {n}", LOCATION=f"Salle {n} bis") for n in range(12)]
    run(people.saint_lo.venue, calendar(*lost[:2]))
    queries()
    few = queries()
    run(people.saint_lo.venue, calendar(*lost))
    assert queries() == few
