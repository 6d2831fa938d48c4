"""load_communes: the embedded list, a file, a live answer; and everything that is not one."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command

from tests.venues.factories import CommuneFactory, VenuePageFactory
from venues.models import Commune
from venues.signals import communes_loaded

pytestmark = pytest.mark.django_db

SAINT_LO = {
    "nom": "Saint-Lô",
    "code": "50502",
    "codesPostaux": ["50000"],
    "centre": {"type": "Point", "coordinates": [-1.0881, 49.1099]},
    "population": 19500,
    "anciensCodes": ["50459"],
    "codeDepartement": "50",
}
CHERBOURG = {
    **SAINT_LO,
    "nom": "Cherbourg-en-Cotentin",
    "code": "50129",
    "codesPostaux": ["50100", "50120"],
    "centre": {"type": "Point", "coordinates": [-1.6315, 49.6329]},
}


def write(tmp_path, content):
    path = tmp_path / "communes.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def load(**options):
    call_command("load_communes", verbosity=0, **options)


def everything():
    return list(Commune.objects.order_by("pk").values_list())


def test_embedded_list_twice():
    load()
    first = everything()
    assert len(first) == 2644
    load()
    assert everything() == first


def test_file_brings_official_centres_and_keeps_former_names(tmp_path):
    CommuneFactory(insee_code="50502", name="SAINT LO", approximate=True, former_names=[])
    load(file=write(tmp_path, [SAINT_LO, CHERBOURG]))
    saint_lo, cherbourg = Commune.objects.get(pk="50502"), Commune.objects.get(pk="50129")
    assert (saint_lo.name, saint_lo.latitude, saint_lo.longitude) == ("Saint-Lô", 49.1099, -1.0881)
    assert not saint_lo.approximate
    assert "Équeurdreville-Hainneville" in cherbourg.former_names
    load()  # the embedded list does not undo official centres
    saint_lo.refresh_from_db()
    assert saint_lo.latitude == 49.1099


def test_without_a_centre_the_known_one_stays(tmp_path):
    CommuneFactory(insee_code="50502", latitude=49.5, longitude=-1.5, approximate=True)
    load(file=write(tmp_path, [{**SAINT_LO, "centre": None}]))
    commune = Commune.objects.get()
    assert (commune.latitude, commune.approximate) == (49.5, True)


def test_merged_communes_go_and_their_venues_follow(tmp_path):
    CommuneFactory.create_batch(12, department="50")
    old = CommuneFactory(insee_code="50173", name="Équeurdreville-Hainneville")
    elsewhere = CommuneFactory(insee_code="14118", department="14")
    venue = VenuePageFactory(
        commune_name=old.name, postal_code="50120", insee_code="50173", commune=old
    )
    kept = Commune.objects.exclude(pk__in=[old.pk, elsewhere.pk])
    rows = [{**SAINT_LO, "code": c.pk, "nom": c.name} for c in kept] + [CHERBOURG]
    load(file=write(tmp_path, rows))
    venue.refresh_from_db()
    assert venue.commune_id == "50129"
    assert not Commune.objects.filter(pk="50173").exists()
    assert Commune.objects.filter(pk="14118").exists()


def test_a_partial_list_deletes_nothing(tmp_path):
    CommuneFactory.create_batch(12, department="50")
    load(file=write(tmp_path, [SAINT_LO]))
    assert Commune.objects.count() == 13


def test_the_rooms_above_are_told_only_of_changes(tmp_path, django_capture_on_commit_callbacks):
    told = []
    communes_loaded.connect(lambda **kwargs: told.append(1), weak=False, dispatch_uid="test")
    try:
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                load(file=write(tmp_path, [SAINT_LO]))
    finally:
        communes_loaded.disconnect(dispatch_uid="test")
    assert told == [1]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   \n", b"\x00\xff\xfe\x80PK\x03\x04", b'[{"nom": "Saint-L', b"{}", b"[]", b"null",
        b"[1, 2]", b'{"type": "FeatureCollection", "features": []}', b"[" * 100_000, b"1" * 5000,
        json.dumps([{**SAINT_LO, "code": "5"}]).encode(),
        "Saint-Lô".encode("utf-16"), b" " * 20_000_001,
    ],
)  # fmt: skip
def test_broken_files_change_nothing(tmp_path, content):
    CommuneFactory()
    before = everything()
    with pytest.raises(CommandError) as refused:
        load(file=write(tmp_path, content))
    assert refused.value.returncode == 2
    assert len(str(refused.value).splitlines()) == 1
    assert everything() == before


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "rien.json", tmp_path):
        with pytest.raises(CommandError, match="illisible") as refused:
            load(file=path)
        assert refused.value.returncode == 2


@pytest.mark.parametrize(
    "change",
    [
        {"code": None}, {"code": "٥٠٥٠٢"}, {"nom": ""}, {"nom": 3}, {"nom": "\0"},
        {"codesPostaux": "50000"}, {"codesPostaux": ["5000"]}, {"codesPostaux": [50000]},
        {"population": -1}, {"population": 1e300}, {"population": 10**12}, {"population": "12"},
        {"centre": {}}, {"centre": []}, {"centre": {"coordinates": [1]}},
        {"centre": {"coordinates": ["x", "y"]}}, {"centre": {"coordinates": [float("nan"), 49]}},
        {"centre": {"coordinates": [0, 91]}}, {"centre": {"coordinates": [10**400, 1]}},
        {"code": "50129"},
    ],
)  # fmt: skip
def test_one_bad_row_is_named_and_the_others_load(tmp_path, change, capsys):
    with pytest.raises(CommandError) as refused:
        load(file=write(tmp_path, [CHERBOURG, {**SAINT_LO, **change}]))
    assert refused.value.returncode == 1
    assert "commune n°\u00a02" in capsys.readouterr().err
    assert list(Commune.objects.values_list("pk", flat=True)) == ["50129"]


def test_no_embedded_list_says_what_to_do(settings):
    settings.REGION = "53"
    with pytest.raises(CommandError, match="--api") as refused:
        load()
    assert refused.value.returncode == 2


@contextmanager
def api(settings, body: bytes, status=200):
    """A server of geo.api.gouv.fr's kind, on this machine."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.GEO_API_URL = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_api(settings):
    with api(settings, json.dumps([SAINT_LO]).encode()) as asked:
        load(api=True)
    assert Commune.objects.get().name == "Saint-Lô"
    assert asked[0].startswith("/communes?codeRegion=28&fields=nom,code,")


@pytest.mark.parametrize(("body", "status"), [(b"", 200), (b"<html>", 200), (b"[]", 500)])
def test_api_that_fails(settings, body, status):
    with api(settings, body, status), pytest.raises(CommandError) as refused:
        load(api=True)
    assert refused.value.returncode == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "ftp://127.0.0.1", "", "http://[::1"])
def test_api_that_does_not_answer(settings, url):
    settings.GEO_API_URL = url
    with pytest.raises(CommandError) as refused:
        load(api=True)
    assert refused.value.returncode == 2
