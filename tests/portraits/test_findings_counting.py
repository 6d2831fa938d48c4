"""In how many portraits: every number is the length of the list behind it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portraits.enums import AnswerState, Context, Split
from portraits.finding_words import sentence
from portraits.freezing import counted
from portraits.models import Answer, FindingPage
from tests.portraits.factories import (
    CodeFactory,
    InterviewSeriesFactory,
    InterviewThemeFactory,
    finding,
    passage,
    portrait,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def cells(page) -> dict[str, tuple[int, int]]:
    """Group → (number, total), of the first code."""
    page = FindingPage.objects.get(pk=page.pk)
    return {c.group.key: (c.number, c.total) for c in counted(page, TODAY()).lines[0].cells}


@pytest.fixture
def code(db):
    return CodeFactory(label="Écouter d’abord")


def people(context, number, coded, code, **values):
    made = [portrait(context=context, **values) for _ in range(number)]
    for page in made[:coded]:
        passage(page, code)
    return made


def test_a_sentence_says_the_groups_and_a_share_only_of_ten(code):
    people(Context.LIBRARY, 10, 7, code)
    people(Context.OUTSIDE, 4, 1, code)
    figures = counted(finding(code), TODAY())
    said = sentence(figures.lines[0], figures.split)
    assert said == (
        "7\u00a0portraits sur\u00a010 (70\u00a0%) en bibliothèque, 1 sur\u00a04 hors bibliothèque"
    )


def test_nobody_and_only_one_are_said_in_words(code):
    people(Context.LIBRARY, 1, 1, code)
    people(Context.OUTSIDE, 1, 0, code)
    figures = counted(finding(code), TODAY())
    said = sentence(figures.lines[0], figures.split)
    assert said == "1\u00a0portrait sur\u00a01 en bibliothèque, aucun sur\u00a01 hors bibliothèque"


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        (Split.CONTEXT, {"en-bibliotheque": (1, 1), "hors-bibliotheque": (0, 1)}),
        (Split.ROLE, {"conseiller": (0, 1), "bibliothecaire": (1, 1)}),
        (Split.DEPARTMENT, {"50": (1, 1), "inconnu": (0, 1)}),
        (Split.YEAR, {"2022": (1, 1), "inconnu": (0, 1)}),
        (Split.NONE, {"ensemble": (1, 2)}),
    ],
)
def test_groups_by_what_is_compared(code, split, expected):
    first = portrait(
        context=Context.LIBRARY, role="bibliothecaire", department="50",
        interviewed_on=date(2022, 1, 1),
    )  # fmt: skip
    portrait(context=Context.OUTSIDE, interviewed_on=None)
    passage(first, code)
    page = finding(code, split=split)
    assert cells(page) == expected
    assert sentence(counted(page, TODAY()).lines[0], split)


def test_two_passages_of_one_portrait_count_once(code):
    page = portrait()
    passage(page, code)
    passage(page, code, quote="On commence par s’asseoir à côté de la personne.")
    found = counted(finding(code), TODAY()).lines[0].cells[0]
    assert found.number == 1
    assert len(found.cited[0].quotes) == 2


def test_what_may_not_be_read_never_counts(code):
    shown = portrait()
    portrait(publish=False)
    offline = portrait()
    private = portrait()
    silent = portrait()
    over = portrait()
    for page in (shown, offline, private, silent, over):
        passage(page, code)
    offline.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    silent.consents.all().delete()
    over.consents.update(expires_on=TODAY() - timedelta(days=1))
    assert cells(finding(code)) == {"en-bibliotheque": (1, 1)}


@pytest.mark.parametrize(
    "less", [{"scope": ["image"]}, {"channels": ["papier"]}, {"withdrawn_at": timezone.now}]
)
def test_a_consent_to_something_else_does_not_count(code, less):
    page = portrait()
    passage(page, code)
    values = {name: value() if callable(value) else value for name, value in less.items()}
    page.consents.update(**values)
    page.refresh_from_db()
    assert counted(finding(code), TODAY()).total == 0


def test_a_passage_whose_words_are_gone_waits_and_comes_back(code):
    page = portrait({"body": "<p>Je regarde. Puis on écoute.</p>"})
    passage(page, code)
    figures = finding(code)
    assert cells(figures) == {"en-bibliotheque": (1, 1)}

    def says(body, state=AnswerState.COMPLETE):
        answer = page.answers.first()
        answer.body, answer.state = body, state
        page.answers = [answer]
        page.save_revision().publish()
        page.refresh_from_db()

    says("<p>Je regarde.</p>")
    assert cells(figures) == {"en-bibliotheque": (0, 1)}
    assert page.passages.count() == 1
    says("<p>Je regarde.</p><p>Puis on\u00a0écoute.</p>")
    assert cells(figures) == {"en-bibliotheque": (1, 1)}
    says("<p>Je regarde.</p><p>Puis on écoute.</p>", AnswerState.NOT_ASKED)
    assert cells(figures) == {"en-bibliotheque": (0, 1)}


def test_only_the_series_and_those_who_were_asked(code):
    series, theme = InterviewSeriesFactory(), InterviewThemeFactory()
    inside = portrait({"theme": theme}, series=series)
    portrait({"theme": theme})
    portrait({}, series=series)
    portrait({"theme": theme, "state": AnswerState.NOT_ASKED}, series=series)
    portrait({"theme": theme, "body": ""}, series=series)
    passage(inside, code)
    assert cells(finding(code)) == {"en-bibliotheque": (1, 5)}
    assert cells(finding(code, series=[series])) == {"en-bibliotheque": (1, 4)}
    assert cells(finding(code, series=[series], theme=theme)) == {"en-bibliotheque": (1, 2)}


def test_numbers_are_those_of_the_lists_recounted_by_hand(code):
    """Against a plain loop over everything stored."""
    other = CodeFactory(label="Autre")
    for number in range(12):
        page = portrait(context=Context.values[number % 3])
        if number % 2:
            passage(page, code)
        passage(page, other, quote="Puis on écoute." if number % 5 else "Jamais dit.")
        if number % 4 == 3:
            page.unpublish()
    found = counted(finding(code, other), TODAY())
    for line in found.lines:
        for cell in line.cells:
            expected = {
                answer.page_id
                for answer in Answer.objects.select_related("page")
                for row in line.code.passages.filter(page=answer.page, answer_key=answer.key)
                if answer.page.live
                and answer.page.context == cell.group.key
                and row.quote in answer.plain
            }
            assert {cited.portrait.pk for cited in cell.cited} == expected
            assert cell.number == len(cell.cited) <= cell.total


def test_as_many_queries_for_two_portraits_as_for_twelve(code):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            counted(FindingPage.objects.get(pk=page.pk), TODAY())
        return len(queries)

    people(Context.LIBRARY, 2, 2, code)
    page = finding(code, CodeFactory())
    few = asked()
    people(Context.OUTSIDE, 10, 8, code)
    assert asked() == few <= 10
