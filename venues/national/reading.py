"""Rows of a file in the national format, CSV or JSON, whatever its small liberties.

Everything that makes a whole file unusable is ``FileProblem``, with one sentence in French.
"""

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.text import fold
from venues.national.mapping import NAMES
from venues.national.normalise.doubts import Cell
from venues.national.old_values import COLUMNS, SISTERS
from venues.national.reading_json import read_objects
from venues.national.reading_problem import FileProblem

#: A file of 20,000 venues weighs about 30 MB.
LARGEST_BYTES = 45_000_000
_PIECE = 1 << 20
#: Longer than any cell that can be meant (the csv module's own limit is 128 kB).
_LONGEST_CELL = 1 << 20
_DELIMITERS = (",", ";", "\t")
_TELLTALES = {
    b"PK\x03\x04": "un classeur ou une archive ; enregistrez la feuille au format CSV UTF-8",
    b"%PDF": "un document PDF",
    b"\xff\xfe": "un texte en UTF-16 ; enregistrez-le en UTF-8",
    b"\xfe\xff": "un texte en UTF-16 ; enregistrez-le en UTF-8",
}


@dataclass
class SourceRow:
    """``line``: of the file for CSV, rank of the object for JSON. ``problem``: unusable, and why.

    ``columns``: what the file calls them, known to the format or not, empty cells included.
    """

    line: int
    cells: dict[str, Cell] = field(default_factory=dict)
    problem: str = ""
    columns: Iterable[str] = ()


@dataclass
class SourceFile:
    """A file that can be read through: what it holds, known from a first reading."""

    path: Path
    is_json: bool
    count: int = 0
    columns: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[SourceRow]:
        return _json_rows(self.path) if self.is_json else _csv_rows(self.path)

    @property
    def ignored(self) -> list[str]:
        """Columns that the format does not know."""
        return [column for column in self.columns if column and not _field(column)]

    @property
    def fields(self) -> set[str]:
        """Fields that the file speaks of. On the others it has no say: they stay as they are."""
        spoken = {name for column in self.columns if (name := _field(column))}
        split = {_field(column) for column in self.columns if _plain(column) in COLUMNS}
        return spoken | {SISTERS[name] for name in split if name in SISTERS}


def open_source(path: Path) -> SourceFile:
    """The file, read through once, so that a fault at its very end shows before anything is done."""
    _check_bytes(path)
    source = SourceFile(path, is_json=_first_character(path) in {"[", "{"})
    columns: dict[str, None] = {}
    for row in source.rows():
        source.count += 1
        columns |= dict.fromkeys(row.columns)
    source.columns = list(columns)
    if not source.count:
        raise FileProblem("Le fichier ne contient aucun lieu.")
    if missing := [name for name in ("id", "nom") if name not in source.fields]:
        raise FileProblem(f"Il manque la colonne « {' » et « '.join(missing)} ».")
    return source


