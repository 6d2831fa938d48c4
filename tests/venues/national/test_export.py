"""A file goes out: valid, complete, and read back as the same bytes."""

import csv
import io
from datetime import date

import pytest
from django.core.management import call_command
from frictionless import Resource, Schema, system
from wagtail.models import PageLogEntry, PageViewRestriction

from tests.venues.factories import VenuePageFactory
from tests.venues.national.samples import FULL, SCHEMA, full, minimal, write_csv
from venues.models import Closure, Commune, VenueCheck, VenueHours, VenuePage
from venues.national.exporter import csv_lines
from venues.national.mapping import FIELDS, NAMES
from venues.national.rows import row_of

pytestmark = pytest.mark.django_db

NASTY = {
    "title": 'L’«\u00a0Atelier\u00a0» ; "ici", là|bas\n’',
    "street_address": '1, rue "du Port"; bât. B | C',
    "address_complement": "\t entrée  cour\u2028nord ",
    "commune_name": "SAINT-LO",
    "summary": "Ligne 1\r\nLigne 2; fin",
    "description": '  "a","b";\r\n\r\n|c|\n\x0bd\u00a0:é\U0001f600 ',
    "source": "=1+1",
    "parent_structure": "'; DROP TABLE--",
    "emails": ["a@b.fr", "pas une adresse"],
    "websites": ["ville.fr", "https://a.fr/x;y,z|w", "https://b.fr/?q=1;2"],
    "other_labels": ["Un; deux", "Trois|quatre", 'cinq "six"'],
    "phone": "+3225551234",
    "services": ["loisirs-et-creations-numeriques", "aide-aux-demarches-administratives"],
    "booking_url": "https://rdv.fr/;a=1",
}


def parsed(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def problems(path):
    """What frictionless finds in a file, in its own words."""
    with system.use_context(trusted=True):
        report = Resource(path=str(path), schema=Schema.from_descriptor(str(SCHEMA))).validate()
    return report.flatten(["rowNumber", "fieldName", "type", "note"])


@pytest.fixture
def many(run_import, saint_lo, tmp_path):
    """Imported, hand-made, nasty and nearly empty venues; hours, checks, closures."""
    run_import(
        write_csv(
            tmp_path / "in.csv",
            FULL,
            minimal(),
            full(id="é;\"'|", autres_formations_labels="Un; deux|", pivot=""),
            minimal(id="loin", commune="", code_postal="", latitude="1e-5", longitude="100"),
            minimal(id="B", adresse="SAINT-LO", horaires='illisible; "oui"\n|'),
        )
    )
    nasty = VenuePageFactory(national_id="nasty", slug="nasty", **NASTY)
    VenueHours.objects.create(venue=nasty, osm=" Mo 09:00-12:00 ; \r\nTu off ")
    VenueCheck.objects.create(venue=nasty, checked_on=date(2026, 10, 2))
    Closure.objects.create(venue=nasty, first_day=date(2026, 1, 1), last_day=date(2026, 1, 2))
    VenuePageFactory(
        national_id="a", slug="a", other_labels=["seul; ensemble"], updated_on="2026-01-05"
    )


def test_the_form_of_the_file(many, export):
    text = export()
    rows = parsed(text)
    assert text.startswith('"id","pivot","nom","commune",')
    assert "\r" not in text
    assert tuple(rows[0]) == NAMES
    ids = [row["id"] for row in rows]
    assert ids == sorted(ids) == ["50-001", "B", "a", "loin", "m-1", "nasty", "é;\"'|"]


def test_an_imported_row_goes_out_as_it_came(run_import, saint_lo, tmp_path, export):
    run_import(write_csv(tmp_path / "f.csv", FULL))
    assert parsed(export()) == [FULL]


@pytest.mark.parametrize("gazetteer", [True, False])
def test_export_import_export_is_the_same_bytes(many, run_import, export, tmp_path, gazetteer):
    first = export()
    path = tmp_path / "out.csv"
    path.write_text(first, encoding="utf-8", newline="")
    for venue in VenuePage.objects.all():
        venue.delete()
    PageLogEntry.objects.all().delete()
    if not gazetteer:
        Commune.objects.all().delete()
        first = first_with_places(first)
        path.write_text(first, encoding="utf-8", newline="")
    assert run_import(path).code == 0
    assert export() == first


def first_with_places(text):
    """Without gazetteer, only the rows that have coordinates can come back."""
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in parsed(text) if row["latitude"])
    return out.getvalue()


