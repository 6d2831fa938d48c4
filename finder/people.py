"""People found by their names: "dupont", "Anne Dup", "mme Le Goff", "anne"."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.text import clean_line, normalise
from finder.kept import Kept
from finder.lexicon_words import ASKING, LINKS
from mediators.enums import Role
from mediators.models import Mediator, Permanence
from venues.places.word_index import WordIndex, one_edit_apart

#: A slip in a shorter word makes any other word.
LEAST_CORRECTED = 5
MOST_WORDS = 8
#: How sure the words make us: family name and first name, one of them, or a part of the first.
BOTH_NAMES, FAMILY_NAME, BEGUN_FAMILY_NAME, FIRST_NAME, PART_OF_FIRST_NAME = 0.8, 0.6, 0.4, 0.3, 0.2
SLIP = 0.2
#: Namesakes that are compared; more than anybody reads.
MOST_COMPARED = 200
_TITLES = "m mr mme mlle monsieur madame mademoiselle conseiller conseillere"
_PARTICLES = "d da de del des di du el l la le les van von"
TITLES, PARTICLES = frozenset(_TITLES.split()), frozenset(_PARTICLES.split())


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody of this name. ``score`` from 0 to 1, the best first.

    ``exact``: the whole name was typed, without a slip; ``has_slip``: a letter had to be corrected.
    ``is_present``: with a permanence that is
    not over, at a venue that visitors may see. ``role`` in words.
    """

    pk: int
    name: str
    slug: str
    role: str
    score: float
    exact: bool
    has_slip: bool
    is_present: bool


class PersonRow(NamedTuple):
    """What the index is made of; ``role`` is its code, ``job_title`` replaces its label."""

    pk: int
    name: str
    slug: str
    role: str
    job_title: str
    is_present: bool


class _Name(NamedTuple):
    """A name's words: all of them, and those of the family that say who it is."""

    words: tuple[str, ...]
    first: frozenset[str]
    family: frozenset[str]


class PeopleIndex:
    """Pure and read-only once made. Those who are somewhere now come before the others."""

    def __init__(self, rows: Iterable[PersonRow]):
        self._rows = sorted(rows, key=lambda row: (not row.is_present, normalise(row.name), row.pk))
        self._names = [_taken_apart(row.name) for row in self._rows]
        self._index = WordIndex([name.words for name in self._names], [()] * len(self._names))

    def find(self, text: str, limit: int) -> list[PersonHit]:
        typed = [word for word in normalise(clean_line(text)).split() if word not in TITLES]
        if not _may_be_a_name(typed):
            return []
        # One letter is an initial: it narrows, it finds nobody.
        words = [word for word in typed if len(word) > 1]
        hits = []
        for hit in self._index.search(words, wanted=MOST_COMPARED):
            if likeness := _likeness(typed, self._names[hit.document]):
                hits.append(self._hit(hit.document, *likeness))
        hits.sort(key=lambda hit: (-hit.score, not hit.is_present))
        return hits[:limit]

    def _hit(self, number: int, score: float, has_slip: bool) -> PersonHit:
        row = self._rows[number]
        role = row.job_title or Role(row.role).label
        exact = score == 1 and not has_slip
        score -= SLIP * has_slip
        return PersonHit(row.pk, row.name, row.slug, role, score, exact, has_slip, row.is_present)


def _taken_apart(name: str) -> _Name:
    """The first name is the first word: "Jean-Pierre", "Anne"."""
    first, *family = name.split() or [""]
    own = [word for word in normalise(" ".join(family)).split() if word not in PARTICLES]
    words = tuple(normalise(name).split())
    return _Name(words, frozenset(normalise(first).split()), frozenset(own or words))


def _may_be_a_name(typed: Sequence[str]) -> bool:
    return len(typed) <= MOST_WORDS and any(len(word) > 1 and not word.isdigit() for word in typed)


def _likeness(typed: Sequence[str], name: _Name) -> tuple[float, bool] | None:
    """(how sure, whether a word had to be corrected); None when it is not this person."""
    whole, begun, has_slip = set(), set(), False
    for word in typed:
        if word in name.words:
            whole.add(word)
        elif near := _one_slip_away(word, name.words):
            whole.add(near)
            has_slip = True
        elif beginning := next((known for known in name.words if known.startswith(word)), ""):
            begun.add(beginning)
        else:
            return None
    sure = _sureness(whole, begun, name)
    # A first name alone is not corrected: "mairie" is no slip for "Marie".
    is_enough = sure > FIRST_NAME or (sure and not has_slip)
    return (sure, has_slip) if is_enough else None


def _sureness(whole: Set[str], begun: Set[str], name: _Name) -> float:
    """From 0 to 1, by the words of the name that were typed ``whole`` or only ``begun``."""
    if whole >= {word for word in name.words if word not in PARTICLES}:
        return 1
    if whole & name.family:
        return BOTH_NAMES if (whole | begun) & name.first else FAMILY_NAME
    if whole >= name.first:
        return BEGUN_FAMILY_NAME if begun & name.family else FIRST_NAME
    return PART_OF_FIRST_NAME if whole & name.first else 0


def _one_slip_away(word: str, words: Iterable[str]) -> str:
    if len(word) < LEAST_CORRECTED or word in LINKS or word in ASKING:
        return ""
    longer = (known for known in words if len(known) >= LEAST_CORRECTED)
    return next((known for known in longer if one_edit_apart(word, known)), "")


def _read() -> list[PersonRow]:
    here = Permanence.objects.current(timezone.localdate()).at_visible_venues()
    rows = (
        Mediator.objects.active()
        .annotate(is_present=Exists(here.filter(mediator=OuterRef("pk"))))
        .order_by("pk")
        .values_list("pk", "name", "slug", "role", "job_title", "is_present")
    )
    return [PersonRow(*row) for row in rows]


_kept = Kept("finder:people", _read, PeopleIndex)


def find_people(text: str, limit: int = 8) -> list[PersonHit]:
    """Active people of this name, the best match first, those who are somewhere before the others.

    Any order of words, accents or not, one slip a word of five letters. It takes a family name or
    a first name, whole. No query while nothing changed.
    """
    return _kept.get().find(text, limit)


def people_changed() -> None:
    _kept.changed()
