"""A place written on one line, as in LOCATION: "Médiathèque, 1 rue de la Paix, 50000 Saint-Lô". Pure."""

import re

from core.text import fold
from events.importing.incoming import IncomingPlace
from venues.national.normalise.texts import one_line, shortened

_LONGEST = 500
_TOWN = re.compile(r"^(?:F-?)?(\d{5})\s+(\D[^,;]{1,99})$")
_STREET = re.compile(r"(?i)^\d+\s*(?:bis|ter|quater)?[ ,]|\b(?:rue|avenue|place|boulevard|route)\b")
_ONLINE = frozenset({"en ligne", "online", "visio", "visioconference", "a distance", "webinaire"})
_COUNTRY = frozenset({"france", "normandie", "fr"})


def is_online(text: str) -> bool:
    return fold(text) in _ONLINE or text.lower().startswith(("http://", "https://"))


def place_from_line(text: str, point: tuple[float, float] | None = None) -> IncomingPlace:
    """Name, street, postal code and town, each "" when it cannot be told."""
    text = shortened(line, _LONGEST) if len(line := one_line(text)) > _LONGEST else line
    pieces = [piece.strip() for piece in re.split(r"[,;]|\s[-–]\s(?=\d)", text) if piece.strip()]
    name = address = postal_code = town = ""
    for piece in pieces:
        if match := _TOWN.match(piece):
            postal_code, town = match[1], match[2].strip()
        elif fold(piece) in _COUNTRY:
            continue
        elif not address and _STREET.search(piece) and (name or len(pieces) > 1):
            address = piece
        elif not name:
            name = piece
    latitude, longitude = point or (None, None)
    return IncomingPlace(
        text=text,
        name=name[:160],
        address=address[:255],
        postal_code=postal_code,
        town=town[:100],
        latitude=latitude,
        longitude=longitude,
    )


def place_from_parts(
    name: str, address: str, postal_code: str, town: str, **point
) -> IncomingPlace:
    """When the file has a column for each. A name with a whole address in it is taken apart."""
    name, address, postal_code, town = map(one_line, (name, address, postal_code, town))
    if name and not (address or postal_code or town):
        return place_from_line(name)
    whole = ", ".join(filter(None, (name, address, f"{postal_code} {town}".strip())))
    return IncomingPlace(
        text=whole[:_LONGEST],
        name=name[:160],
        address=address[:255],
        postal_code=postal_code if re.fullmatch(r"\d{5}", postal_code) else "",
        town=town[:100],
        **point,
    )
