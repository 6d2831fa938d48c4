"""One question, all answers: side by side, filtered, with what was not asked."""

import re
from datetime import date
from itertools import pairwise
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portraits.enums import AnswerState, Context
from portraits.seeding import seed_interview_themes
from tests.portraits.factories import (
    InterviewThemeFactory,
    QuestionFactory,
    portrait,
    portrait_index,
)
from tests.portraits.test_index import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return InterviewThemeFactory(title="Parcours", slug="parcours", question="Quel chemin ?")


def shown(client, theme, **params) -> dict:
    response = client.get(theme.path_on_site, params)
    assert response.status_code == 200
    context = response.context
    return {
        **{
            group.code: [voice.portrait.person_name for voice in group.voices]
            for group in context["groups"]
        },
        "silent": [found.person_name for found in context["silent"].portraits],
        "not_asked": [found.person_name for found in context["not_asked"].portraits],
    }


def test_answers_to_different_words_stand_side_by_side(client, theme):
    first = portrait(
        {"question": QuestionFactory(text="D’où venez-vous ?", theme=theme)}, person_name="A"
    )
    portrait({"wording": "Et avant ?", "theme": theme}, person_name="B", context=Context.OUTSIDE)
    portrait({"wording": "Avant ?", "theme": theme}, person_name="C", context=Context.BOTH)
    found = shown(client, theme)
    assert found["en-bibliotheque"] == ["A"]
    assert found["hors-bibliotheque"] == ["B"]
    assert found["les-deux"] == ["C"]
    html = client.get(theme.path_on_site).content.decode()
    for words in ("D’où venez-vous ?", "Et avant ?", "En bibliothèque et ailleurs", "mars 2024"):
        assert words in html
    assert f'href="{first.path_on_site}#{first.answers.get().anchor}"' in html
    assert html.count("Puis on écoute.") == 3


def test_a_new_portrait_appears_by_itself_and_leaves_with_its_page(client, theme):
    portrait({"theme": theme}, person_name="A")
    assert shown(client, theme)["en-bibliotheque"] == ["A"]
    page = portrait({"theme": theme}, person_name="B", interviewed_on=date(2025, 1, 1))
    assert shown(client, theme)["en-bibliotheque"] == ["B", "A"]
    page.unpublish()
    assert shown(client, theme)["en-bibliotheque"] == ["A"]


def test_two_answers_of_the_same_person_stand_together(client, theme):
    portrait({"theme": theme, "wording": "Un ?"}, {"theme": theme, "wording": "Deux ?"})
    (group,) = client.get(theme.path_on_site).context["groups"]
    assert group.total == 1
    assert [answer.heading for answer in group.voices[0].answers] == ["Un ?", "Deux ?"]


def test_not_asked_is_no_empty_answer(client, theme):
    portrait({"theme": theme, "body": "<p> </p>"}, person_name="Muette")
    portrait({"theme": theme, "state": AnswerState.NOT_ASKED}, person_name="Passée")
    portrait(person_name="Autre questionnaire")
    portrait({"theme": theme, "body": "", "choice": "Non"}, person_name="Non")
    found = shown(client, theme)
    assert found["en-bibliotheque"] == ["Non"]
    assert found["silent"] == ["Muette"]
    assert sorted(found["not_asked"]) == ["Autre questionnaire", "Passée"]
    html = client.get(theme.path_on_site).content.decode()
    assert "Sans réponse" in html
    assert "Question non posée" in html


def test_an_incomplete_answer_says_so(client, theme):
    portrait({"theme": theme, "state": AnswerState.INCOMPLETE})
    assert "Réponse incomplète" in client.get(theme.path_on_site).content.decode()


def test_filters_go_for_answers_and_for_what_is_missing(client, theme):
    portrait({"theme": theme}, person_name="A", department="14", role="bibliothecaire")
    portrait({"theme": theme}, person_name="B", context=Context.OUTSIDE, department="50")
    portrait(person_name="C", department="50", interviewed_on=date(2022, 1, 1))
    assert shown(client, theme, departement="14") == {
        "en-bibliotheque": ["A"], "silent": [], "not_asked": [],
    }  # fmt: skip
    assert shown(client, theme, contexte="hors-bibliotheque")["hors-bibliotheque"] == ["B"]
    assert shown(client, theme, fonction="bibliothecaire")["en-bibliotheque"] == ["A"]
    assert shown(client, theme, annee="2022") == {"silent": [], "not_asked": ["C"]}
    html = client.get(theme.path_on_site, {"annee": "2022"}).content.decode()
    assert "Aucune réponse ne correspond" in html


def test_both_columns_go_on_together(client, theme):
    for number in range(12):
        portrait({"theme": theme}, person_name=f"Dedans {number}")
    portrait({"theme": theme}, person_name="Dehors", context=Context.OUTSIDE)
    first, second = shown(client, theme), shown(client, theme, page="2")
    assert len(first["en-bibliotheque"]) == 10
    assert first["hors-bibliotheque"] == ["Dehors"]
    assert len({*first["en-bibliotheque"], *second["en-bibliotheque"]}) == 12
    assert second["hors-bibliotheque"] == []
    html = client.get(theme.path_on_site, {"page": "2"}).content.decode()
    assert "Il n’y a plus de réponse dans cette colonne" in html
    assert "Voici la dernière" in client.get(theme.path_on_site, {"page": "9"}).content.decode()


def test_headings_of_answers_go_below_the_name(client, theme):
    portrait({"theme": theme, "body": "<h3>Le matin</h3><p>On ouvre.</p>"})
    html = client.get(theme.path_on_site).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert "<h4>Le matin</h4>" in html
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values(client, theme, value):
    portrait({"theme": theme})
    for name in ("contexte", "fonction", "departement", "annee", "page"):
        response = client.get(f"{theme.path_on_site}?{name}={quote(value)}")
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_an_unknown_theme_does_not_exist(client):
    portrait_index()
    for slug in ("inconnu", "PARCOURS", "a" * 200):
        assert client.get(f"/portraits/themes/{slug}/").status_code == 404


def test_a_theme_without_an_answer_says_so(client, theme):
    portrait_index()
    html = client.get(theme.path_on_site).content.decode()
    assert "Personne n’a encore répondu" in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_list_of_themes_says_how_many(client, theme):
    for _ in range(2):
        portrait({"theme": theme}, {"theme": theme})
    html = client.get("/portraits/themes/").content.decode()
    assert theme.path_on_site in html
    assert "2 portraits" in html


def cost(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_it_costs_the_same_at_5_and_at_50_portraits(client, theme):
    seed_interview_themes()
    question = QuestionFactory(theme=theme)
    costs = []
    for size in (5, 45):
        for number in range(size):
            context = list(Context)[number % 3]
            said = {"question": question} if number % 2 else {"theme": theme}
            body = {"body": ""} if number % 5 == 4 else {}
            portrait(said | body, {"wording": "Autre ?"}, context=context)
        costs.append(
            [cost(client, address) for address in (theme.path_on_site, "/portraits/themes/")]
        )
    assert costs[0] == costs[1]
    assert costs[1][0] <= 22
    assert costs[1][1] <= 10
