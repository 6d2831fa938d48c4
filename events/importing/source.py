"""A file of events, recognised by what is in it, never by its name."""

from dataclasses import dataclass

from core.text import NBSP
from events.importing.incoming import FileProblem, Incoming
from events.importing.limits import LARGEST_BYTES, MOST_DATES, MOST_EVENTS, MOST_LINES
from events.importing.reading_csv import looks_like_table, read_csv
from events.importing.reading_ics import read_ics
from events.importing.reading_openagenda import read_openagenda
from events.importing.window import Window

_TELLTALES = {
    b"PK\x03\x04": f"un classeur ou une archive{NBSP}: enregistrez la feuille au format CSV",
    b"\xd0\xcf\x11\xe0": f"un classeur{NBSP}: enregistrez la feuille au format CSV",
    b"%PDF": "un document PDF",
    b"\xff\xfe": f"un texte en UTF-16{NBSP}: enregistrez-le en UTF-8",
    b"\xfe\xff": f"un texte en UTF-16{NBSP}: enregistrez-le en UTF-8",
}
_BOM = b"\xef\xbb\xbf"


@dataclass
class Source:
    """``kind``: what the file was recognised as, in words."""

    kind: str
    events: list[Incoming]


def read(data: bytes, window: Window, most: int = MOST_EVENTS) -> Source:
    """At most so many events. Everything that makes the whole file unusable is ``FileProblem``, one
    sentence in French."""
    _check(data)
    start = data[:10_000].removeprefix(_BOM).lstrip()
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        found = Source("calendrier (.ics)", read_ics(data, window))
    elif start[:1] in (b"{", b"["):
        found = Source("OpenAgenda (JSON)", read_openagenda(_decoded(data), window))
    elif looks_like_table(text := _decoded(data)):
        found = Source("tableau (CSV)", read_csv(text, window))
    else:
        raise FileProblem(
            "Ce fichier n’est ni un calendrier (.ics), ni un tableau (CSV) avec les colonnes du "
            "modèle, ni un export d’OpenAgenda (JSON)."
        )
    _check_count(found.events, most)
    return found


def _check(data: bytes) -> None:
    if len(data) > LARGEST_BYTES:
        raise FileProblem(too_big(len(data)))
    for start, what in _TELLTALES.items():
        if data.startswith(start):
            raise FileProblem(f"Ce fichier est {what}.")
    if b"\0" in data:
        raise FileProblem("Ce fichier n’est pas un texte.")
    if not data.removeprefix(_BOM).strip():
        raise FileProblem("Le fichier est vide.")
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise FileProblem(f"Le fichier a plus de {MOST_LINES} lignes{NBSP}: coupez-le.")


def too_big(size: int) -> str:
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    return (
        f"Le fichier est trop gros{NBSP}: {megabytes}{NBSP}Mo, pour "
        f"{LARGEST_BYTES // 1_000_000}{NBSP}Mo au plus."
    )


def _check_count(events: list[Incoming], most: int) -> None:
    usable = [incoming for incoming in events if not (incoming.problem or incoming.aside)]
    if len(usable) > most:
        raise FileProblem(
            f"Le fichier contient {len(usable)} ateliers, {most} au plus{NBSP}: coupez-le."
        )
    if (dates := sum(len(incoming.dates) for incoming in usable)) > MOST_DATES:
        raise FileProblem(
            f"Le fichier contient {dates} dates, {MOST_DATES} au plus{NBSP}: coupez-le."
        )


def _decoded(data: bytes) -> str:
    """UTF-8, else what Windows writes."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
