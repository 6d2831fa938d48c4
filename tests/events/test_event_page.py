"""`/lieux/<venue>/<event>/` as a visitor reads it: the answer first, and honest states."""

from datetime import date, time, timedelta
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.enums import DatesKind, Format, Means, Status
from events.models import EventPage, Occurrence
from mediators.enums import Mode
from schedules.enums import Frequency
from tests.core.factories import CreditedImageFactory, UserFactory
from tests.events.factories import dated_event, event, paris
from tests.mediators.factories import BringItemFactory, MediatorFactory, school_calendar
from tests.venues.factories import VenuePageFactory, venue_index
from venues.vocabulary import Disability, Fee, Level, Public, Service, Theme

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def source():
    return VenuePageFactory(title="La Source", slug="la-source", phone="+33233123456")


def read(client, page) -> str:
    """Its words on one line: spaces single, those that do not break like the others."""
    response = client.get(page.path_on_site)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).replace("\u2060", "").split())


def change(page, number: int, **values) -> Occurrence:
    row = page.occurrences.order_by("start")[number]
    Occurrence.objects.filter(pk=row.pk).update(**values)
    return row


def test_the_answer_comes_first(client, source):
    page = event(source, title="Prendre en main un ordinateur", room="Salle 2")
    html = read(client, page)
    said = [
        "Atelier collectif", "Prendre en main un ordinateur</h1>", "Mardi 24 novembre, 14 h – 16 h",
        "Il reste 8 places sur 8",
        "Tous les mardis de 14 h à 16 h, hors vacances scolaires, jusqu’au 29 juin 2027.",
        "La Source", "1 rue de la Paix, 50000 Saint-Lô", "Salle 2", "02 33 12 34 56",
        "S’inscrire", "Les prochaines dates",
    ]  # fmt: skip
    places = [html.index(words, html.index("<h1") - 100) for words in said]
    assert places == sorted(places)
    assert 'href="tel:+33233123456"' in html


def test_eight_dates_then_the_others(client, source):
    page = event(source)
    html = read(client, page)
    first, others = html.split("<details", 1)
    assert first.count('<li class="date"') == 8
    total = page.occurrences.count()
    assert f"Voir les {total - 8} autres dates" in others
    last = page.occurrences.order_by("start").last()
    assert f"?seance={last.pk}" in others


