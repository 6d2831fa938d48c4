"""Rows held for the time of a change, always in this order: venues, events, people, what to bring.

SQLite needs no lock: its write transactions queue.
"""

from collections.abc import Iterable

from wagtail.models import Page

from mediators.models import BringItem, Mediator
from mediators.refusals import Refused
from venues.models import VenuePage


def lock_venues(numbers: Iterable[int]) -> None:
    """Raises ``Refused`` when one of them does not exist any more.

    Whoever writes rows that only name a venue, the time that a workshop takes, does not wait.
    """
    _lock(
        VenuePage.objects.select_for_update(of=("self",), no_key=True),
        numbers,
        "La page de ce lieu vient d’être supprimée.",
    )


def hold_venues_below(page: Page) -> None:
    """This page and those below it, whatever there is."""
    rows = VenuePage.objects.select_for_update(of=("self",)).order_by("pk")
    list(rows.filter(path__startswith=page.path).only("pk"))


def lock_people(numbers: Iterable[int | None]) -> None:
    """Raises ``Refused`` when one of them does not exist any more."""
    _lock(
        Mediator.objects.select_for_update(),
        numbers,
        "La fiche de cette personne vient d’être supprimée, ou réunie avec une autre. "
        "Choisissez de nouveau qui est là.",
    )


def lock_items(items: Iterable[BringItem]) -> None:
    """Raises ``Refused`` when one of them does not exist any more."""
    _lock(
        BringItem.objects.select_for_update(no_key=True),
        (item.pk for item in items),
        "Une des choses à apporter vient d’être supprimée. Relisez la liste.",
    )


def _lock(rows, numbers: Iterable[int | None], gone: str) -> None:
    wanted = set(numbers) - {None}
    # Read whole: PostgreSQL locks the rows that are read.
    if len(list(rows.filter(pk__in=wanted).order_by("pk").only("pk"))) < len(wanted):
        raise Refused(gone)
