"""Figures kept as they were on a day: which portraits, in which group, and which passages.

``FindingPage.frozen`` holds numbers of rows, never names nor words, so that whoever withdraws
disappears from the frozen figures as from the others::

    {"definition": {…}, "groups": {"en-bibliotheque": [12, 15]}, "passages": {"3": [40, 41]}}

``groups``: pages by group; ``passages``: passages by code.
"""

from datetime import date

from portraits.counting import (
    Counted,
    Line,
    countable,
    grouped,
    passages_of,
    shown,
    tally,
    valid_quotes,
)
from portraits.enums import FindingState
from portraits.models.codes import Code, Passage


def counted(finding, today: date) -> Counted:
    """The figures of a finding, live or frozen: the same number of queries for 2 and 200 portraits."""
    frozen = finding.frozen if is_settled(finding) else None
    if frozen is None:
        portraits, keys = countable(finding, today), {}
    else:
        keys = {pk: key for key, pages in frozen["groups"].items() for pk in pages}
        portraits = list(shown(today).filter(pk__in=keys))
    groups = grouped(portraits, finding.split, keys)
    rows = [row for row in finding.counts.all() if row.code_id]
    codes = Code.objects.in_bulk([row.code_id for row in rows])
    quotes = _live(portraits, codes) if frozen is None else _kept(portraits, frozen)
    lines = [
        Line(codes[row.code_id], row.label or codes[row.code_id].label, tally(groups, quotes, code))
        for row in rows
        if (code := row.code_id) in codes
    ]
    return Counted(groups, lines, finding.split, finding.frozen_on if frozen else None)


def _live(portraits, codes):
    return valid_quotes(passages_of(portraits, codes))


def _kept(portraits, frozen: dict):
    """The frozen passages that may still be shown, with the codes of that day."""
    codes: dict[int, set[int]] = {}
    for code, passages in frozen["passages"].items():
        for pk in passages:
            codes.setdefault(pk, set()).add(int(code))
    rows = Passage.objects.filter(pk__in=codes, page__in=[portrait.pk for portrait in portraits])
    return valid_quotes(rows, {pk: frozenset(found) for pk, found in codes.items()})


def definition(finding) -> dict:
    """What is counted: another definition asks for other figures."""
    return {
        "split": finding.split,
        "series": sorted(series.pk for series in finding.series.all()),
        "theme": finding.theme_id,
        "codes": sorted({row.code_id for row in finding.counts.all() if row.code_id}),
    }


def is_settled(finding) -> bool:
    """Whether the frozen figures are those of what is asked (a draft may ask otherwise)."""
    frozen = finding.frozen if finding.is_frozen else None
    return frozen is not None and frozen["definition"] == definition(finding)


def settle(finding, today: date) -> None:
    """After a publication: freeze the figures, keep those frozen, or let them go.

    A publication that changes only words keeps the figures and their day.
    """
    wanted = finding.live and finding.is_frozen and finding.state == FindingState.READY
    if not wanted:
        _write(finding, None, None)
    elif not is_settled(finding):
        finding.frozen = None
        _write(finding, _figures(finding, today), today)


def _figures(finding, today: date) -> dict:
    found = counted(finding, today)
    return {
        "definition": definition(finding),
        "groups": {g.key: [portrait.pk for portrait in g.portraits] for g in found.groups},
        "passages": {
            str(line.code.pk): sorted(
                quote.pk for cell in line.cells for cited in cell.cited for quote in cited.quotes
            )
            for line in found.lines
        },
    }


def _write(finding, frozen: dict | None, day: date | None) -> None:
    finding.frozen, finding.frozen_on = frozen, day
    type(finding).objects.filter(pk=finding.pk).update(frozen=frozen, frozen_on=day)
