"""`/portraits/constats/<slug>/`: what it says, behind each number, on paper and as a table."""

import csv
import re
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from portraits.enums import Context, FindingState, Precision, Split
from portraits.models import Code, FindingPage
from tests.portraits.factories import CodeFactory, finding, finding_index, passage, portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(db):
    return CodeFactory(label="Écouter d’abord", slug="ecouter")


@pytest.fixture
def published(code):
    """Two portraits in a library, one of which speaks of it; one elsewhere."""
    first = portrait(person_name="Dominique Aubert", context=Context.LIBRARY)
    portrait(context=Context.LIBRARY)
    portrait(context=Context.OUTSIDE)
    passage(first, code)
    return finding(code, title="Faut-il d’abord écouter\u00a0?")


def text(response) -> str:
    return response.content.decode()


def test_the_answer_comes_first_then_the_table_then_the_drawing(client, published):
    html = text(client.get(published.url))
    sentence = "1\u00a0portrait sur\u00a02 en bibliothèque, aucun sur\u00a01 hors bibliothèque."
    order = [html.index(part) for part in ("<h1", sentence, "<table", '<svg class="chart')]
    assert order == sorted(order)
    assert "Chiffres à jour, sur 3\u00a0portraits publiés." in html
    assert " style=" not in html


def test_the_drawing_says_in_words_what_it_shows(client, published):
    html = text(client.get(published.url))
    drawing = re.search(r'<svg class="chart.*?</svg>', html, re.DOTALL)[0]
    assert 'role="img"' in drawing
    assert "<title" in drawing
    assert "aucun sur\u00a01 hors bibliothèque" in re.search(r"<desc.*?</desc>", drawing)[0]
    # Two of the largest group, one of them counted: the frame is whole, half of it is full.
    assert drawing.count('width="100.00%"') == 1
    assert drawing.count('width="50.00%"') == 2


def test_each_number_opens_the_passages_behind_it(client, published):
    html = text(client.get(published.url))
    links = re.findall(r'href="(\?code=[^"]+#passages)"', html)
    assert links == ["?code=ecouter&amp;groupe=en-bibliotheque#passages"]
    behind = text(client.get(f"{published.url}?code=ecouter&groupe=en-bibliotheque"))
    assert "Dominique Aubert" in behind
    assert "Puis on écoute." in behind
    assert 'href="/portraits/camille-lenoir-1/#q-comment' in behind
    assert 'id="passages"' in behind


@pytest.mark.parametrize(
    "query",
    [
        "code=inconnu", "code=ecouter&groupe=inconnu", "groupe=en-bibliotheque", "code=%00",
        "code=" + "x" * 3000, "code=%F0%9F%98%80&groupe='%20OR%201=1--", "code=1&code=2&groupe=%",
        "code[]=ecouter", "code=<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_a_number_that_is_none_shows_the_whole_finding(client, published, query):
    response = client.get(f"{published.url}?{query}")
    html = text(response)
    assert response.status_code == 200
    assert 'id="passages"' not in html
    assert "<script>alert" not in html
    assert "<table" in html


def test_a_large_group_has_its_share(client, code):
    for number in range(10):
        one = portrait()
        if number < 7:
            passage(one, code)
    html = text(client.get(finding(code).url))
    assert "70\u00a0%" in html
    assert ">Part<" in html


def test_a_finding_to_come_has_a_date_and_no_number(client, code):
    passage(portrait(), code)
    published = finding(
        code, state=FindingState.FORTHCOMING, due_on=date(2027, 3, 1), due_precision=Precision.MONTH
    )
    html = text(client.get(published.url))
    assert "À paraître\u00a0: mars 2027" in html
    assert "<table" not in html
    assert '<svg class="chart' not in html
    assert client.get(f"{published.url}tableau.csv").status_code == 404
    assert "<table" not in text(client.get(f"{published.url}?code={code.slug}"))


def test_without_a_portrait_it_says_so(client, code):
    assert "Aucun portrait publié" in text(client.get(finding(code).url))


def test_the_list_keeps_those_to_come_apart(client, published, code):
    finding(code, state=FindingState.FORTHCOMING, title="Plus tard", due_on=date(2027, 3, 1))
    finding(code, publish=False, title="Brouillon secret")
    html = text(client.get(finding_index().url))
    assert html.index("Faut-il d’abord") < html.index(">À paraître<") < html.index("Plus tard")
    assert "Brouillon secret" not in html


def test_the_table_opens_in_a_spreadsheet(client, published, code):
    Code.objects.filter(pk=code.pk).update(label='=HYPERLINK("http://x";"y")')
    with time_machine.travel("2026-11-22 10:00+01:00", tick=False):
        response = client.get(f"{published.url}tableau.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["groupe"] for row in rows] == ["En bibliothèque", "Hors bibliothèque"]
    assert (rows[0]["portraits avec ce code"], rows[0]["portraits du groupe"]) == ("1", "2")
    assert rows[0]["pourcentage"] == ""
    assert rows[0]["données au"] == "22\u00a0novembre 2026"
    assert rows[0]["code"].startswith("'=")


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_the_table_is_for_whoever_may_read_the_page(client, published, hide):
    if hide == "unpublish":
        published.unpublish()
    else:
        PageViewRestriction.objects.create(page=published, restriction_type="login")
    assert client.get(f"{published.url}tableau.csv").status_code == 404


def test_a_finding_without_a_code_is_not_published(code):
    published = finding()
    assert not published.live
    assert "choisissez au moins un code" in published.publication_blockers()[0]
    assert finding(code).live
    assert finding(state=FindingState.FORTHCOMING).live


def test_the_page_costs_as_much_with_two_portraits_as_with_ten(client, published, code):
    def asked(query=""):
        client.get(published.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{published.url}{query}")
        return len(queries)

    few = asked(), asked("?code=ecouter")
    for _ in range(8):
        passage(portrait(), code)
    assert (asked(), asked("?code=ecouter")) == few
    assert max(few) <= 20


def test_other_comparisons_show_too(client, published):
    for split in Split.values:
        FindingPage.objects.update(split=split)
        assert client.get(published.url).status_code == 200
