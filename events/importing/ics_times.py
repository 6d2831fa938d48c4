"""Days, hours and time zones as an .ics writes them. A time without zone is that of Paris."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar.parser import Contentline
from icalendar.prop import vDDDTypes
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from core.text import NBSP
from events.importing.incoming import Unreadable
from schedules.recurrence import PARIS

#: What Outlook calls our zone when it describes it itself, in all languages: by its offsets.
_OUR_OFFSETS = frozenset({"+0100", "+0200"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Moment:
    """As it is written: wall clock and zone, or a whole day."""

    local: datetime
    zone: ZoneInfo
    is_day: bool = False

    @property
    def utc(self) -> datetime:
        return self.local.replace(tzinfo=self.zone).astimezone(UTC)

    def at(self, local: datetime) -> "Moment":
        return Moment(local, self.zone, self.is_day)


class Zones:
    """``described``: zones that the file itself describes, see ``ics_lines.Cut``."""

    def __init__(self, described: dict[str, tuple[str, frozenset[str]]]):
        self._described = described
        self._found: dict[str, ZoneInfo] = {}

    def find(self, name: str) -> ZoneInfo:
        """Raises ``Unreadable`` for a zone that nobody knows."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> ZoneInfo:
        known, offsets = self._described.get(name, ("", frozenset()))
        parts = name.strip("/").split("/")
        # "/freeassociation.sourceforge.net/Europe/Paris": the end of a path is a name too.
        ends = ["/".join(parts[start:]) for start in range(len(parts))][:6]
        for candidate in (name, WINDOWS_TO_OLSON.get(name.strip(), ""), *ends, known):
            if zone := _zone(candidate):
                return zone
        if offsets and offsets <= _OUR_OFFSETS:
            return PARIS
        raise Unreadable(f"fuseau horaire inconnu{NBSP}: «{NBSP}{name[:60]}{NBSP}».")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moments(line: str, zones: Zones) -> list[Moment]:
    """Every moment of a DTSTART, DTEND, RECURRENCE-ID, RDATE or EXDATE line.

    Of a period, its beginning. Raises ``Unreadable``.
    """
    _, params, values = Contentline(line).raw_parts()
    name = params.get("TZID")
    zone = zones.find(str(name)) if name else PARIS
    return [_moment(value.strip(), zone) for value in values.split(",") if value.strip()]


def moment(line: str, zones: Zones) -> Moment:
    found = moments(line, zones)
    if len(found) != 1:
        raise Unreadable(f"date illisible{NBSP}: «{NBSP}{line[:80]}{NBSP}».")
    return found[0]


def _moment(value: str, zone: ZoneInfo) -> Moment:
    try:
        found = vDDDTypes.from_ical(value.partition("/")[0])
    except Exception as error:  # it raises nearly anything
        raise Unreadable(f"date illisible{NBSP}: «{NBSP}{value[:40]}{NBSP}».") from error
    if not isinstance(found, date) or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise Unreadable(f"date impossible{NBSP}: «{NBSP}{value[:40]}{NBSP}».")
    if not isinstance(found, datetime):
        return Moment(datetime.combine(found, time()), PARIS, is_day=True)
    if found.tzinfo:
        return Moment(found.astimezone(zone).replace(tzinfo=None), zone)
    return Moment(found, zone)


def duration(line: str) -> timedelta:
    """Raises ``Unreadable``."""
    _, _, value = Contentline(line).raw_parts()
    try:
        found = vDDDTypes.from_ical(value.strip())
    except Exception as error:  # it raises nearly anything
        raise Unreadable(f"durée illisible{NBSP}: «{NBSP}{value[:40]}{NBSP}».") from error
    if not isinstance(found, timedelta):
        raise Unreadable(f"durée illisible{NBSP}: «{NBSP}{value[:40]}{NBSP}».")
    return found
