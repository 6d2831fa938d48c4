"""An .ics → incoming events: one for each UID, and one for a series that comes date by date."""

from collections import defaultdict

from icalendar.parser import Contentline
from icalendar.parser.property import split_on_unescaped_comma

from core.text import NBSP, fold
from events.enums import Means, Status
from events.importing import texts, words
from events.importing.ics_dates import dates_of
from events.importing.ics_lines import Block, cut
from events.importing.ics_rules import Budget
from events.importing.ics_times import Zones
from events.importing.incoming import (
    FileProblem,
    Incoming,
    IncomingPlace,
    Unreadable,
    made_id,
    short_id,
)
from events.importing.limits import MOST_DATES_OF_ONE
from events.importing.typed_place import is_online, place_from_line
from events.importing.window import Window
from venues.national.normalise.texts import one_line

#: What people, and our own feeds, write before a title.
_SAID = {
    "annule": Status.CANCELLED,
    "reporte": Status.POSTPONED,
    "complet": Status.FULL,
}
_ANSWERS = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}


class Vevent:
    """One VEVENT with its lines by name. ``uid`` is made of its words when it has none."""

    def __init__(self, block: Block):
        self.block = block
        self.lines: dict[str, list[str]] = defaultdict(list)
        for _, name, line in block.lines:
            self.lines[name].append(line)
        self.remarks: list[str] = []
        title = texts.line_of(self.text("SUMMARY"), 255, self.remarks, "titre")
        self.title, self.title_status = without_status(title)
        uid = one_line(self.text("UID"))
        self.uid = short_id(uid) if uid else made_id("ics", fold(self.title), self.first("DTSTART"))
        self.sequence = self._sequence()

    def first(self, name: str) -> str:
        return self.lines[name][0] if name in self.lines else ""

    def text(self, name: str) -> str:
        """The value, its escapes undone; "" when there is none or it cannot be read."""
        try:
            return Contentline(self.first(name)).parts()[2] if name in self.lines else ""
        except ValueError:
            self.remarks.append(f"{name}{NBSP}: ligne illisible, laissée de côté.")
            return ""

    def raw(self, name: str) -> str:
        return self.first(name).partition(":")[2].strip()

    @property
    def is_override(self) -> bool:
        return "RECURRENCE-ID" in self.lines

    @property
    def is_cancelled(self) -> bool:
        said = self.raw("STATUS").upper() == "CANCELLED" or self.title_status == Status.CANCELLED
        return said or self.block.method == "CANCEL"

    @property
    def status(self) -> Status:
        if self.is_cancelled:
            return Status.CANCELLED
        moved = self.conference and is_online(one_line(self.text("LOCATION")))
        return self.title_status or (Status.ONLINE if moved else Status.SCHEDULED)

    @property
    def conference(self) -> str:
        """Where one takes part from home."""
        location = one_line(self.text("LOCATION"))
        for url in (self.raw("CONFERENCE"), location):
            if url.startswith(("http://", "https://")) and len(url) <= 500 and " " not in url:
                return url
        return ""

    def _sequence(self) -> int | None:
        raw = self.raw("SEQUENCE")
        return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None


def without_status(title: str) -> tuple[str, Status | None]:
    """ "Annulé : Premiers pas" → ("Premiers pas", cancelled)."""
    head, colon, rest = title.partition(":")
    status = _SAID.get(fold(head).removesuffix("e"), _SAID.get(fold(head)))
    return (rest.strip(), status) if colon and status and rest.strip() else (title, None)


def read_ics(data: bytes, window: Window) -> list[Incoming]:
    """In the file's order. Raises ``FileProblem`` when the file as a whole is out of bounds."""
    found = cut(data)
    if not found.blocks:
        raise FileProblem("Ce calendrier ne contient aucun atelier.")
    zones, budget = Zones(found.zones), Budget()
    by_uid: dict[str, list[Vevent]] = defaultdict(list)
    read: list[Incoming] = []
    for block in found.blocks:
        try:
            event = Vevent(block)
        except Exception:  # icalendar may raise nearly anything
            read.append(Incoming(block.line, problem="atelier illisible."))
        else:
            by_uid[event.uid].append(event)
    read += [_incoming(events, zones, window, budget) for events in by_uid.values()]
    return sorted(gathered(read), key=lambda incoming: incoming.line)