def test_each_date_has_its_own_registration(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    html = read(client, page)
    path = reverse("registration", args=["la-source", page.slug])
    for row in page.occurrences.all():
        assert f'href="{path}?seance={row.pk}"' in html
        assert client.get(f"{path}?seance={row.pk}").status_code == 200


STATES = [
    ({"status": Status.CANCELLED, "reason": "Grève"}, "Annulé : grève", False),
    ({"status": Status.POSTPONED, "reason": "Travaux"}, "Reporté : travaux", False),
    ({"status": Status.FULL}, "Complet, liste d’attente possible", True),
    ({"places_taken": 8}, "Complet, liste d’attente possible", True),
    ({"places_taken": 7}, "Il reste 1 place sur 8", True),
    ({"capacity": 2, "places_taken": 5}, "Complet", True),
    ({"status": Status.ONLINE, "online_url": "https://visio.exemple.fr/a"}, "Le lien vous est donné à l’inscription.", True),
    ({"note": "Venez avec vos photos"}, "Venez avec vos photos", True),
    ({"room": "Salle du conte"}, "Autre salle : Salle du conte", True),
    (
        {
            "original_start": paris(2026, 12, 2, 14), "status": Status.RESCHEDULED,
        },
        "Nouvelle date, au lieu du mercredi 2 décembre", True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("values", "words", "is_open"), STATES)
def test_states_are_said_in_words(client, source, values, words, is_open):
    page = event(source, last_day=date(2026, 12, 8))
    row = change(page, 1, **values)
    html = read(client, page)
    assert words in html.split("Les prochaines dates", 1)[1]
    assert (f"?seance={row.pk}" in html) == is_open


def test_the_next_date_is_the_first_that_is_held(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    off = change(page, 0, status=Status.CANCELLED, reason="Grève")
    head = read(client, page).split("Les prochaines dates")[0]
    assert "Mardi 1er décembre, 14 h – 16 h" in head
    assert "Annulé : grève" in head
    assert "mardi 24 novembre" in head
    assert f"?seance={off.pk}" not in head


def test_nothing_held_asks_nobody_to_come(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value])
    change(page, 0, status=Status.CANCELLED, reason="L’intervenante est empêchée")
    html = read(client, page)
    assert "<s>Jeudi 3 décembre, 18 h – 20 h</s>" in html
    assert "Annulé : l’intervenante est empêchée" in html.replace("L’inter", "l’inter")
    assert "venez directement" not in html
    assert "À apporter" not in html
    assert "affiche/" not in html


def test_changes_that_one_does_not_see_at_first_are_listed(client, source):
    page = event(source)
    change(page, 10, status=Status.CANCELLED)
    row = change(page, 12)
    start = row.start + timedelta(days=1)
    change(
        page, 12, start=start, end=start + timedelta(hours=2), original_start=row.start,
        status=Status.RESCHEDULED,
    )  # fmt: skip
    Occurrence.objects.create(event=page, start=paris(2027, 4, 3, 10), end=paris(2027, 4, 3, 12))
    html = read(client, page).split("<details")[0]
    assert "Plus tard, il y a des changements" in html
    assert "Annulé : mardi" in html
    assert "Déplacé : mercredi" in html
    assert "En plus : samedi 3 avril 2027, 10 h – 12 h." in html


DATES = [
    ([paris(2026, 12, 3, 18)], "Jeudi 3 décembre, 18 h – 20 h"),
    (
        [paris(2026, 12, 3, 18), paris(2026, 12, 10, 18)],
        "Le jeudi 3 décembre et le jeudi 10 décembre 2026 de 18 h à 20 h.",
    ),
    (
        [paris(2026, 12, 3, 18), paris(2027, 1, 7, 9)],
        "2 dates, du 3 décembre 2026 au 7 janvier 2027.",
    ),
]


@pytest.mark.parametrize(("starts", "words"), DATES)
def test_dates_without_a_rule_are_said(client, source, starts, words):
    assert words in read(client, dated_event(source, *starts))


def test_days_and_nights(client, source):
    page = dated_event(source, paris(2026, 12, 4, 18), hours=42)
    assert "Du vendredi 4 décembre, 18 h, au dimanche 6 décembre, 12 h" in read(client, page)
    change(page, 0, start=paris(2026, 12, 4), end=paris(2026, 12, 5), is_all_day=True)
    assert "Vendredi 4 décembre, toute la journée" in read(client, page)


def test_today_is_said_and_paper_has_the_whole_date(client, source):
    page = event(source)
    with time_machine.travel(paris(2026, 11, 24, 15), tick=False):
        html = read(client, page)
    assert "En ce moment" in html
    assert '<span class="on-screen">Aujourd’hui, 14 h – 16 h</span>' in html
    assert '<span class="on-paper">Mardi 24 novembre 2026, 14 h – 16 h</span>' in html
    first = page.occurrences.order_by("start").first()
    assert f'seance={first.pk}"' not in html


@pytest.mark.parametrize(
    ("expected", "words"),
    [("2027-03", "En mars 2027"), ("2027-printemps", "Au printemps 2027"), ("", "Bientôt")],
)
def test_a_date_to_confirm_says_when_and_whom_to_call(client, source, expected, words):
    page = event(source, dates_kind=DatesKind.TO_CONFIRM, expected=expected)
    if not page.live:  # nobody publishes it without saying when
        return
    html = read(client, page)
    assert words in html
    assert "Date à confirmer" in html
    assert "02 33 12 34 56" in html
    assert "seance=" not in html


def test_what_is_over_says_so_and_leaves_search_engines(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    with time_machine.travel(paris(2026, 12, 8, 15), tick=False):
        assert "C’est terminé" not in read(client, page)
    with time_machine.travel(paris(2026, 12, 8, 17), tick=False):
        html = read(client, page)
        response = client.get(page.path_on_site)
    assert "C’est terminé." in html
    assert "C’était le mardi 8 décembre 2026, 14 h – 16 h. Lieu : La Source" in html
    assert 'href="tel:+33233123456"' in html
    assert "/agenda/?lieu=la-source" in html.split("</header>")[1]
    assert '<meta name="robots" content="noindex">' in html
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "seance=" not in html
    assert "ld+json" not in html


def test_elsewhere_is_said_clearly(client, source):
    page = event(
        source, place_name="Salle des fêtes", place_address="2 place de la Mairie",
        place_postal_code="50890", place_commune="Condé-sur-Vire", access_note="La porte de gauche",
    )  # fmt: skip
    html = read(client, page)
    assert "Attention : pas à l’adresse habituelle (La Source)." in html
    assert "2 place de la Mairie, 50890 Condé-sur-Vire" in html
    assert "La porte de gauche" in html
    assert "1 rue de la Paix" not in html
    assert "02 33 12 34 56" in html


def test_for_whom_and_at_what_price(client, source):
    camille, gone = (
        MediatorFactory(name="Camille Martin"),
        MediatorFactory(name="Parti", is_active=False),
    )
    page = event(
        source, led_by=[camille, gone], level=Level.BEGINNER, posture="avec",
        publics=[Public.SENIORS.value], age_min=60, fee=Fee.PAID, fee_note="5 € la séance",
        accessibility=[Disability.HEARING.value, Disability.MOTOR.value],
    )  # fmt: skip
    html = read(client, page)
    for words in (
        "Payant : 5 € la séance", "Seniors, à partir de 60 ans", "Niveau : débutant",
        "« Je fais avec vous »", "sourdes ou malentendantes, en fauteuil ou à mobilité réduite",
        f'<a href="{camille.path_on_site}">Camille Martin</a>',
    ):  # fmt: skip
        assert words in html
    assert "Parti" not in html


MEANS = [
    ([Means.NONE], {}, "Sans inscription : venez directement."),
    ([Means.PHONE], {}, "Par téléphone"),
    ([Means.PHONE], {"registration_phone": "+33611223344"}, "06 11 22 33 44"),
    ([Means.LINK], {"registration_url": "https://exemple.fr/places"}, "exemple.fr/places</a>"),
    ([Means.EMAIL], {"registration_email": "a@exemple.fr"}, "mailto:a@exemple.fr"),
    ([Means.SITE], {}, "Sur ce site"),
]


@pytest.mark.parametrize(("means", "values", "words"), MEANS)
def test_how_one_takes_a_place(client, source, means, values, words):
    page = event(source, registration_means=[item.value for item in means], **values)
    html = read(client, page)
    assert words in html
    assert ("seance=" in html) == (Means.SITE in means)


def test_what_to_bring_follows_the_format_and_the_themes(client, source):
    both = [Mode.WALK_IN.value, Mode.APPOINTMENT.value]
    BringItemFactory(label="le courrier", services=[Service.ADMINISTRATIVE.value], modes=both)
    BringItemFactory(label="un avis", modes=[Mode.APPOINTMENT.value])
    BringItemFactory(label="l’appareil", services=[Service.EVERYDAY.value], modes=both)
    own = BringItemFactory(label="des photos", without="On en prête.", modes=[])
    workshop = event(source, themes=[Theme.PROCEDURES.value])
    meeting = event(source, themes=[Theme.FIRST_STEPS.value], format=Format.APPOINTMENT)
    chosen = event(source, themes=[Theme.PROCEDURES.value], bring=[own])
    none = event(source)
    told = {
        page: {
            words for words in ("Le courrier", "Un avis", "L’appareil", "Des photos", "À apporter")
            if f">{words}<" in read(client, page)
        }
        for page in (workshop, meeting, chosen, none)
    }  # fmt: skip
    assert told == {
        workshop: {"Le courrier", "À apporter"},
        meeting: {"Un avis", "L’appareil", "À apporter"},
        chosen: {"Des photos", "À apporter"},
        none: set(),
    }
    assert "On en prête." in read(client, chosen)


def test_a_workshop_asks_for_no_device(client, source):
    both = [Mode.WALK_IN.value, Mode.APPOINTMENT.value]
    BringItemFactory(label="l’appareil", services=[Service.EVERYDAY.value], modes=both)
    BringItemFactory(label="une clé", services=[], modes=both)
    for form, asks in ((Format.WORKSHOP, False), (Format.GAME, False), (Format.OPEN_SESSION, True)):
        page = event(source, themes=[Theme.FIRST_STEPS.value], format=form)
        assert ("À apporter" in read(client, page)) == asks, form


def test_a_picture_has_its_credit(client, source):
    html = read(client, event(source, picture=CreditedImageFactory(credit="© Léa, 2026")))
    assert "© Léa, 2026" in html


def test_it_is_sent_calendared_printed(client, source):
    page = event(source, title="Classer ses photos")
    html = read(client, page)
    assert f'href="{page.path_on_site}agenda.ics"' in html
    assert f'href="{page.path_on_site}affiche/"' in html
    assert "data-print" in html
    link = html.split('href="sms:', 1)[1].split('"', 1)[0]
    text = parse_qs(urlsplit(f"sms:{link}").query)["body"][0]
    for words in ("Classer ses photos", "La Source", "Mardi 24 novembre 2026", "02 33 12 34 56"):
        assert words in text.replace("\xa0", " ")
    assert unquote(text).endswith(page.path_on_site)


def test_a_visitor_gets_no_cookie_and_a_proxy_may_keep_it(client, source):
    response = client.get(event(source).path_on_site)
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert b"csrfmiddlewaretoken" not in response.content


def test_it_costs_the_same_with_few_dates_and_with_many(client, source):
    few = event(source, last_day=date(2026, 12, 1), led_by=[MediatorFactory()])
    many = event(source, weekdays=["lu", "ma", "me"], led_by=MediatorFactory.create_batch(6))
    counts = []
    for page in (few, many):
        client.get(page.path_on_site)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.path_on_site)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 18


HOSTILE = "<script>alert(1)</script>\"'&</script><!--"


def test_hostile_words_are_text(client, source):
    page = event(
        source, title=HOSTILE, slug="hostile", summary=HOSTILE, room=HOSTILE, access_note=HOSTILE,
        place_name=HOSTILE, place_address=HOSTILE, place_postal_code="50890", place_commune=HOSTILE, fee_note=HOSTILE,
    )  # fmt: skip
    change(page, 0, reason=HOSTILE, note=HOSTILE, status=Status.CANCELLED)
    for path in (page.path_on_site, f"{page.path_on_site}affiche/"):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        assert html.count("</script>") == html.count("<script")


@pytest.mark.parametrize(
    "values",
    [
        {}, {"start_time": None}, {"weekdays": []}, {"first_day": None, "last_day": None},
        {"dates_kind": DatesKind.TO_CONFIRM}, {"frequency": Frequency.ONCE},
        {"frequency": Frequency.MONTHLY, "nths": []}, {"frequency": Frequency.DATES, "dates": []},
        {"start_time": time(16), "end_time": time(14)}, {"expected": "2027-99"},
        {"age_min": 90, "age_max": 3},
    ],
)  # fmt: skip
def test_a_draft_is_previewed_however_little_it_says(client, source, values):
    client.force_login(UserFactory(is_superuser=True))
    page = event(source, publish=False, **values)
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_a_preview_shows_the_dates_that_publishing_would_write(source):
    page = event(source, last_day=date(2026, 12, 8))
    kept = change(page, 0, note="Apportez vos photos")
    draft = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.weekdays = ["me"]
    html = draft.make_preview_request().content.decode().replace("\xa0", " ")
    assert "Mercredi 25 novembre" in html
    assert "Mercredi 2 décembre" in html
    assert "Apportez vos photos" in html  # somebody decided about it: it stays
    assert "Mardi 1er décembre" not in html
    assert "seance=" not in html.replace(f"seance={kept.pk}", "")
    assert "ld+json" not in html


def test_a_page_that_was_never_saved_is_previewed():
    venue = VenuePageFactory(title="La Source")
    page = EventPage(
        title="Nouveau", slug="nouveau", frequency=Frequency.WEEKLY, weekdays=["ma"],
        start_time=time(14), end_time=time(16), first_day=date(2026, 9, 1),
        last_day=date(2027, 6, 29),
    )  # fmt: skip
    page.depth, page.path = venue.depth + 1, f"{venue.path}0001"
    page.set_url_path(venue)
    html = page.make_preview_request().content.decode().replace("\xa0", " ")
    assert "Mardi 24 novembre" in html
    assert "La Source" in html


def test_a_venue_that_was_never_saved_is_previewed():
    from venues.models import VenuePage

    index = venue_index()
    venue = VenuePage(
        title="Nouveau lieu", slug="nouveau", commune_name="Caen", postal_code="14000"
    )
    venue.depth, venue.path = index.depth + 1, f"{index.path}0009"
    venue.set_url_path(index)
    assert venue.make_preview_request().status_code == 200


def head(client, page) -> str:
    """The box of the answer."""
    return read(client, page).split('class="next event__next"')[1].split("</header>")[0]


def test_what_is_online_sends_nobody_to_the_venue(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), room="Salle 2")
    change(page, 0, status=Status.ONLINE, online_url="https://visio.exemple.fr/a")
    html = read(client, page)
    assert "visio.exemple.fr" not in html
    assert "Ce jour-là, en ligne : pas sur place." in head(client, page)
    assert "Jeudi 3 décembre, 18 h – 20 h : en ligne, pas sur place." in html
    body = html.split("ld+json")[1].split("</script>", 1)[1]
    assert "1 rue de la Paix" not in body.split("</main>")[0]
    assert "Salle 2" not in html


def test_whoever_comes_freely_reads_the_link_and_does_not_come(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value])
    change(page, 0, status=Status.ONLINE, online_url="https://visio.exemple.fr/a")
    html = read(client, page)
    assert 'href="https://visio.exemple.fr/a"' in html
    assert "venez directement" not in html
    assert '<h2 id="inscription">Venir</h2>' in html


