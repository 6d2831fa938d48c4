"""Street addresses, with a real server on this machine: good, slow, broken, absent."""

import json
import logging
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from finder.geocoder import find_address
from finder.places import locate_place
from tests.finder.factories import some_communes
from venues.places.candidates import Reason

ADDRESS = "12 rue de la Poterne 50000 Saint-Lô"


def answer(label="12 Rue de la Poterne 50000 Saint-Lô", score=0.97, lon=-1.0951, lat=49.1148):
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
                "properties": {"label": label, "score": score, "citycode": "50502"},
            }
        ],
    }


@contextmanager
def geocoder(settings, body=b"", status=200, wait=0.0, drip=False):
    """A Géoplateforme look-alike; gives the list of what it was asked."""
    asked = []
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(urlsplit(self.path))
            stop.wait(wait)
            try:
                self.send_response(status)
                self.end_headers()
                for piece in (body[i : i + 1] for i in range(len(body))) if drip else [body]:
                    self.wfile.write(piece)
                    if drip and stop.wait(0.3):
                        return
            except OSError:
                return  # the client had enough

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.GEOCODER_URL = f"http://127.0.0.1:{server.server_port}/geocodage"
    try:
        yield asked
    finally:
        stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_good_answer_is_asked_once(settings):
    with geocoder(settings, answer()) as asked:
        found = find_address(ADDRESS, near=(49.1, -0.4))
        again = find_address(f"  {ADDRESS.upper()}  ", near=(49.1, -0.4))
    assert (found.kind, found.reason) == ("address", Reason.ADDRESS)
    assert (found.latitude, found.longitude, found.insee_code) == (49.1148, -1.0951, "50502")
    assert found.label == found.query == "12 Rue de la Poterne 50000 Saint-Lô"
    assert again == found
    assert len(asked) == 1
    assert asked[0].path == "/geocodage/search"
    assert parse_qs(asked[0].query) == {
        "q": [ADDRESS], "limit": ["1"], "autocomplete": ["0"], "lat": ["49.1"], "lon": ["-0.4"],
    }  # fmt: skip


def test_doubtful_or_empty_answers_are_kept_too(settings):
    for body in (answer(score=0.59), {"features": []}):
        cache.clear()
        with geocoder(settings, body) as asked:
            assert find_address(ADDRESS) is None
            assert find_address(ADDRESS) is None
        assert len(asked) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"body": b"<html>"},
        {"body": b""},
        {"body": b"\xff\xfe\x00"},
        {"body": b"[" * 50_000},
        {"body": b"null"},
        {"body": {"features": [{}]}},
        {"body": {"features": "abc"}},
        {"body": answer(label=None)},
        {"body": answer(score="x")},
        {"body": answer(lat=None)},
        {"body": answer(lat=float("nan"))},
        {"body": answer(lat=400.0)},
        {"body": b" " * 30_000_000},
        {"body": answer(), "status": 500},
        {"body": answer(), "status": 429},
        {"body": answer(), "wait": 30},
        {"body": answer(), "drip": True},
    ],
)
def test_a_faulty_geocoder_is_left_alone_for_a_while(settings, fault, caplog):
    with geocoder(settings, **fault) as asked, caplog.at_level(logging.WARNING, "finder"):
        start = time.monotonic()
        assert find_address(ADDRESS) is None
        waited = time.monotonic() - start
        assert find_address("3 place de la Mairie, Caen") is None
    assert len(asked) == 1
    assert waited < 4
    assert "Poterne" not in caplog.text


@pytest.mark.parametrize("url", ["", "ftp://127.0.0.1/", "http://127.0.0.1:1", "http://[::1"])
def test_absent_geocoder(settings, url):
    settings.GEOCODER_URL = url
    assert find_address(ADDRESS) is None


def test_nothing_to_ask(settings):
    with geocoder(settings, answer()) as asked:
        for text in ("", "   ", "\0", "😀"):
            assert find_address(text) is None
    assert asked == []


@pytest.mark.django_db
def test_the_address_comes_before_the_town(settings):
    some_communes()
    with geocoder(settings, answer()):
        found = locate_place(ADDRESS)
    assert [candidate.kind for candidate in found] == ["address", "commune"]
    assert found[1].label == "Saint-Lô"


@pytest.mark.django_db
def test_the_offline_answer_stands(settings):
    some_communes()
    offline = locate_place(ADDRESS)
    with geocoder(settings, b"<html>", status=503):
        assert locate_place(ADDRESS) == offline
    assert offline[0].label == "Saint-Lô"


@pytest.mark.django_db
def test_known_names_stay_here(settings):
    some_communes()
    with geocoder(settings, answer()) as asked:
        for text in ("Saint-Lô", "st lo", "50000", "sain lo", "vire 14500", "roue", "", "😀"):
            locate_place(text)
        assert [parse_qs(url.query)["q"] for url in asked] == [["roue"]]
