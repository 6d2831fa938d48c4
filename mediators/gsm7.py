"""The letters of SMS: one outside the GSM alphabet, and each message holds 67 of them, not 153.

3GPP TS 23.038, §6.2.1: the basic alphabet, and the letters of its extension, which count twice.
"""

import unicodedata
from functools import lru_cache

#: In each of several messages sent as one.
SEPTETS = 153
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
_OTHERS = {"œ": "oe", "Œ": "OE", "’": "'", "–": "-", "«": '"', "»": '"'}


def gsm7(text: str) -> str:
    """The text in letters of this alphabet: é, è, à, ù stay, "À" is "A", "ç" is "c", "ô" is "o".

    What no letter comes near is "?".
    """
    return "".join(map(_letter, text))


def septets(text: str) -> int:
    """How much room a text takes once it is in these letters."""
    return sum(2 if letter in EXTENSION else 1 for letter in gsm7(text))


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    if letter in BASIC or letter in EXTENSION:
        return letter
    if letter in _OTHERS:
        return _OTHERS[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if part in BASIC) or "?"
