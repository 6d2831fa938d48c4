"""A row understood twice is the same row: what the whole import rests on."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.venues.factories import CommuneFactory
from tests.venues.national.samples import FULL, full, minimal
from venues.models import VenuePage
from venues.national.mapping import FIELDS, NAMES, Kind
from venues.national.normalise import completed, refusal, understand
from venues.national.rows import apply, row_of

TODAY = date(2026, 12, 1)
AWKWARD = st.text(
    alphabet=st.sampled_from(list("aZé’'\"|;,:\n\r\t\x00\x85\u2028\u00a0 «»(…)0+@./"))
)
CELL = st.one_of(AWKWARD, st.text(max_size=40), st.lists(AWKWARD, max_size=3))
CELLS = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, CELL))


def venue_of(row):
    """The page in memory, as an import would fill it."""
    venue = VenuePage(updated_on=TODAY, content_type_id=1)  # or it would ask the database
    apply(row | {"date_maj": row["date_maj"] or TODAY.isoformat()}, venue)
    return venue


def test_a_full_row_is_understood_to_the_letter():
    understood = understand(FULL, TODAY)
    assert understood.row == FULL
    assert understood.remarks == understood.kept == []


@settings(deadline=None, max_examples=300)
@given(CELLS)
def test_understanding_is_idempotent(cells):
    once = understand(cells, TODAY)
    row = completed(once.row, None)
    again = understand(row, TODAY)
    assert completed(again.row, None) == again.row == row
    assert again.remarks == [r for r in once.remarks if r[0] == "horaires"]
    assert not again.kept


@settings(deadline=None, max_examples=200)
@given(CELLS)
def test_a_page_holds_everything_its_row_says(cells):
    row = completed(understand(cells | {"id": "1", "nom": "Lieu"}, TODAY).row, None)
    venue = venue_of(row)
    beside = {"horaires": "", "date_maj": row["date_maj"] or TODAY.isoformat()}
    assert row_of(venue) == row | beside


@settings(deadline=None, max_examples=200)
@given(CELLS)
def test_every_column_accepts_what_a_row_says(cells):
    """An editor can save the page again: no column refuses what an import wrote."""
    venue = venue_of(understand(cells | {"id": "1", "nom": "Lieu"}, TODAY).row)
    columns = {field.column for field in FIELDS if field.column}
    required = {"commune_name", "postal_code"}  # asked from the next person who edits the page
    everything = {field.name for field in VenuePage._meta.get_fields()}
    venue.clean_fields(exclude=everything - columns | required)


@settings(deadline=None, max_examples=100)
@given(st.fixed_dictionaries(dict.fromkeys(NAMES, AWKWARD)))
def test_a_row_survives_its_csv_file(cells):
    row = understand(cells, TODAY).row
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(row.values())
    file.seek(0)
    (read,) = csv.reader(file, strict=True)
    assert understand(dict(zip(NAMES, read, strict=True)), TODAY).row == row


def test_the_gazetteer_completes_a_row():
    commune = CommuneFactory.build(insee_code="50502", name="Saint-Lô", postal_codes=["50000"])
    row = completed(understand(minimal(commune="SAINT-LO", code_postal=""), TODAY).row, commune)
    assert (row["commune"], row["code_insee"], row["code_postal"]) == ("Saint-Lô", "50502", "50000")
    several = CommuneFactory.build(insee_code="14118", name="Caen", postal_codes=["14000", "14009"])
    row = completed(understand(minimal(commune="", code_postal=""), TODAY).row, several)
    assert (row["commune"], row["code_postal"]) == ("Caen", "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": " "}, "identifiant manque"),
        ({"id": "x" * 151}, "150 caractères"),
        ({"nom": "\x00"}, "nom du lieu manque"),
        ({"latitude": "", "longitude": ""}, "« 50000 Saint-Lô » est inconnue"),
        (
            {"latitude": "0", "longitude": "0", "commune": "", "code_postal": ""},
            "la commune manque",
        ),
    ],
)
def test_refusals(changes, words):
    reason = refusal(understand(full(**changes), TODAY).row, None)
    assert words in reason.replace("\u00a0", " ")


def test_coordinates_or_a_known_commune_suffice():
    commune = CommuneFactory.build()
    assert refusal(understand(full(commune="Ailleurs"), TODAY).row, None) == ""
    assert refusal(understand(minimal(), TODAY).row, commune) == ""


def test_the_mapping_names_real_columns_and_the_schema_order():
    columns = [field.column for field in FIELDS if field.column]
    assert len(FIELDS) == 32
    assert len(set(columns)) == len(columns) == 31
    for field in FIELDS:
        if field.column and field.kind is Kind.LINE:
            assert VenuePage._meta.get_field(field.column).max_length == field.limit
