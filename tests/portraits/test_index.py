"""`/portraits/`: cards, filters, pages; and where else on the site portraits are known."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from portraits.enums import Context
from portraits.seeding import seed_interview_themes
from tests.core.factories import CreditedImageFactory
from tests.finder.factories import finder_page
from tests.mediators.factories import mediator_index
from tests.portraits.factories import (
    InterviewSeriesFactory,
    InterviewThemeFactory,
    QuestionFactory,
    portrait,
    portrait_index,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

HOSTILE = [
    "\x00", "é" * 5000, "' OR 1=1 --", "%", "_", "\\", '"', "<script>alert(1)</script>", "-1",
    "0", "9999999", "NaN", "🦊", "٣", "1e9", "hors-bibliotheque\x00", "99999999999999999999",
]  # fmt: skip


def names(client, **params) -> list[str]:
    response = client.get("/portraits/", params)
    assert response.status_code == 200
    return [card.portrait.person_name for card in response.context["portraits"].items]


def test_an_empty_list_offers_a_way(client):
    portrait_index()
    html = client.get("/portraits/").content.decode()
    assert "Les premiers portraits arrivent bientôt" in html
    assert "/conseillers/" in html


def test_a_card_says_who_where_when_and_one_sentence(client):
    venue = VenuePageFactory(title="La Source")
    page = portrait(
        {"pull_quote": "Jamais dit."},
        {"pull_quote": "Puis on écoute."},
        job_title="Conseillère numérique",
        venues=[venue],
        employer="Saint-Lô Agglo",
        picture=CreditedImageFactory(credit="© Sonia Okafor"),
    )
    html = client.get("/portraits/").content.decode()
    for words in (page.person_name, "Conseillère numérique", "La Source", "mars 2024", "© Sonia"):
        assert words in html
    assert "«\u00a0Puis on écoute.\u00a0»" in html
    assert "Jamais dit" not in html
    assert "Saint-Lô Agglo" not in html


def test_the_newest_comes_first_and_the_undated_last(client):
    portrait(person_name="Ancienne", interviewed_on=date(2021, 1, 1))
    portrait(person_name="Sans date", interviewed_on=None)
    portrait(person_name="Récente", interviewed_on=date(2025, 1, 1))
    assert names(client) == ["Récente", "Ancienne", "Sans date"]


def test_filters(client):
    series = InterviewSeriesFactory(slug="la-serie")
    portrait(person_name="A", context=Context.OUTSIDE, department="14", series=series)
    portrait(person_name="B", role="bibliothecaire", interviewed_on=date(2022, 5, 1))
    assert names(client, contexte="hors-bibliotheque") == ["A"]
    assert names(client, fonction="bibliothecaire") == ["B"]
    assert names(client, departement="14") == ["A"]
    assert names(client, serie="la-serie") == ["A"]
    assert names(client, annee="2022") == ["B"]
    assert names(client, annee="2022", contexte="hors-bibliotheque") == []
    assert sorted(names(client, contexte="ailleurs")) == ["A", "B"]


def test_nothing_found_says_what_to_do(client):
    portrait(context=Context.OUTSIDE, interviewed_on=date(2022, 1, 1))
    portrait(interviewed_on=date(2023, 1, 1))
    address = "/portraits/?contexte=hors-bibliotheque&annee=2023"
    assert "Aucun portrait ne correspond" in client.get(address).content.decode()


def test_a_wrong_choice_is_named_beside_its_field(client):
    portrait()
    html = client.get("/portraits/", {"serie": "inconnue"}).content.decode()
    assert 'aria-invalid="true" aria-describedby="id_serie_error"' in html
    assert "il n’a pas été retenu" in html


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values(client, value):
    portrait()
    for name in ("contexte", "fonction", "departement", "serie", "annee", "page"):
        response = client.get(f"/portraits/?{name}={quote(value)}")
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_each_portrait_is_on_one_page_of_the_list(client):
    for _ in range(14):
        portrait()
    found = names(client) + names(client, page="2")
    assert len(found) == len(set(found)) == 14


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def fill(size: int) -> None:
    question = QuestionFactory(theme=InterviewThemeFactory())
    for _ in range(size):
        portrait(
            {"question": question, "pull_quote": "Puis on écoute."},
            series=InterviewSeriesFactory(),
            picture=CreditedImageFactory(),
            venues=[VenuePageFactory(), VenuePageFactory()],
        )


@pytest.mark.parametrize(("address", "most"), [("/portraits/", 18), ("/", 20)])
def test_lists_cost_the_same_at_any_size(client, address, most):
    finder_page()
    mediator_index()
    costs = []
    for size in (2, 10):
        fill(size)
        costs.append(cost(client, address))
    assert costs[0] == costs[1] <= most


def test_what_visitors_may_not_read_is_nowhere(client):
    finder_page()
    question = QuestionFactory(theme=InterviewThemeFactory(title="Secret", slug="secret"))
    said = {"question": question, "pull_quote": "Puis on écoute."}
    hidden = portrait(said, person_name="Personne réservée", title="Personne réservée")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    portrait(said, person_name="Personne dépubliée", title="Personne dépubliée").unpublish()
    portrait(said, person_name="Personne future", title="Personne future", publish=False)
    for address in (
        "/", "/portraits/", "/portraits/themes/", "/portraits/themes/secret/",
        "/recherche/?q=personne", "/recherche/?q=secret", "/plan-du-site/", "/sitemap.xml",
    ):  # fmt: skip
        html = client.get(address).content.decode()
        assert "Personne réservée" not in html, address
        assert "Personne dépubliée" not in html, address
        assert "Personne future" not in html, address
        assert hidden.path_on_site not in html, address
    assert "/portraits/themes/" not in client.get("/sitemap.xml").content.decode()


def test_search_finds_words_of_answers_and_questions(client):
    theme = InterviewThemeFactory(title="Goût du métier", question="Qu’est-ce qui vous plaît ?")
    page = portrait(
        {"theme": theme, "body": "<p>Le sourire de la boulangère.</p>"},
        introduction="<p>Un <b>mardi</b>.</p>",
    )
    html = client.get("/recherche/", {"q": "boulangère"}).content.decode()
    assert page.path_on_site in html
    assert "<p>Un mardi.</p>" in html
    html = client.get("/recherche/", {"q": "plaît métier"}).content.decode()
    assert theme.path_on_site in html


def test_the_site_map_knows_themes_with_an_answer(client):
    seed_interview_themes()
    theme = InterviewThemeFactory(slug="lu")
    page = portrait({"theme": theme})
    xml = client.get("/sitemap.xml").content.decode()
    assert f"{page.path_on_site}<" in xml
    assert xml.count("/portraits/themes/") == 2
    assert "/portraits/themes/lu/" in xml


def test_home_shows_the_newest_that_has_a_sentence(client):
    finder_page()
    assert "Une personne raconte" not in client.get("/").content.decode()
    portrait({"pull_quote": "Puis on écoute."}, person_name="Avec", interviewed_on=date(2023, 1, 1))
    portrait(person_name="Sans", interviewed_on=date(2025, 1, 1))
    html = client.get("/").content.decode()
    assert "Une personne raconte son métier" in html
    assert ">Avec</a>" in html
    assert ">Sans</a>" not in html
