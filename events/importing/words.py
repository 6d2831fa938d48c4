"""Words of a file → codes of the site: themes, format, price, public… Pure.

Each takes what the file says and where to write remarks; what no list knows is said, and left.
"""

import re
from collections.abc import Iterable

import phonenumbers

from core.text import NBSP, fold
from events.enums import Audience, Format, Means
from venues.vocabulary import THEMES, Disability, Fee, Level, Public, Theme

_COMMON_THEMES = {
    "internet": Theme.FIRST_STEPS,
    "informatique": Theme.FIRST_STEPS,
    "ordinateur": Theme.FIRST_STEPS,
    "tablette": Theme.FIRST_STEPS,
    "smartphone": Theme.FIRST_STEPS,
    "demarches administratives": Theme.PROCEDURES,
    "arnaques": Theme.SAFETY,
    "securite": Theme.SAFETY,
    "photos": Theme.DOCUMENTS,
    "photo": Theme.DOCUMENTS,
    "impression 3d": Theme.MAKING,
    "realite virtuelle": Theme.MAKING,
    "robotique": Theme.MAKING,
    "jeux video": Theme.GAMES,
    "jeu video": Theme.GAMES,
    "intelligence artificielle": Theme.AI,
}
_FORMATS = {
    "atelier": Format.WORKSHOP,
    "ateliers": Format.WORKSHOP,
    "collectif": Format.WORKSHOP,
    "rendez vous": Format.APPOINTMENT,
    "rdv": Format.APPOINTMENT,
    "individuel": Format.APPOINTMENT,
    "permanence": Format.OPEN_SESSION,
    "jeux": Format.GAME,
    "rencontre": Format.TALK,
}
_DISABILITIES = {
    "moteur": Disability.MOTOR,
    "fauteuil": Disability.MOTOR,
    "pmr": Disability.MOTOR,
    "auditif": Disability.HEARING,
    "sourds": Disability.HEARING,
    "malentendants": Disability.HEARING,
    "visuel": Disability.SIGHT,
    "malvoyants": Disability.SIGHT,
    "psychique": Disability.PSYCHIC,
    "intellectuel": Disability.INTELLECTUAL,
    "mental": Disability.INTELLECTUAL,
}
_PUBLICS = {
    "senior": Public.SENIORS,
    "adolescents": Public.YOUNG,
    "ados": Public.YOUNG,
    "enfants": Public.FAMILIES,
    "famille": Public.FAMILIES,
    "familles": Public.FAMILIES,
}
_MEANS = {
    "sans inscription": Means.NONE,
    "entree libre": Means.NONE,
    "acces libre": Means.NONE,
    "sur place": Means.PHONE,
    "telephone": Means.PHONE,
    "site": Means.SITE,
    "mail": Means.EMAIL,
    "e mail": Means.EMAIL,
}
_EVERYBODY = {"", "tous", "tout public", "tous publics", "tout le monde"}
_SPLIT = re.compile(r"[;,\n|/]+")
_NUMBER = re.compile(r"\d{1,6}")


def parts(text: str) -> list[str]:
    return [part.strip() for part in _SPLIT.split(text) if part.strip()]


def _by_label(choices) -> dict[str, str]:
    return {fold(word): code for code, label in choices.choices for word in (code, label) if code}


def _known_themes() -> dict[str, str]:
    known = dict(_COMMON_THEMES)
    for theme, mapped in THEMES.items():
        for coop in mapped.coop:
            known.setdefault(fold(coop.label), theme)
            known.setdefault(fold(coop.value), theme)
    return known | _by_label(Theme)


_KNOWN_THEMES = _known_themes()
_KNOWN_FORMATS = _FORMATS | _by_label(Format)
_KNOWN_PUBLICS = _PUBLICS | _by_label(Public)
_KNOWN_DISABILITIES = _DISABILITIES | _by_label(Disability)
_KNOWN_AUDIENCES = _by_label(Audience)
_KNOWN_LEVELS = _by_label(Level)
_KNOWN_MEANS = _MEANS | _by_label(Means)


