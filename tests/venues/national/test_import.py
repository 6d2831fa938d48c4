"""A file comes in: what is made, what is said, what the second time does."""

import csv
from datetime import date

import pytest
from django.utils import timezone

from tests.venues.factories import VenuePageFactory
from tests.venues.national.samples import FULL, full, minimal, write_csv, write_json
from venues.models import ImportRecord, VenueHours, VenuePage
from venues.national.mapping import NAMES, OTHERS
from venues.national.rows import row_of

pytestmark = pytest.mark.django_db


def test_a_full_row_becomes_a_venue(run_import, saint_lo, tmp_path):
    outcome = run_import(write_csv(tmp_path / "lieux.csv", FULL))
    assert outcome.code == 0
    assert outcome.out.startswith("1 créé, 0 modifié")
    venue = VenuePage.objects.get(national_id="50-001")
    assert row_of(venue) == FULL
    assert venue.title == "Médiathèque La Source"
    assert venue.services == [
        "aide-aux-demarches-administratives",
        "loisirs-et-creations-numeriques",
    ]
    assert venue.emails == ["bonjour@exemple.fr", "accueil@exemple.fr"]
    assert venue.commune == saint_lo
    assert venue.updated_on == venue.hours.updated_on == date(2026, 5, 4)
    assert not venue.location_approximate
    assert not venue.other_values


def test_json_and_csv_make_the_same_venues(run_import, saint_lo, tmp_path):
    arrays = {name: value.split("|") if "|" in value else value for name, value in FULL.items()}
    run_import(write_json(tmp_path / "f.json", [arrays]))
    assert row_of(VenuePage.objects.get()) == FULL
    assert run_import(write_csv(tmp_path / "f.csv", FULL)).out.startswith(
        "0 créé, 0 modifié, 1 inc"
    )


def test_without_coordinates_the_venue_is_at_the_centre_of_its_commune(
    run_import, saint_lo, tmp_path
):
    run_import(write_csv(tmp_path / "f.csv", minimal(commune="ST LO", code_postal="")))
    venue = VenuePage.objects.get()
    assert (venue.latitude, venue.longitude) == (saint_lo.latitude, saint_lo.longitude)
    assert venue.location_approximate
    assert (venue.commune_name, venue.postal_code, venue.insee_code) == (
        "Saint-Lô",
        "50000",
        "50502",
    )
    assert row_of(venue)["latitude"] == ""
    assert venue.updated_on == timezone.localdate()


def test_places_outside_the_region_go_in_if_they_have_coordinates(run_import, tmp_path):
    row = minimal(commune="RENNES", code_postal="35000", latitude="48.11", longitude="-1.68")
    run_import(write_csv(tmp_path / "f.csv", row))
    venue = VenuePage.objects.get()
    assert (venue.commune_name, venue.department, venue.commune) == ("Rennes", "35", None)


def test_refused_rows_are_named_and_the_rest_goes_in(run_import, saint_lo, tmp_path):
    path = write_csv(
        tmp_path / "f.csv",
        minimal(id="1"),
        minimal(id="2", nom=""),
        minimal(id="3", commune="Nulle-Part", code_postal="99999"),
        minimal(id="1", nom="Doublon"),
        minimal(id=""),
    )
    outcome = run_import(path)
    assert outcome.code == 1
    assert VenuePage.objects.get().title == "Mairie"
    said = outcome.err.replace("\u00a0", " ").splitlines()
    assert len(said) == 4
    assert said[0].startswith("Ligne 3, refusé : Le nom du lieu manque.")
    assert "Ligne 4" in said[1]
    assert "« 99999 Nulle-Part » est inconnue" in said[1]
    assert said[2].startswith("Ligne 5, refusé : Cet identifiant est déjà celui de la ligne 2.")
    assert "identifiant manque" in said[3]


def test_a_double_of_a_refused_row_is_its_second_chance(run_import, saint_lo, tmp_path):
    run_import(write_csv(tmp_path / "f.csv", minimal(nom=""), minimal(nom="Mairie")))
    assert VenuePage.objects.get().title == "Mairie"


def test_doubts_are_kept_in_the_note_and_reported(run_import, saint_lo, tmp_path):
    report = tmp_path / "r.csv"
    row = full(
        services="Couture",
        telephone="02 61 91 90 01 ou 02 61 91 90 02",
        horaires="tous les matins",
        pivot="inconnu",
    )
    run_import(write_csv(tmp_path / "f.csv", row), "--report", str(report))
    venue = VenuePage.objects.get()
    assert venue.phone == "+33261919001"
    assert venue.hours.osm == "tous les matins"
    assert not venue.hours.is_readable
    assert venue.other_values.replace("\u00a0", " ").splitlines() == [
        "SIRET ou RNA : inconnu",
        "Services : Couture",
        "Téléphone : 02 61 91 90 01 ou 02 61 91 90 02",
    ]
    with report.open(encoding="utf-8-sig", newline="") as file:
        entries = list(csv.DictReader(file))
    assert [(e["ligne"], e["résultat"], e["champ"]) for e in entries] == [
        ("2", "créé", ""),
        ("2", "signalé", "pivot"),
        ("2", "signalé", "services"),
        ("2", "signalé", "telephone"),
        ("2", "signalé", "horaires"),
    ]
    assert {e["identifiant"] for e in entries} == {"50-001"}


