"""In how many portraits a code appears, group by group; each number is the length of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from mediators.enums import Role
from portraits.coding import known
from portraits.enums import AnswerState, Channel, ConsentScope, Context, Split
from portraits.models.codes import Code, Passage
from portraits.models.consent import Consent
from portraits.models.portrait import Answer, PortraitPage
from venues.models.communes import DEPARTMENTS

#: Under so many portraits, a percentage would say more than is known.
ENOUGH_FOR_SHARE = 10
UNKNOWN = "inconnu"
ALL = "ensemble"


@dataclass(frozen=True)
class Quote:
    """Words that the site says today, and the codes (keys) that they carry."""

    pk: int
    page_id: int
    text: str
    anchor: str
    heading: str
    codes: frozenset[int]


@dataclass(frozen=True)
class Group:
    """Portraits that are compared with others. ``label`` begins a line."""

    key: str
    label: str
    portraits: list[PortraitPage]


@dataclass(frozen=True)
class Cited:
    """A portrait, and the words for which it counts."""

    portrait: PortraitPage
    quotes: list[Quote]


@dataclass(frozen=True)
class Cell:
    """One number: the portraits of a group with a code, ``cited``, among all of the group."""

    group: Group
    cited: list[Cited]

    @property
    def number(self) -> int:
        return len(self.cited)

    @property
    def total(self) -> int:
        return len(self.group.portraits)

    @property
    def share(self) -> int | None:
        """Per cent, rounded half up; None for a group that is too small."""
        if self.total < ENOUGH_FOR_SHARE:
            return None
        return (200 * self.number + self.total) // (2 * self.total)


@dataclass(frozen=True)
class Line:
    code: Code
    label: str
    cells: list[Cell]


@dataclass(frozen=True)
class Counted:
    groups: list[Group]
    lines: list[Line]
    split: str
    frozen_on: date | None = None

    @property
    def total(self) -> int:
        return sum(len(group.portraits) for group in self.groups)

    @property
    def has_shares(self) -> bool:
        return any(len(group.portraits) >= ENOUGH_FOR_SHARE for group in self.groups)


def group_key(portrait: PortraitPage, split: str) -> str:
    match split:
        case Split.CONTEXT:
            return portrait.context
        case Split.ROLE:
            return portrait.role
        case Split.DEPARTMENT:
            return portrait.department or UNKNOWN
        case Split.YEAR:
            return str(portrait.interviewed_on.year) if portrait.interviewed_on else UNKNOWN
    return ALL


def group_label(key: str, split: str) -> str:
    if key == UNKNOWN:
        return "Date non précisée" if split == Split.YEAR else "Département non précisé"
    match split:
        case Split.CONTEXT:
            return Context(key).label
        case Split.ROLE:
            return Role(key).label
        case Split.DEPARTMENT:
            return DEPARTMENTS.get(key, key)
        case Split.YEAR:
            return f"En {key}"
    return "Tous les portraits"


def grouped(portraits: Iterable[PortraitPage], split: str, keys: dict[int, str]) -> list[Group]:
    """Groups in the order of their list, those without a portrait left out.

    ``keys``: the group of each portrait by its number; where it has none, what the portrait says.
    """
    found: dict[str, list[PortraitPage]] = {}
    for portrait in portraits:
        key = keys.get(portrait.pk) or group_key(portrait, split)
        found.setdefault(key, []).append(portrait)
    order = {Split.CONTEXT: Context.values, Split.ROLE: Role.values}.get(split, sorted(found))
    ordered = sorted(found, key=lambda key: (key == UNKNOWN, order.index(key)))
    return [Group(key, group_label(key, split), found[key]) for key in ordered]


def tally(groups: list[Group], quotes: Iterable[Quote], code: int) -> list[Cell]:
    """The cells of one code, a group each."""
    words: dict[int, list[Quote]] = {}
    for quote in quotes:
        if code in quote.codes:
            words.setdefault(quote.page_id, []).append(quote)
    return [
        Cell(group, [Cited(p, words[p.pk]) for p in group.portraits if p.pk in words])
        for group in groups
    ]


def shown(today: date):
    """Portraits that anybody may read, and whose person allows the text on this site today."""
    allowed = Consent.objects.holding(today).filter(
        page=OuterRef("pk"), scope__has=ConsentScope.TEXT, channels__has=Channel.SITE
    )
    return PortraitPage.objects.visible().filter(Exists(allowed)).recent_first()


def countable(finding, today: date) -> list[PortraitPage]:
    """What a finding counts among."""
    portraits = shown(today)
    if series := [series.pk for series in finding.series.all()]:
        portraits = portraits.filter(series__in=series)
    if finding.theme_id:
        asked = Answer.objects.about(finding.theme_id).exclude(state=AnswerState.NOT_ASKED)
        portraits = portraits.filter(pk__in=asked.values("page"))
    return list(portraits)


def valid_quotes(passages, codes: dict[int, frozenset[int]] | None = None) -> list[Quote]:
    """Those of these passages whose words the site still says. ``codes``: the codes of each passage
    by its number, when they are not those of today. Three queries."""
    rows = passages.prefetch_related("codes").order_by("page_id", "pk")
    return [
        Quote(
            pk=row.passage.pk,
            page_id=row.passage.page_id,
            text=row.passage.quote,
            anchor=row.answer.anchor,
            heading=row.answer.heading,
            codes=(
                frozenset(code.pk for code in row.passage.codes.all())
                if codes is None
                else codes[row.passage.pk]
            ),
        )
        for row in known(rows)
        if row.holds
    ]


def passages_of(portraits: list[PortraitPage], codes: Iterable[int]):
    pks = [portrait.pk for portrait in portraits]
    return Passage.objects.filter(page__in=pks, codes__in=list(codes)).distinct()