def themes(words: Iterable[str], remarks: list[str] | None = None) -> list[str]:
    """Codes of the themes that are named; with ``remarks``, those that are unknown are said."""
    return _codes(words, _KNOWN_THEMES, "thème", remarks)


def publics(text: str, remarks: list[str]) -> list[str]:
    wanted = [word for word in parts(text) if fold(word) not in _EVERYBODY]
    return _codes(wanted, _KNOWN_PUBLICS, "public", remarks)


def disabilities(text: str, remarks: list[str]) -> list[str]:
    return _codes(parts(text), _KNOWN_DISABILITIES, "accessibilité", remarks)


def means(text: str, remarks: list[str]) -> list[str]:
    return _codes(parts(text), _KNOWN_MEANS, "inscription", remarks)


def event_format(text: str, remarks: list[str]) -> str:
    return _one(text, _KNOWN_FORMATS, "format", remarks)


def level(text: str, remarks: list[str]) -> str:
    return _one(text, _KNOWN_LEVELS, "niveau", remarks)


def audience(text: str) -> str:
    """ "" when nobody knows who is meant: whoever asks must not make it public."""
    known = _KNOWN_AUDIENCES | dict.fromkeys(_EVERYBODY - {""}, Audience.PUBLIC)
    return str(known.get(fold(text), ""))


def fee(text: str) -> dict[str, str]:
    """ "gratuit", "5 €", "2 € pour les non-adhérents" → the columns of the price."""
    words, note = fold(text), " ".join(text.split())[:120]
    if words in {"gratuit", "gratuite", "libre", "non", "0"} or re.fullmatch(
        r"0 ?(?:00)? ?(?:€|euros?|eur)?", words
    ):
        return {"fee": str(Fee.FREE), "fee_note": ""}
    if words.startswith(("gratuit", "libre")):
        is_plain = not {"sous", "pour", "si"} & set(words.split())
        return {"fee": str(Fee.FREE if is_plain else Fee.CONDITIONAL), "fee_note": note}
    if words in {"payant", "oui"}:
        return {"fee": str(Fee.PAID), "fee_note": ""}
    paid = any(int(number) for number in _NUMBER.findall(words))
    return {"fee": str(Fee.PAID if paid else Fee.CONDITIONAL), "fee_note": note}


def number(text: str, most: int, what: str, remarks: list[str]) -> int | None:
    """ "8", "8 places", "8 ans" → 8; "sans limite" → None."""
    if fold(text) in {"sans limite", "illimite", "illimitee", "libre"}:
        return None
    found = _NUMBER.findall(text)
    if len(found) == 1 and 1 <= int(found[0]) <= most:
        return int(found[0])
    remarks.append(f"{what}{NBSP}: «{NBSP}{text[:40]}{NBSP}» n’est pas un nombre, laissé de côté.")
    return None


def phone(text: str, remarks: list[str]) -> str:
    """As it is stored: "+33233123456"."""
    try:
        found = phonenumbers.parse(text[:40], "FR")
    except phonenumbers.NumberParseException:
        found = None
    if found is None or len(text) > 40 or not phonenumbers.is_valid_number(found):
        remarks.append(f"téléphone illisible, laissé de côté{NBSP}: «{NBSP}{text[:40]}{NBSP}».")
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def _codes(words, known: dict[str, str], what: str, remarks: list[str] | None) -> list[str]:
    found, unknown = [], []
    for word in words:
        code = known.get(fold(word))
        (found if code else unknown).append(str(code or word)[:60])
    if unknown and remarks is not None:
        remarks.append(f"{what} inconnu, laissé de côté{NBSP}: {', '.join(unknown[:5])}.")
    return list(dict.fromkeys(found))


def _one(text: str, known: dict[str, str], what: str, remarks: list[str]) -> str:
    """The code of the whole text, or of its first word."""
    words = fold(text)
    code = known.get(words) or known.get(words.split(" ")[0])
    if not code and words:
        remarks.append(f"{what} inconnu, laissé de côté{NBSP}: {text[:60]}.")
    return str(code or "")
