"""A table → incoming events: a row a date, several dates in a cell, or both."""

import csv
from io import StringIO

from core.text import NBSP, fold, normalise
from events.enums import Means
from events.importing import texts, words
from events.importing.columns import NAMES, TEMPLATE, column
from events.importing.incoming import (
    FileProblem,
    Incoming,
    IncomingDate,
    Unreadable,
    made_id,
    short_id,
)
from events.importing.limits import LONGEST_LINE, MOST_BLOCKS, MOST_DATES_OF_ONE
from events.importing.typed_dates import days_and_hours, hours, span
from events.importing.typed_place import place_from_parts
from events.importing.window import Window
from events.models.event import MOST_PLACES
from venues.national.normalise.texts import one_line

_DELIMITERS = ";,\t"
_EXAMPLE = "exemple"
#: What the csv module reads at most (its own limit is 128 kB); we say ourselves what is too long.
_LONGEST_CELL = 1 << 20


def template() -> bytes:
    """The table to fill, for a French spreadsheet: semicolons, and a mark without which accents
    are spoilt."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(NAMES)
    for row in (1, 2):
        writer.writerow([column[row] for column in TEMPLATE])
    return file.getvalue().encode("utf-8-sig")


def looks_like_table(text: str) -> bool:
    return bool(_header(text)[0])


def read_csv(text: str, window: Window) -> list[Incoming]:
    """In the file's order. Raises ``FileProblem`` when the file as a whole cannot be read."""
    names, delimiter = _header(text)
    for needed in ("titre", "date"):
        if needed not in names:
            raise FileProblem(f"Il manque la colonne «{NBSP}{needed}{NBSP}».")
    if doubles := [name for name in names if name and names.count(name) > 1]:
        raise FileProblem(f"La colonne «{NBSP}{doubles[0]}{NBSP}» apparaît deux fois.")
    found: dict[str, Incoming] = {}
    others: list[Incoming] = []
    for count, (line, cells) in enumerate(_rows(text, delimiter)):
        if count == 0:
            continue  # the header
        if count > MOST_BLOCKS:
            raise FileProblem(f"Le tableau a plus de {MOST_BLOCKS} lignes{NBSP}: coupez-le.")
        row = dict(zip(names, cells, strict=False))
        incoming = _incoming(line, {name: row.get(name, "").strip() for name in NAMES}, window)
        if any(cells[len(names) :]):
            incoming.problem = "elle a plus de cases que de colonnes."
        if incoming.problem or incoming.aside:
            others.append(incoming)
        elif (first := found.setdefault(incoming.uid, incoming)) is not incoming:
            _join(first, incoming)
    return sorted([*found.values(), *others], key=lambda incoming: incoming.line)


def _header(text: str) -> tuple[list[str], str]:
    """Columns and delimiter: the one that makes the most columns we know."""
    tries = []
    for delimiter in _DELIMITERS:
        try:
            _, cells = next(_rows(text, delimiter), (0, []))
        except FileProblem:
            cells = []
        tries.append(([column(cell) for cell in cells[:200]], delimiter))
    names, delimiter = max(tries, key=lambda found: len(set(found[0]) - {""}))
    return (names, delimiter) if len(set(names) - {""}) >= 2 else ([], delimiter)


