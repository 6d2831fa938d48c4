"""One question, and what every portrait answers to it: in libraries and elsewhere, side by side."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count

from core.pagination import page_number
from core.text import fold
from portraits.enums import Context
from portraits.listing import PortraitFilters, filtered
from portraits.models import Answer, InterviewTheme, PortraitPage
from portraits.querysets import PortraitQuerySet

#: Portraits of each context on a page: all answers of a page are read in full.
PER_PAGE = 10
#: Names of portraits that have no answer, at the end of the page.
MOST_NAMES = 100


@dataclass(frozen=True)
class Voice:
    """What somebody answers: to several questions, when several are about the same theme."""

    portrait: PortraitPage
    answers: list[Answer]


@dataclass(frozen=True)
class Group:
    """The portraits of a context: those on this page, and how many there are."""

    code: str
    label: str
    voices: list[Voice]
    total: int


@dataclass(frozen=True)
class Unanswered:
    """Portraits that say nothing on the theme; the first names, and how many more there are."""

    portraits: list[PortraitPage]
    more: int


def answered_themes() -> list[InterviewTheme]:
    """Themes that a visitor may read about, each with ``total`` portraits. Two queries."""
    answers = Answer.objects.answered().of_visible_portraits().with_subject().order_by()
    totals = dict(
        answers.exclude(subject=None)
        .values_list("subject")
        .annotate(total=Count("page", distinct=True))
    )
    themes = list(InterviewTheme.objects.filter(pk__in=totals))
    for theme in themes:
        theme.total = totals[theme.pk]
    return themes


def search_themes(words: str, limit: int) -> list[InterviewTheme]:
    """At most ``limit`` answered themes whose title or question holds every word, for the search of
    the whole site."""
    wanted = fold(words).split()
    found = (
        theme
        for theme in answered_themes()
        if all(word in f" {fold(theme.title)} {fold(theme.question)}" for word in wanted)
    )
    return list(islice(found, limit))


def theme_page(theme: InterviewTheme, params) -> dict:
    """The context of the theme's page for these GET parameters: the same number of queries for any
    number of portraits."""
    form = PortraitFilters(params, without=("serie",))
    chosen = form.chosen()
    portraits = filtered(chosen).with_answers_about(theme).recent_first()
    answered = portraits.filter(is_answered=True)
    totals = dict(answered.order_by().values_list("context").annotate(total=Count("pk")))
    last = max(1, -(-max(totals.values(), default=0) // PER_PAGE))
    number, notice = page_number(params.get("page", ""), last)
    return {
        "theme": theme,
        "form": form,
        "is_filtered": bool(chosen),
        "groups": _groups(theme, answered, totals, number),
        "total": sum(totals.values()),
        "number": number,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < last else None,
        "notice": notice,
        "silent": _unanswered(portraits.filter(is_answered=False, is_asked=True)),
        "not_asked": _unanswered(portraits.filter(is_asked=False)),
    }


def _groups(theme, answered: PortraitQuerySet, totals: dict, number: int) -> list[Group]:
    """Of the contexts that have an answer. Both columns go on from page to page together."""
    first = (number - 1) * PER_PAGE
    shown = {
        code: list(answered.filter(context=code)[first : first + PER_PAGE])
        if code in totals
        else []
        for code in Context.values
    }
    said = _answers(theme, [portrait for some in shown.values() for portrait in some])
    return [
        Group(
            code,
            Context(code).label,
            [Voice(portrait, said[portrait.pk]) for portrait in portraits],
            totals[code],
        )
        for code, portraits in shown.items()
        if code in totals
    ]


def _answers(theme: InterviewTheme, portraits: list[PortraitPage]) -> dict[int, list[Answer]]:
    about = Answer.objects.about(theme).answered().filter(page__in=[p.pk for p in portraits])
    said = defaultdict(list)
    for answer in about.select_related("question", "theme").order_by("sort_order", "pk"):
        said[answer.page_id].append(answer)
    return said


def _unanswered(portraits: PortraitQuerySet) -> Unanswered:
    rows = list(portraits[: MOST_NAMES + 1])
    more = portraits.count() - MOST_NAMES if len(rows) > MOST_NAMES else 0
    return Unanswered(rows[:MOST_NAMES], more)
