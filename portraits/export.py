"""The figures of a finding as a table that a French spreadsheet opens."""

import csv
from io import StringIO

from core.text import french_date
from portraits.counting import Counted

NAMES = (
    "famille", "code", "en mots", "groupe", "portraits avec ce code", "portraits du groupe",
    "pourcentage", "données au",
)  # fmt: skip
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(counted: Counted, today) -> bytes:
    """A line for each number. The percentage is empty under ten portraits."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(NAMES)
    day = french_date(counted.frozen_on or today, year=True)
    for line in counted.lines:
        for cell in line.cells:
            words = (line.code.get_family_display(), line.code.label, line.label, cell.group.label)
            share = "" if cell.share is None else cell.share
            writer.writerow([*map(_harmless, words), cell.number, cell.total, share, day])
    return file.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text[:1] in _FORMULA else text
