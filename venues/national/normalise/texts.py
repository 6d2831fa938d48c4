"""Free text: kept to the letter, but for what no database, form or CSV file can hold."""

import re

from venues.national.normalise.doubts import Cell, Doubts

# Everything str.splitlines() breaks at, and tabs: a line of ours has none of them.
_BREAKS = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
# Control characters (PostgreSQL refuses NUL), lone surrogates of JSON escapes, byte-order marks.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufeff]")


def flat(cell: Cell, glue: str = " | ") -> str:
    """The cell as one string; several values are set side by side."""
    return glue.join(cell) if isinstance(cell, list) else cell


def one_line(value: str) -> str:
    """A single line, single spaces; non-breaking spaces stay where they are."""
    return _BREAKS.sub(" ", _UNWRITABLE.sub("", value)).strip()


def several_lines(value: str) -> str:
    """Text on several lines: one kind of line break, nothing around."""
    value = _UNWRITABLE.sub("", value).replace("\r\n", "\n")
    return re.sub(r"[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]", "\n", value).strip()


def shortened(value: str, limit: int) -> str:
    """The beginning, cut between two words where it can be, with an ellipsis."""
    cut = value[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:") + "…"


def within(name: str, value: str, limit: int, doubts: Doubts) -> str:
    """The value when it fits its column; else its beginning, the whole going to the note."""
    if len(value) <= limit:
        return value
    doubts.keep(name, value, f"Texte de plus de {limit} caractères, raccourci.")
    return shortened(value, limit)


def presentation(summary: str, detail: str, limits: tuple[int, int], doubts: Doubts):
    """Summary and description: a summary too long is shortened, and opens the description."""
    summary, detail = one_line(summary), several_lines(detail)
    if len(summary) > limits[0]:
        doubts.say(
            "presentation_resume",
            f"Présentation courte de plus de {limits[0]} caractères : elle est raccourcie, "
            "et reprise en entier au début de la présentation détaillée.",
        )
        detail = f"{summary}\n\n{detail}".strip()
        summary = shortened(summary, limits[0])
    return summary, within("presentation_detail", detail, limits[1], doubts)