def _check_bytes(path: Path) -> None:
    """Size, binary content, UTF-8: told apart, because each has its own remedy."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileProblem(f"« {path} » est un dossier, pas un fichier.")
        if size > LARGEST_BYTES:
            raise FileProblem(
                f"Fichier trop gros : {size / 1e6:.0f} Mo, pour {LARGEST_BYTES / 1e6:.0f} Mo au plus."
            )
        with path.open("rb") as file:
            _check_text(file)
    except OSError as error:
        reason = "introuvable" if isinstance(error, FileNotFoundError) else "illisible"
        raise FileProblem(f"Fichier {reason} : {path}.") from error


def _check_text(file) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, empty = 1, True
    while piece := file.read(_PIECE):
        if empty:
            for start, what in _TELLTALES.items():
                if piece.startswith(start):
                    raise FileProblem(f"Ce fichier est {what}.")
        if b"\x00" in piece:
            raise FileProblem("Ce fichier n’est pas un texte (CSV ou JSON).")
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            line += piece[: error.start].count(b"\n")
            raise _not_utf8(line) from error
        line += piece.count(b"\n")
        empty = empty and not piece.removeprefix(codecs.BOM_UTF8).strip()
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _not_utf8(line) from error
    if empty:
        raise FileProblem("Le fichier est vide.")


def _not_utf8(line: int) -> FileProblem:
    return FileProblem(
        f"Le fichier n’est pas en UTF-8 (caractère illisible vers la ligne {line}) : "
        "ouvrez-le dans un tableur et enregistrez-le au format « CSV UTF-8 »."
    )


def _first_character(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as file:
        while piece := file.read(1024):
            if text := piece.lstrip():
                return text[0]
    return ""


def _plain(column: str) -> str:
    return fold(column).replace(" ", "_")


def _field(column: str) -> str | None:
    """The field a column is meant for, v0.1 names included; None when it is none of ours."""
    name = COLUMNS.get(_plain(column), _plain(column))
    return name if name in NAMES else None


# --- CSV ---------------------------------------------------------------------------------


def _header(path: Path) -> tuple[list[str], str]:
    """Column names and delimiter: the one that makes the most columns we know."""
    tries = [(_first_record(path, delimiter), delimiter) for delimiter in _DELIMITERS]
    names, delimiter = max(tries, key=lambda found: len(_known(found[0])))
    if not _known(names):
        raise FileProblem("La première ligne ne porte aucun nom de colonne du format national.")
    folded = Counter(fold(name) for name in names)
    if doubles := [name for name in names if name and folded[fold(name)] > 1]:
        raise FileProblem(f"La colonne « {doubles[0]} » apparaît deux fois.")
    return names, delimiter


def _first_record(path: Path, delimiter: str) -> list[str]:
    """The first line with words in it; none when this delimiter makes no sense of the file."""
    try:
        return next(
            (
                [cell.strip() for cell in cells]
                for _, cells in _reader(path, delimiter)
                if any(cells)
            ),
            [],
        )
    except FileProblem:
        return []


def _known(names: list[str]) -> set[str]:
    return {field for name in names if (field := _field(name))}


def _reader(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(first line, cells) of every record. Strict: a stray quote must not swallow half a file."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise FileProblem(
                f"Fichier CSV mal formé : guillemet mal placé ou texte coupé après la ligne {line}."
            ) from error


def _csv_rows(path: Path) -> Iterator[SourceRow]:
    names, delimiter = _header(path)
    fields = [_field(name) for name in names]
    records = _reader(path, delimiter)
    next(record for record in records if any(record[1]))  # the header
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        problem = ""
        if len(cells) < len(names) or any(cells[len(names) :]):
            problem = f"{len(cells)} colonnes au lieu de {len(names)} : ligne coupée ou décalée."
        pairs = zip(fields, cells, strict=False)
        yield SourceRow(line, _gathered(pairs), problem, names)


# --- JSON --------------------------------------------------------------------------------


def _json_rows(path: Path) -> Iterator[SourceRow]:
    for rank, item in enumerate(read_objects(path), 1):
        if isinstance(item, dict):
            cells = _gathered((_field(key), _cell(item[key])) for key in item)
            yield SourceRow(rank, cells, columns=item)
        else:
            yield SourceRow(rank, problem="Ce n’est pas un lieu : un objet JSON est attendu.")


def _cell(value) -> Cell:
    """What a CSV file would have held; nested objects are given up as text, to be reported."""
    if isinstance(value, list):
        return [text for item in value if (text := str(_cell(item)).strip())]
    return "" if value is None else str(value)


def _gathered(pairs) -> dict[str, Cell]:
    """Cells by field. Two columns of one field (old and new name) are read together."""
    cells: dict[str, Cell] = {}
    for name, cell in pairs:
        if name is None or not cell:
            continue
        before = cells.get(name)
        cells[name] = cell if before in (None, cell) else [*_listed(before), *_listed(cell)]
    return cells


def _listed(cell: Cell) -> list[str]:
    return cell if isinstance(cell, list) else [cell]