def test_the_second_time_nothing_is_written(
    run_import, saint_lo, tmp_path, django_assert_max_num_queries
):
    path = write_csv(tmp_path / "f.csv", FULL, minimal(services="Couture", commune="SAINT-LO"))
    run_import(path)
    with django_assert_max_num_queries(20) as queries:
        outcome = run_import(path)
    assert outcome.out.startswith("0 créé, 0 modifié, 2 inchangés")
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_a_dry_run_reports_the_same_and_changes_nothing(run_import, saint_lo, tmp_path):
    run_import(write_csv(tmp_path / "a.csv", minimal(id="1"), minimal(id="2")))
    VenuePage.objects.filter(national_id="2").update(street_address="Corrigée")
    path = write_csv(
        tmp_path / "b.csv",
        minimal(id="1", nom="Mairie de Saint-Lô", adresse=""),
        minimal(id="2", adresse="1 rue Neuve"),
        minimal(id="3"),
        minimal(id="3"),
    )
    before = list(VenuePage.objects.order_by("pk").values()), list(ImportRecord.objects.values())
    dry = run_import(path, "--dry-run", "--report", str(tmp_path / "dry.csv"))
    after = list(VenuePage.objects.order_by("pk").values()), list(ImportRecord.objects.values())
    assert before == after
    wet = run_import(path, "--report", str(tmp_path / "wet.csv"))
    assert dry.code == wet.code == 1
    assert dry.err == wet.err
    assert dry.out == f"Essai, rien n’est écrit. {wet.out}"
    assert (tmp_path / "dry.csv").read_bytes() == (tmp_path / "wet.csv").read_bytes()
    assert VenuePage.objects.count() == 3


def test_the_last_row_is_remembered(run_import, saint_lo, tmp_path):
    run_import(write_csv(tmp_path / "lieux.csv", full(services="Couture")))
    record = VenuePage.objects.get().import_record
    assert record.file_name == "lieux.csv"
    assert set(record.row) == {*NAMES, OTHERS}
    assert {name: record.row[name] for name in NAMES} == full(services="")
    assert record.row[OTHERS] == "Services\u00a0: Couture"


def test_names_make_addresses_and_homonyms_get_their_commune(run_import, saint_lo, vire, tmp_path):
    VenuePageFactory(slug="mairie")
    run_import(
        write_csv(
            tmp_path / "f.csv",
            minimal(id="1"),
            minimal(id="2", commune="Vire", code_postal="14500"),
            minimal(id="3"),
            minimal(id="4", nom="Œuvre d’Été"),
            minimal(id="5", nom="図書館"),
            minimal(id="6", nom="-"),
            minimal(id="7", nom="x" * 255),
        )
    )
    slugs = dict(VenuePage.objects.values_list("national_id", "slug"))
    assert slugs["1"] == "mairie-saint-lo"
    assert slugs["2"] == "mairie-vire"
    assert slugs["3"] == "mairie-saint-lo-2"
    assert slugs["4"] == "oeuvre-d-ete"
    assert slugs["5"] == "lieu"
    assert slugs["6"] == "saint-lo"
    assert len(slugs["7"]) == 100


def test_unknown_columns_are_named_once(run_import, saint_lo, tmp_path):
    outcome = run_import(write_csv(tmp_path / "f.csv", minimal(cle_ban="1"), minimal(id="2")))
    assert outcome.err.count("cle_ban") == 1
    assert outcome.code == 0


def test_hours_are_beside_the_page(run_import, saint_lo, tmp_path):
    run_import(write_csv(tmp_path / "f.csv", FULL, minimal()))
    assert VenueHours.objects.filter(osm=FULL["horaires"]).count() == 1
    assert VenueHours.objects.filter(osm="").count() == 1


def test_a_file_with_a_name_of_its_own(run_import, saint_lo, tmp_path):
    path = write_csv(tmp_path / ("lieux \n" + "x" * 230 + ".csv"), FULL)
    assert run_import(path).code == 0
    assert len(VenuePage.objects.get().import_record.file_name) == 200


def test_what_the_terminal_says_is_short_and_on_one_line(run_import, saint_lo, tmp_path):
    run_import(write_csv(tmp_path / "f.csv", FULL))
    VenuePage.objects.update(description="Corrigé.\n" * 200)
    outcome = run_import(write_csv(tmp_path / "f.csv", FULL))
    (line,) = outcome.err.splitlines()
    assert line.startswith("Ligne 2, presentation_detail, conflit")
    assert line.endswith("[50-001 (Médiathèque La Source)]")
    assert len(line) < 400
