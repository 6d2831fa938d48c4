"""Telephone numbers as French files write them → E.164, one only.

Source of the shape: the format's own pattern for ``telephone``.
"""

import re
from itertools import islice

import phonenumbers

from venues.national.normalise.doubts import Cell, Doubts
from venues.national.normalise.texts import flat, one_line

NATIONAL = re.compile(r"^\+(?:33|590|594|262|596|269|687|689|508|681)\d{6,9}$")
#: Beginning of the postal code → region whose "0262…" is meant. Elsewhere, metropolitan France.
_REGIONS = {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT"}
_ANNOUNCED = re.compile(r"(?i)\b(?:t[ée]l(?:[ée]phone)?|standard|fixe|mobile|portable)\b[ .:]*")
#: "02/33/12/34/56", ten figures in a row of several numbers, or nine that lost their zero.
_TEN = re.compile(r"(?<!\d)0\d(?:[ ./-]?\d\d){4}(?!\d)|(?<!\d)0\d(?:[ ./-]?\d\d){4}(?=[ ./-]?0)")
_NINE = re.compile(r"^[1-9]\d{8}$")
#: A number and nothing else: spares looking for numbers in a text, which is slow.
_ALONE = re.compile(r"^[+\d(][\d .()-]{8,20}$")
_LONGEST = 300


def telephone(cell: Cell, postal_code: str, doubts: Doubts) -> str:
    """The first number in E.164; everything else that was written goes to the note."""
    text = one_line(flat(cell))
    if not text or NATIONAL.match(text):
        return text
    number, used = _first(text[:_LONGEST], _REGIONS.get(postal_code[:3], "FR"))
    rest = _ANNOUNCED.sub("", text.replace(used, "", 1))
    if not number:
        doubts.keep("telephone", text, "Numéro de téléphone illisible.")
    elif any(c.isalnum() for c in rest):
        doubts.keep("telephone", text, "Un seul numéro est publié, le premier.")
    return number


def _first(text: str, region: str) -> tuple[str, str]:
    """(number, the characters it was written with), or two empty strings."""
    for candidate in _candidates(text, region):
        try:
            parsed = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(parsed) and NATIONAL.match(number):
            return number, candidate
    return "", ""


def _candidates(text: str, region: str):
    if _ALONE.match(text):
        yield text
    found = phonenumbers.PhoneNumberMatcher(text, region)
    yield from (match.raw_string for match in islice(found, 5))
    yield from islice((match.group() for match in _TEN.finditer(text)), 5)
    if _NINE.match(text):
        yield text