@pytest.mark.parametrize("values", [{"status": Status.FULL}, {"places_taken": 8}])
def test_full_without_registration_asks_to_call(client, source, values):
    page = dated_event(
        source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value], capacity=8
    )
    change(page, 0, **values)
    html = read(client, page)
    assert "Complet, appelez avant de venir" in html
    assert "venez directement" not in html


def test_the_room_of_the_next_date_replaces_the_usual_one(client, source):
    page = event(source, last_day=date(2026, 12, 8), room="Salle 2")
    change(page, 0, room="Salle du conte")
    assert "Salle 2" not in head(client, page)
    assert "Salle du conte</span>" in head(client, page)
    assert "Les autres fois : Salle 2" in read(client, page)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": Status.ONLINE}, "(Déplacé en ligne)"),
        ({"status": Status.FULL}, "(Complet)"),
        ({"room": "Salle du conte"}, "(autre salle : Salle du conte)"),
        (
            {"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 23, 9)},
            "(Nouvelle date)",
        ),
    ],
)
def test_what_is_sent_says_the_state(client, source, values, words):
    page = event(source)
    change(page, 0, **values)
    assert f"Mardi 24 novembre 2026, 14 h - 16 h {words}" in mailed(client, page)


def test_what_is_sent_says_the_month_to_confirm(client, source):
    page = event(source, dates_kind=DatesKind.TO_CONFIRM, expected="2027-03")
    assert "Date à confirmer : mars 2027" in mailed(client, page)


def mailed(client, page) -> str:
    link = read(client, page).split('href="mailto:?', 1)[1].split('"', 1)[0]
    return " ".join(parse_qs(link)["body"][0].split())


def test_the_night_of_several_dates_ends_the_day_after(client, source):
    page = dated_event(source, paris(2026, 12, 5, 22), paris(2026, 12, 12, 22), hours=3.5)
    assert "de 22 h à 1 h 30 le lendemain." in read(client, page)
