"""The lexicon of this process, as the agency last wrote it."""

from finder.kept import Kept
from finder.lexicon import Entry, Lexicon, service_entries
from finder.models import LexiconTerm


def _read() -> list[Entry]:
    return [term.entry for term in LexiconTerm.objects.order_by("pk")]


def _make(entries: list[Entry]) -> Lexicon:
    # The agency's words come first; the nine services are understood whatever it wrote.
    return Lexicon([*entries, *service_entries()])


_kept = Kept("finder:lexicon", _read, _make)


def known_lexicon() -> Lexicon:
    """Shared by threads. No query while nothing changed; one otherwise."""
    return _kept.get()


def lexicon_changed() -> None:
    _kept.changed()
