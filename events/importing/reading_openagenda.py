"""OpenAgenda JSON → incoming events: API v2, and the older exports. Pictures are not fetched.

Source: API v2 of OpenAgenda (``GET /v2/agendas/{uid}/events``).
"""

import json
from datetime import datetime

from core.text import NBSP, fold
from events.enums import Means, Status
from events.importing import texts, words
from events.importing.incoming import (
    FileProblem,
    Incoming,
    IncomingDate,
    IncomingPlace,
    Unreadable,
    made_id,
    short_id,
)
from events.importing.limits import MOST_BLOCKS, MOST_DATES_OF_ONE
from events.importing.typed_place import place_from_parts
from events.importing.window import Window
from schedules.recurrence import PARIS
from venues.national.normalise.texts import one_line
from venues.vocabulary import Disability

_PUBLISHED = 2
_ONLINE = 2


def read_openagenda(text: str, window: Window) -> list[Incoming]:
    """In the file's order. Raises ``FileProblem`` when the file as a whole cannot be read."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileProblem("Ce fichier JSON est mal formé, ou coupé.") from error
    items = data
    if isinstance(data, dict):
        items = data["events"] if isinstance(data.get("events"), list) else [data]
    if not isinstance(items, list) or not items:
        raise FileProblem("Ce fichier JSON ne contient aucun atelier.")
    if len(items) > MOST_BLOCKS:
        raise FileProblem(
            f"Le fichier contient {len(items)} ateliers, {MOST_BLOCKS} au plus{NBSP}: coupez-le."
        )
    return [_incoming(rank, item, window) for rank, item in enumerate(items, 1)]


def _incoming(rank: int, item, window: Window) -> Incoming:
    incoming = Incoming(rank)
    try:
        if not isinstance(item, dict) or not said(item.get("title")):
            raise Unreadable("ce n’est pas un atelier d’OpenAgenda (il n’a pas de titre).")
        title = texts.line_of(said(item["title"]), 255, incoming.remarks, "titre")
        incoming.fields["title"] = title
        uid = one_line(said(item.get("uid")))
        incoming.uid = short_id(f"openagenda-{uid}") if uid else made_id("openagenda", fold(title))
        incoming.place = _place(item)
        incoming.dates = _dates(incoming, item, window)
        _describe(incoming, item)
        incoming.cancelled = bool(incoming.dates) and all(
            date.status == Status.CANCELLED for date in incoming.dates
        )
        if item.get("draft") is True or _code(item.get("state"), _PUBLISHED) != _PUBLISHED:
            incoming.aside = "il n’est pas publié sur OpenAgenda."
        elif not incoming.dates:
            incoming.aside = "toutes ses dates sont passées."
    except Unreadable as problem:
        incoming.problem = str(problem)
    return incoming


def said(value) -> str:
    """ "x", {"fr": "x"}, {"en": "x"}, 12 → "x"; in French when there is a choice."""
    if isinstance(value, dict):
        candidates = [value.get("fr"), *value.values()]
        return next((word for word in candidates if isinstance(word, str) and word.strip()), "")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value)[:60_000]


def _code(value, otherwise: int) -> int:
    """A number, alone or as {"id": 2}."""
    value = value.get("id") if isinstance(value, dict) else value
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _dict(value) -> dict:
    return value if isinstance(value, dict) else {}


def _list(value) -> list:
    return value if isinstance(value, list) else [value] if value else []


# --- when --------------------------------------------------------------------------------


def _dates(incoming: Incoming, item: dict, window: Window) -> list[IncomingDate]:
    timings = _list(item.get("timings"))
    if not timings:
        raise Unreadable("il n’a pas de date.")
    if len(timings) > 2 * MOST_DATES_OF_ONE:
        raise Unreadable(f"il a plus de {2 * MOST_DATES_OF_ONE} dates.")
    status = _code(item.get("status"), Status.SCHEDULED)
    online = _url(item.get("onlineAccessLink"))
    is_online = _code(item.get("attendanceMode"), 1) == _ONLINE
    found: dict[str, IncomingDate] = {}
    for timing in timings:
        start, end = _moment(timing, "begin", "start"), _moment(timing, "end")
        day = key = f"{incoming.uid}|{start.astimezone(PARIS).date().isoformat()}"
        number = 2
        while key in found:
            key, number = f"{day}#{number}", number + 1
        known = Status(status) if status in Status.values else Status.SCHEDULED
        if is_online and known == Status.SCHEDULED:
            known = Status.ONLINE
        found[key] = IncomingDate(key, start, end, status=int(known), online_url=online)
    dates = [date for date in found.values() if window.holds(date)]
    if len(dates) > MOST_DATES_OF_ONE:
        raise Unreadable(f"il a plus de {MOST_DATES_OF_ONE} dates.")
    return sorted(dates, key=lambda date: date.start)


def _moment(timing, *names: str) -> datetime:
    """ISO 8601; without offset, at Paris."""
    text = next((said(_dict(timing).get(name)) for name in names if name in _dict(timing)), "")
    try:
        found = datetime.fromisoformat(text)
        found = found if found.tzinfo else found.replace(tzinfo=PARIS)
        return found.astimezone(PARIS)
    except (ValueError, OverflowError):
        raise Unreadable(f"date illisible{NBSP}: «{NBSP}{text[:40]}{NBSP}».") from None


# --- what --------------------------------------------------------------------------------


def _describe(incoming: Incoming, item: dict) -> None:
    fields, remarks = incoming.fields, incoming.remarks
    fields["summary"] = texts.line_of(said(item.get("description")), 200, remarks, "description")
    body = said(item.get("longDescription")) or said(item.get("html"))
    fields["body"] = texts.rich(body, remarks) if body else ""
    keywords = item.get("keywords")
    if isinstance(keywords, dict):
        keywords = keywords.get("fr") or next(iter(keywords.values()), [])
    named = [word for value in _list(keywords)[:50] for word in words.parts(said(value)[:500])]
    if themes := words.themes(named):
        fields["themes"] = themes
    if conditions := one_line(said(item.get("conditions"))):
        fields |= words.fee(conditions)
    ages = _dict(item.get("age"))
    for name, column in (("min", "age_min"), ("max", "age_max")):
        age = ages.get(name)
        if isinstance(age, int) and 0 < age <= 120:
            fields[column] = age
    access = item.get("accessibility")
    codes = [code for code, yes in access.items() if yes] if isinstance(access, dict) else access
    fields["accessibility"] = [
        code for code in Disability.values if code in [said(c) for c in _list(codes)]
    ]
    _registration(fields, item, remarks)


def _registration(fields: dict, item: dict, remarks: list[str]) -> None:
    """The typed list of v2, or plain values that tell their kind by their looks."""
    means = []
    for entry in _list(item.get("registration"))[:20]:
        value = one_line(said(_dict(entry).get("value")) or said(entry))
        if not value:
            continue
        if "@" in value and "://" not in value:
            fields.setdefault("registration_email", value)
            means.append(str(Means.EMAIL))
        elif url := _url(value):
            fields.setdefault("registration_url", url)
            means.append(str(Means.LINK))
        elif phone := words.phone(value, remarks):
            fields.setdefault("registration_phone", phone)
            means.append(str(Means.PHONE))
    fields["registration_means"] = list(dict.fromkeys(means)) or [str(Means.PHONE)]


def _url(value) -> str:
    url = one_line(said(value))
    return url if url.startswith(("http://", "https://")) and len(url) <= 500 else ""


# --- where -------------------------------------------------------------------------------


def _place(item: dict) -> IncomingPlace:
    location = _dict(item.get("location"))
    if not location and _code(item.get("attendanceMode"), 1) == _ONLINE:
        return IncomingPlace()
    point = {}
    latitude, longitude = location.get("latitude"), location.get("longitude")
    is_point = all(isinstance(value, (int, float)) for value in (latitude, longitude))
    if is_point and -90 <= latitude <= 90 and -180 <= longitude <= 180:
        point = {"latitude": float(latitude), "longitude": float(longitude)}
    postal_code = said(location.get("postalCode")) or said(item.get("postalCode"))
    town = said(location.get("city")) or said(location.get("adminLevel4")) or said(item.get("city"))
    address = said(location.get("address")) or said(item.get("address"))
    return place_from_parts(
        said(location.get("name")) or said(item.get("locationName")),
        _street(address, postal_code),
        postal_code,
        town,
        **point,
    )


def _street(address: str, postal_code: str) -> str:
    """OpenAgenda's address is whole: its street is what comes before the postal code."""
    head = address.split(postal_code)[0] if postal_code else address
    return head.strip(" ,")