def _rows(text: str, delimiter: str):
    """(first line, cells) of every record that has words in it."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(len(cell) > LONGEST_LINE for cell in cells):
                raise FileProblem(f"Une case est démesurée à la ligne {line}.")
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileProblem(
            f"Tableau mal formé{NBSP}: guillemet mal placé, ou texte coupé, après la ligne {line}."
        ) from error


def _incoming(line: int, row: dict[str, str], window: Window) -> Incoming:
    incoming = Incoming(line)
    remarks = incoming.remarks
    title = texts.line_of(row["titre"], 255, remarks, "titre")
    incoming.fields["title"] = title
    incoming.place = place_from_parts(
        row["lieu"], row["adresse"], row["code postal"], row["commune"]
    )
    uid = one_line(row["identifiant"])
    made = made_id("csv", normalise(title), normalise(incoming.place.text))
    incoming.uid = short_id(uid) if uid else made
    if fold(uid).startswith(_EXAMPLE) or fold(title).startswith(f"{_EXAMPLE} "):
        incoming.aside = "c’est une ligne d’exemple du modèle."
        return incoming
    try:
        if not title:
            raise Unreadable("il n’y a pas de titre.")
        incoming.dates = _dates(incoming, row, window)
        _describe(incoming, row)
        if not incoming.dates:
            incoming.aside = "toutes ses dates sont passées."
    except Unreadable as problem:
        incoming.problem = str(problem)
    return incoming


def _dates(incoming: Incoming, row: dict[str, str], window: Window) -> list[IncomingDate]:
    days, beside = days_and_hours(row["date"])
    if len(days) > MOST_DATES_OF_ONE:
        raise Unreadable(f"il a plus de {MOST_DATES_OF_ONE} dates.")
    start, end = hours(row["début"] or beside, row["fin"])
    if start is None:
        incoming.remarks.append("pas d’heure de début, toute la journée est comptée.")
    elif end is None:
        incoming.remarks.append(f"pas d’heure de fin{NBSP}: une heure est comptée.")
    made = []
    for day in days:
        begins, ends, is_all_day = span(day, start, end)
        made.append(IncomingDate(f"{incoming.uid}|{day.isoformat()}", begins, ends, is_all_day))
    return [date for date in made if window.holds(date)]


def _describe(incoming: Incoming, row: dict[str, str]) -> None:
    """Only the columns that are filled: an empty cell says nothing."""
    fields, remarks = incoming.fields, incoming.remarks
    if row["résumé"]:
        fields["summary"] = texts.line_of(row["résumé"], 200, remarks, "résumé")
    if row["présentation"]:
        fields["body"] = texts.rich(row["présentation"], remarks)
    for name, target, limit in (("salle", "room", 120), ("pour entrer", "access_note", 255)):
        if row[name]:
            fields[target] = texts.line_of(row[name], limit, remarks, name)
    for name, target, read in (
        ("format", "format", words.event_format),
        ("niveau", "level", words.level),
        ("public", "publics", words.publics),
        ("accessibilité", "accessibility", words.disabilities),
    ):
        if row[name] and (value := read(row[name], remarks)):
            fields[target] = value
    if row["thème"]:
        whole = words.themes([row["thème"]])
        fields["themes"] = whole or words.themes(words.parts(row["thème"]), remarks)
    if row["prix"]:
        fields |= words.fee(row["prix"])
    for name, target, most in (
        ("places", "capacity", MOST_PLACES),
        ("âge minimum", "age_min", 120),
        ("âge maximum", "age_max", 120),
    ):
        if row[name]:
            fields[target] = words.number(row[name], most, name, remarks)
    if row["ouvert à"]:
        fields["audience"] = words.audience(row["ouvert à"])
        if not fields["audience"]:
            raise Unreadable(f"«{NBSP}ouvert à{NBSP}» incompris{NBSP}: {row['ouvert à'][:60]}.")
    _registration(fields, row, remarks)


def _registration(fields: dict, row: dict[str, str], remarks: list[str]) -> None:
    wanted = words.means(row["inscription"], remarks)
    if row["téléphone"] and (number := words.phone(row["téléphone"], remarks)):
        fields["registration_phone"] = number
        wanted.append(str(Means.PHONE))
    if row["courriel"]:
        fields["registration_email"] = one_line(row["courriel"])
        wanted.append(str(Means.EMAIL))
    if row["lien"]:
        fields["registration_url"] = one_line(row["lien"])
        wanted.append(str(Means.LINK))
    if wanted:
        fields["registration_means"] = list(dict.fromkeys(wanted))


def _join(first: Incoming, other: Incoming) -> None:
    """Another row of the same event: its dates, and what the rows before did not say."""
    known = {date.key: date for date in first.dates}
    for date in other.dates:
        key, number = date.key, 2
        while key in known and known[key].start != date.start:
            key, number = f"{date.key}#{number}", number + 1
        if key not in known:
            known[key] = IncomingDate(key, date.start, date.end, date.is_all_day)
    first.dates = sorted(known.values(), key=lambda date: date.start)
    if len(first.dates) > MOST_DATES_OF_ONE:
        first.problem = f"il a plus de {MOST_DATES_OF_ONE} dates."
    first.fields = other.fields | first.fields
    first.remarks += [remark for remark in other.remarks if remark not in first.remarks]
