"""Which commune a venue is in, and how the list of communes is brought up to date."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from core.text import normalise
from venues.commune_sources import CommuneEntry, CommuneList
from venues.models import Commune, VenuePage
from venues.signals import communes_loaded

#: A list much shorter than what we hold is a part of it, not the news of mass mergers.
COMPLETE_SHARE = 0.9


class CommuneIndex:
    """The communes in memory: made once, then asked as often as a file has rows.

    >>> CommuneIndex(Commune.objects.all()).find("ST LO", "50000", "")
    <Commune: Saint-Lô (50)>
    """

    def __init__(self, communes: Iterable[Commune]):
        self._by_code: dict[str, Commune] = {}
        self._by_name: dict[str, dict[str, Commune]] = defaultdict(dict)
        self._by_former: dict[str, dict[str, Commune]] = defaultdict(dict)
        for commune in communes:
            self._by_code[commune.insee_code] = commune
            self._by_name[normalise(commune.name)][commune.insee_code] = commune
            for former in commune.former_names:
                self._by_former[normalise(former)][commune.insee_code] = commune

    def find(self, name: str = "", postal_code: str = "", insee_code: str = "") -> Commune | None:
        """The one commune this can be, or None when it is unknown or not certain.

        An INSEE code settles it. Otherwise the name, present then former, with the postal code;
        then the name alone, when one commune only bears it. A postal code alone never does: 32
        communes can share one.
        """
        if commune := self._by_code.get(insee_code.strip().upper()):
            return commune
        key, postal_code = normalise(_without_cedex(name)), postal_code.strip()
        named = [
            list(by_name[key].values())
            for by_name in (self._by_name, self._by_former)
            if key in by_name
        ]
        for communes in named:
            if found := _only([c for c in communes if postal_code in c.postal_codes]):
                return found
        department = [
            [c for c in communes if postal_code[:2] == c.insee_code[:2]] for communes in named
        ]
        for communes in department if postal_code else named:
            if found := _only(communes):
                return found
        return None


def _without_cedex(name: str) -> str:
    """ "SAINT-LO CEDEX 2" → "SAINT-LO ": the post's word, not the commune's."""
    return name[: max(name.upper().find(" CEDEX"), 0)] or name


def _only(communes: list[Commune]) -> Commune | None:
    return communes[0] if len(communes) == 1 else None


def find_commune(name: str = "", postal_code: str = "", insee_code: str = "") -> Commune | None:
    """``CommuneIndex.find`` for a single question (a venue's form): it reads every commune."""
    return CommuneIndex(Commune.objects.all()).find(name, postal_code, insee_code)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many communes were made, changed, deleted; kept though absent; left without a point.

    ``linked`` counts the venues that found their commune.
    """

    created: int
    changed: int
    deleted: int
    kept: int
    pointless: int
    linked: int


@transaction.atomic
def load_communes(
    communes: CommuneList, *, known: dict[str, CommuneEntry], whole_region: bool
) -> LoadReport:
    """Bring the table up to date with a list; a second call with the same list writes nothing.

    ``known`` is the embedded list, for former names and points that the new list lacks. Communes
    that are no longer in the list were merged into others: they are deleted, and their venues
    linked anew. That holds for the departments the list speaks of, or for all when the list is that
    of the ``whole_region``; and only if the list is not much shorter than what we hold.
    """
    stored = Commune.objects.in_bulk()
    wanted = {}
    for entry in communes.entries:
        if row := _merged(entry, stored.get(entry.insee_code), known, official=communes.official):
            wanted[row.insee_code] = row
    changed = [row for code, row in wanted.items() if not _same(row, stored.get(code))]
    fields = [field.name for field in Commune._meta.concrete_fields if not field.primary_key]
    Commune.objects.bulk_create(
        changed,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["insee_code"],
        update_fields=fields,
    )
    deleted, kept = _delete_vanished(set(stored), communes.entries, whole_region=whole_region)
    linked = link_venues()
    created = sum(row.insee_code not in stored for row in changed)
    if changed or deleted:
        transaction.on_commit(lambda: communes_loaded.send(sender=Commune))
    return LoadReport(
        created=created,
        changed=len(changed) - created,
        deleted=deleted,
        kept=kept,
        pointless=len(communes.entries) - len(wanted),
        linked=linked,
    )


def _merged(
    entry: CommuneEntry, row: Commune | None, known: dict[str, CommuneEntry], *, official: bool
) -> Commune | None:
    """The row to store: the list's facts, completed by what we had. None without any point."""
    embedded = known.get(entry.insee_code)
    stored_point = (row.latitude, row.longitude, row.approximate) if row else None
    point = (*entry.point, entry.approximate) if entry.point else None
    if stored_point and not official and not row.approximate:
        point = stored_point  # perhaps an official centre: the embedded list knows no better
    if point is None and embedded:
        point = (*embedded.point, embedded.approximate)
    point = stored_point if point is None or (stored_point and not entry.point) else point
    if point is None:
        return None
    former = entry.former_names or (embedded.former_names if embedded else ())
    return Commune(
        insee_code=entry.insee_code,
        name=entry.name,
        former_names=list(former) or (row.former_names if row else []),
        postal_codes=list(entry.postal_codes) or (row.postal_codes if row else []),
        department=entry.department,
        population=entry.population,
        latitude=point[0],
        longitude=point[1],
        approximate=point[2],
    )


def _same(new: Commune, old: Commune | None) -> bool:
    return old is not None and all(
        getattr(new, field.attname) == getattr(old, field.attname)
        for field in Commune._meta.concrete_fields
    )


def _delete_vanished(
    stored: set[str], entries: list[CommuneEntry], *, whole_region: bool
) -> tuple[int, int]:
    """Number of communes deleted, and of those kept because the list looks partial."""
    departments = {entry.department for entry in entries}
    listed = {entry.insee_code for entry in entries}
    vanished = Commune.objects.filter(pk__in=stored - listed)
    if not whole_region:
        vanished = vanished.filter(department__in=departments)
    codes = set(vanished.values_list("pk", flat=True))
    neighbours = set(
        Commune.objects.filter(department__in=departments, pk__in=stored).values_list(
            "pk", flat=True
        )
    )
    if len(neighbours & listed) < COMPLETE_SHARE * len(neighbours):
        return 0, len(codes)
    # A plain delete: the foreign key of venues is SET_NULL, and link_venues() follows.
    Commune.objects.filter(pk__in=codes).delete()
    return len(codes), 0


def link_venues() -> int:
    """Link the venues that have no commune yet to the one they name; returns how many."""
    alone = list(
        VenuePage.objects.filter(commune=None).only("commune_name", "postal_code", "insee_code")
    )
    if not alone:
        return 0
    index = CommuneIndex(Commune.objects.all())
    linked = 0
    for venue in alone:
        if commune := index.find(venue.commune_name, venue.postal_code, venue.insee_code):
            linked += VenuePage.objects.filter(pk=venue.pk).update(commune=commune)
    return linked