def _incoming(events: list[Vevent], zones: Zones, window: Window, budget: Budget) -> Incoming:
    """One UID: the event itself, and what changes some of its dates."""
    masters = [event for event in events if not event.is_override]
    newest = max(masters or events, key=lambda event: event.sequence or 0)
    incoming = Incoming(newest.block.line, newest.uid, remarks=newest.remarks)
    if len(masters) > 1:
        incoming.remarks.append(
            "ce même identifiant revient plusieurs fois, le plus récent compte."
        )
    incoming.fields["title"] = newest.title
    incoming.sequence = newest.sequence
    incoming.cancelled = newest.is_cancelled and not newest.is_override
    try:
        for event in events:
            if event.block.problem:
                raise Unreadable(event.block.problem)
        if not newest.title:
            raise Unreadable("il n’y a pas de titre.")
        overrides = [event for event in events if event.is_override]
        master = None if newest.is_override else newest
        incoming.dates = dates_of(master, overrides, zones, window, budget, incoming.remarks)
        _describe(incoming, newest)
    except Unreadable as problem:
        incoming.problem = str(problem)
    except Exception:  # icalendar may raise nearly anything
        incoming.problem = "atelier illisible."
    incoming.aside = incoming.aside or _why_aside(incoming, newest)
    return incoming


def _why_aside(incoming: Incoming, event: Vevent) -> str:
    if event.raw("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        return "il est privé dans le calendrier."
    if event.block.method in _ANSWERS:
        return "c’est la réponse à une invitation."
    if not incoming.dates and not incoming.problem:
        return "toutes ses dates sont passées, ou trop lointaines."
    return ""


def _describe(incoming: Incoming, event: Vevent) -> None:
    remarks = incoming.remarks
    html, text = event.text("X-ALT-DESC"), event.text("DESCRIPTION")
    said = texts.plain(text) if "<" in text else text.strip()
    if said and len(said) <= 200 and "\n" not in said:
        incoming.fields |= {"summary": one_line(said), "body": ""}
    elif html or text:
        incoming.fields |= {"summary": "", "body": texts.rich(html or text, remarks)}
    categories = [
        one_line(word)
        for line in event.lines["CATEGORIES"]
        for word in split_on_unescaped_comma(line.partition(":")[2])
    ]
    if themes := words.themes(categories[:50]):
        incoming.fields["themes"] = themes
    url = one_line(event.raw("URL"))
    if url.startswith(("http://", "https://")) and len(url) <= 500:
        incoming.fields |= {
            "registration_url": url,
            "registration_means": [str(Means.PHONE), str(Means.LINK)],
        }
    else:
        incoming.fields["registration_means"] = [str(Means.PHONE)]
    incoming.place = _place(event)


def _place(event: Vevent) -> IncomingPlace:
    latitude, _, longitude = event.raw("GEO").partition(";")
    try:
        point = float(latitude), float(longitude)
        known = -90 <= point[0] <= 90 and -180 <= point[1] <= 180
    except ValueError:
        known = False
    return place_from_line(event.text("LOCATION"), point if known else None)


def gathered(read: list[Incoming]) -> list[Incoming]:
    """Dates of one series that come each with a UID of its own (our feeds, OpenAgenda's) → one event.

    They are told by their page, title and place, which are the same.
    """
    series: dict[tuple, Incoming] = {}
    kept = []
    for incoming in read:
        url = incoming.fields.get("registration_url", "")
        lone = len(incoming.dates) == 1 and incoming.dates[0].key == incoming.uid
        place = "" if is_online(incoming.place.text) else incoming.place.text
        if not (url and lone) or incoming.problem or incoming.aside:
            kept.append(incoming)
            continue
        first = series.setdefault((url, incoming.title, place), incoming)
        if first is incoming:
            kept.append(incoming)
        else:
            _join(first, incoming)
    for incoming in series.values():
        if incoming.others:
            # Each date has a sequence of its own; the series has none.
            incoming.sequence = None
    return kept


def _join(first: Incoming, other: Incoming) -> None:
    if len(first.dates) >= MOST_DATES_OF_ONE:
        first.problem = f"il a plus de {MOST_DATES_OF_ONE} dates."
        return
    first.dates += other.dates
    first.others.append(other.uid)
    first.cancelled = first.cancelled and other.cancelled
    first.remarks += [remark for remark in other.remarks if remark not in first.remarks]
