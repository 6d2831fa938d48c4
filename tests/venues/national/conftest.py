import io
from dataclasses import dataclass

import pytest
from django.core.management import call_command

from tests.venues.factories import CommuneFactory, venue_index
from venues.national.exporter import csv_lines


@dataclass
class Outcome:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def index(db):
    return venue_index()


@pytest.fixture
def saint_lo(db):
    return CommuneFactory(
        insee_code="50502",
        name="Saint-Lô",
        postal_codes=["50000"],
        latitude=49.1162,
        longitude=-1.0907,
    )


@pytest.fixture
def vire(db):
    return CommuneFactory(
        insee_code="14762",
        name="Vire Normandie",
        former_names=["Vire"],
        postal_codes=["14500"],
        department="14",
        latitude=48.8386,
        longitude=-0.8892,
    )


@pytest.fixture
def run_import(index):
    def run(path, *options) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_venues", str(path), *options, stdout=out, stderr=err)
        except SystemExit as end:
            return Outcome(end.code, out.getvalue(), err.getvalue())
        return Outcome(0, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def export():
    return lambda: "".join(csv_lines())
