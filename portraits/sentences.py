"""A text cut into its sentences, so that a passage is chosen by its first and its last one.

Pure: what is cut, put together again, is the text to the last space.
"""

import re

#: What a full stop ends without ending the sentence, folded to lower case.
_SHORTENED = {
    "mm", "mme", "mmes", "mlle", "mlles", "mr", "dr", "drs", "pr", "prs", "st", "ste", "sts", "cf",
    "av", "apr", "bd", "bld", "boul", "chap", "coll", "éd", "ed", "env", "fig", "hab", "max", "min",
    "réf", "ref", "resp", "tél", "tel", "vol", "pp", "vs", "sq", "janv", "févr", "fév", "avr",
    "juill", "juil", "oct", "nov", "déc",
}  # fmt: skip
_BLANK = "[ \t\u00a0\u202f]"
#: An end, what closes after it, and blanks before what looks like a beginning.
_END = re.compile(
    rf"(?P<mark>[.!?…]+)(?:{_BLANK}?[»”\")\]])*{_BLANK}+"
    rf"(?=(?:[«“\"(\[—–-]{_BLANK}*)*[A-ZÀ-ÖØ-ÞŒ0-9])"
)
_LAST_WORD = re.compile(r"[^\W_]+$")


def sentences(text: str) -> list[str]:
    """In order, each with the blanks after it; a new line is always a new sentence.

    Forgives French abbreviations ("M. Martin"), initials, numbers of lists and points of suspense
    inside a sentence.
    """
    return [piece for line in text.splitlines(keepends=True) for piece in _of_line(line)]


def _of_line(line: str) -> list[str]:
    pieces, start = [], 0
    for end in _END.finditer(line):
        if end["mark"] == "." and _goes_on(line[start : end.start()]):
            continue
        pieces.append(line[start : end.end()])
        start = end.end()
    return [*pieces, line[start:]] if line[start:] else pieces


def _goes_on(before: str) -> bool:
    """Whether the full stop after these words belongs to the last of them."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found[0].lower()
    is_item = word.isdigit() and not before[: found.start()].strip()
    return (len(word) == 1 and word.isalpha()) or word in _SHORTENED or is_item