def test_importing_its_own_export_changes_nothing(many, run_import, export, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text(export(), encoding="utf-8", newline="")
    before = list(VenuePage.objects.order_by("pk").values())
    outcome = run_import(path)
    assert outcome.out.startswith("0 créé, 0 modifié, 7 inchangés, 0 refusé")
    assert list(VenuePage.objects.order_by("pk").values()) == before


def test_the_export_is_valid(many, export, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text(export(), encoding="utf-8", newline="")
    assert problems(path) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pivot": ""}, "pivot"),
        ({"services": "Couture"}, "services"),
        ({"telephone": "02 61 91 90 01"}, "telephone"),
        ({"presentation_resume": "x" * 281}, "presentation_resume"),
    ],
)
def test_the_schema_finds_faults(tmp_path, wrong, field):
    """Or "valid" would mean nothing."""
    found = problems(write_csv(tmp_path / "f.csv", full(**wrong)))
    assert [name for _, name, _, _ in found] == [field]


def test_the_schema_is_that_of_our_mapping():
    assert tuple(field.name for field in Schema.from_descriptor(str(SCHEMA)).fields) == NAMES


def test_every_value_of_every_list_is_valid(index, export, tmp_path):
    lists = {field.column: list(field.labels) for field in FIELDS if field.choices}
    VenuePageFactory(**lists)
    path = tmp_path / "out.csv"
    path.write_text(export(), encoding="utf-8", newline="")
    assert problems(path) == []


def test_only_what_the_public_sees(index, export):
    VenuePageFactory(national_id="public", slug="public")
    VenuePageFactory(national_id="draft", slug="draft", live=False)
    private = VenuePageFactory(national_id="private", slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert [row["id"] for row in parsed(export())] == ["public"]


def test_a_guessed_place_is_not_exported(index, saint_lo, export):
    VenuePageFactory(location_approximate=True)
    assert parsed(export())[0]["latitude"] == parsed(export())[0]["longitude"] == ""


def test_required_fields_are_never_empty(index, export):
    VenuePageFactory(street_address="", pivot="")
    VenuePage.objects.update(commune_name="", postal_code="", commune=None)
    row = parsed(export())[0]
    assert row["pivot"] == "00000000000000"
    assert row["code_postal"] == "00000"
    assert row["commune"] == row["adresse"] == "Non renseignée"


def test_the_date_is_the_latest_of_page_hours_and_check(index):
    venue = VenuePageFactory(updated_on=date(2026, 1, 5))
    assert row_of(venue)["date_maj"] == "2026-01-05"
    VenueHours.objects.create(venue=venue, osm="", updated_on=date(2026, 2, 5))
    VenueCheck.objects.create(venue=venue, checked_on=date(2026, 1, 31))
    assert row_of(VenuePage.objects.get())["date_maj"] == "2026-02-05"
    VenueCheck.objects.update(checked_on=date(2026, 3, 1))
    assert row_of(VenuePage.objects.get())["date_maj"] == "2026-03-01"


def test_the_number_of_queries_is_that_of_one_chunk(index, django_assert_num_queries):
    for number in range(12):
        VenuePageFactory(slug=f"lieu-{number}")
    with django_assert_num_queries(2):  # the private pages, the venues
        assert len(list(csv_lines())) == 13


def test_to_a_file_or_to_the_standard_output(index, export, tmp_path):
    VenuePageFactory(title="Médiathèque")
    path = tmp_path / "out.csv"
    path.write_text("ancien")
    call_command("export_venues", str(path))
    assert path.read_bytes() == export().encode()
    out = io.StringIO()
    call_command("export_venues", stdout=out)
    assert out.getvalue() == export()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["absent/out.csv", ""])
def test_a_file_that_cannot_be_written(index, tmp_path, where):
    err = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("export_venues", str(tmp_path / where), stderr=err)
    assert end.value.code == 2
    assert err.getvalue().count("\n") == 1
