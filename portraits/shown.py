"""One interview as it is read: its questions and answers, and where to read on."""

from dataclasses import dataclass

from django.db.models import Count

from portraits.models import Answer, InterviewTheme, PortraitPage
from portraits.plain import is_in
from venues.models import VenuePage


@dataclass(frozen=True)
class Entry:
    """A question that was asked. ``theme`` is None when no other portrait answers it."""

    answer: Answer
    quote: str
    theme: InterviewTheme | None


@dataclass(frozen=True)
class Reading:
    """``older`` and ``newer`` are the neighbours in the series, ``earlier`` and ``later`` the same
    person's other interviews; only what a visitor may read."""

    portrait: PortraitPage
    headline: str
    entries: list[Entry]
    venues: list[VenuePage]
    older: PortraitPage | None
    newer: PortraitPage | None
    earlier: PortraitPage | None
    later: list[PortraitPage]

    @property
    def person_path(self) -> str:
        """The directory's page of the person, while they are in it."""
        mediator = self.portrait.mediator
        return mediator.path_on_site if mediator and mediator.is_active else ""


def reading(portrait: PortraitPage) -> Reading:
    """Also for a draft and a revision, which need not be in the database."""
    older, newer = _neighbours(portrait)
    chosen = [venue.pk for venue in portrait.venues.all()]
    related = PortraitPage.objects.visible().exclude(pk=portrait.pk)
    return Reading(
        portrait=portrait,
        headline=headline(portrait),
        entries=_entries(portrait),
        venues=list(VenuePage.objects.visible().filter(pk__in=chosen).by_place()) if chosen else [],
        older=older,
        newer=newer,
        earlier=related.filter(pk=portrait.follows_id).first() if portrait.follows_id else None,
        later=list(related.filter(follows=portrait).order_by("interviewed_on", "pk")[:5])
        if portrait.pk
        else [],
    )


def headline(portrait: PortraitPage) -> str:
    """What the title says besides the series and the name of the person; "" when nothing does."""
    title = portrait.title.strip()
    if portrait.series:
        title = title.removeprefix(portrait.series.prefix).strip()
    return "" if portrait.person_name.lower() in title.lower() else title


def _entries(portrait: PortraitPage) -> list[Entry]:
    answers = list(portrait.answers.select_related("theme", "question__theme"))
    subjects = {answer.subject_theme.pk for answer in answers if answer.subject_theme}
    others = (
        Answer.objects.answered()
        .of_visible_portraits()
        .exclude(page=portrait.pk)
        .with_subject()
        .filter(subject__in=subjects)
    )
    compared = dict(others.order_by().values_list("subject").annotate(Count("page", distinct=True)))
    return [
        Entry(
            answer,
            answer.pull_quote if is_in(answer.pull_quote, answer.plain) else "",
            theme if theme and compared.get(theme.pk) else None,
        )
        for answer in answers
        if answer.is_asked
        for theme in [answer.subject_theme]
    ]


def _neighbours(portrait: PortraitPage) -> tuple[PortraitPage | None, PortraitPage | None]:
    """The older and the newer of the series, in the order of its list."""
    if portrait.series_id is None or portrait.pk is None:
        return None, None
    series = PortraitPage.objects.filter(series=portrait.series_id).visible().recent_first()
    keys = list(series.values_list("pk", flat=True))
    if portrait.pk not in keys:
        return None, None
    place = keys.index(portrait.pk)
    newer, older = keys[place - 1 : place] if place else [], keys[place + 1 : place + 2]
    found = PortraitPage.objects.in_bulk([*newer, *older])
    return next((found[pk] for pk in older), None), next((found[pk] for pk in newer), None)
