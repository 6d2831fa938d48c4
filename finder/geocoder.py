"""Street addresses, asked of a Géoplateforme geocoder by the server. Off without GEOCODER_URL.

The visitor's browser calls nobody: this site asks in its own name, keeps the answer, and writes
neither the text nor the answer in its logs. Two seconds at most, and after a failure nobody waits
again for a minute: the offline answer stands.
"""

import http.client
import json
import logging
import time
import urllib.error
import urllib.request
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import cache as once
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache

from core.text import clean_line, normalise
from venues.places.candidates import Candidate, Rank, Reason

TIMEOUT_S = 2
LEAST_SCORE = 0.6
MAX_BYTES = 100_000
FOUND_S, NOTHING_S, DOWN_S = 24 * 3600, 300, 60
_DOWN = "finder:geocoder:down"

logger = logging.getLogger(__name__)


class GeocoderError(Exception):
    """No usable answer; the message says why without saying what was asked."""


def find_address(text: str, near: tuple[float, float] | None = None) -> Candidate | None:
    """The address the text means, or None: unknown, doubtful, geocoder off, slow or broken.

    ``near`` (latitude, longitude) weighs in favour of what is close to it.
    """
    url, wanted = settings.GEOCODER_URL, normalise(clean_line(text))
    if not url or not wanted:
        return None
    point = tuple(round(value, 1) for value in near) if near else None
    key = f"finder:address:{sha256(f'{url} {wanted} {point}'.encode()).hexdigest()}"
    known = cache.get_many([key, _DOWN])
    if key in known:
        return _candidate(known[key])
    if _DOWN in known:
        return None
    try:
        found = _ask_in_time(url, clean_line(text), point)
    except GeocoderError as error:
        logger.warning("geocoder: %s", error)
        cache.set(_DOWN, True, DOWN_S)
        return None
    cache.set(key, found, FOUND_S if found else NOTHING_S)
    return _candidate(found)


@once
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="geocoder")


def _ask_in_time(url: str, text: str, near: tuple[float, float] | None) -> dict:
    """Name look-up, connection and answer together get ``TIMEOUT_S``, which no socket option does."""
    future: Future = _threads().submit(_ask, url, text, near)
    try:
        return future.result(timeout=TIMEOUT_S)
    except TookTooLong as error:
        future.cancel()
        raise GeocoderError(f"no answer in {TIMEOUT_S} s") from error


def _ask(base: str, text: str, near: tuple[float, float] | None) -> dict:
    """The best address as a dictionary to keep, empty when there is none good enough."""
    query = {"q": text, "limit": 1, "autocomplete": 0}
    if near:
        query |= {"lat": near[0], "lon": near[1]}
    url = f"{base.rstrip('/')}/search?{urlencode(query)}"
    if not url.startswith(("http://", "https://")):
        raise GeocoderError("GEOCODER_URL is not a web address")
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer:  # noqa: S310
            return _best(json.loads(_read(answer)))
    except urllib.error.HTTPError as error:
        error.close()
        raise GeocoderError(f"error {error.code}") from error
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        raise GeocoderError(type(error).__name__) from error


def _read(answer: http.client.HTTPResponse) -> bytes:
    """The body, unless it is too large or comes too slowly."""
    end = time.monotonic() + TIMEOUT_S
    body = b""
    while chunk := answer.read1(65_536):
        body += chunk
        if len(body) > MAX_BYTES or time.monotonic() > end:
            raise GeocoderError("the answer is too large or too slow")
    return body


def _best(answer: Any) -> dict:
    """From GeoJSON, longitude first; anything of another shape is an error, NaN included."""
    try:
        for feature in answer["features"]:
            properties = feature["properties"]
            longitude, latitude = map(float, feature["geometry"]["coordinates"])
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                raise ValueError
            if float(properties["score"]) < LEAST_SCORE:
                continue
            return {
                "label": clean_line(properties["label"], 150),
                "latitude": latitude,
                "longitude": longitude,
                "insee_code": clean_line(str(properties.get("citycode") or ""), 5),
            }
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise GeocoderError("the answer has another shape") from error
    return {}


def _candidate(found: dict) -> Candidate | None:
    if not found:
        return None
    return Candidate(
        kind="address",
        reason=Reason.ADDRESS,
        rank=Rank.WHOLE_NAME,
        query=found["label"],
        **found,
    )
