"""Nothing is done: one line, exit code 2, the database as it was."""

import pytest
from wagtail.models import Page, PageLogEntry, Revision

from tests.venues.factories import home_page
from tests.venues.national.samples import FULL, minimal, write_csv
from venues.models import ImportRecord, VenueHours, VenueIndexPage, VenuePage
from venues.national.importer import VenueImport
from venues.national.writing import Writer

pytestmark = pytest.mark.django_db


def contents():
    models = (Page, VenuePage, VenueHours, ImportRecord, Revision, PageLogEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01", b"id,nom\n1,M\xe9diath\xe8que\n", b'[{"id": "1"', b"bonjour\n", b"id,nom\n"],
)
def test_a_broken_file(run_import, tmp_path, content):
    path = tmp_path / "f"
    path.write_bytes(content)
    before = contents()
    outcome = run_import(path)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith("Rien n’a été changé.\n")
    assert contents() == before


def test_a_missing_file(run_import, tmp_path):
    assert run_import(tmp_path / "absent.csv").code == 2


def test_only_refused_rows(run_import, tmp_path):
    outcome = run_import(write_csv(tmp_path / "f.csv", minimal(nom="")))
    assert outcome.code == 2
    assert "Ligne 2" in outcome.err
    assert "Aucune ligne n’est utilisable. Rien n’a été changé." in outcome.err


def test_a_site_without_the_page_of_venues(run_import, tmp_path):
    home_page()
    VenueIndexPage.objects.get().delete()
    assert run_import(write_csv(tmp_path / "f.csv", FULL)).code == 2


@pytest.mark.parametrize("where", ["absent/r.csv", "."])
def test_a_report_that_cannot_be_written(run_import, saint_lo, tmp_path, where):
    path = write_csv(tmp_path / "f.csv", FULL)
    outcome = run_import(path, "--report", f"{tmp_path}/{where}")
    assert outcome.code == 2
    assert not VenuePage.objects.exists()


def test_the_report_never_takes_the_place_of_the_file(run_import, saint_lo, tmp_path):
    path = write_csv(tmp_path / "f.csv", FULL)
    before = path.read_bytes()
    assert run_import(path, "--report", str(path)).code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError("disque plein")])
def test_an_interruption_leaves_everything_as_it_was(
    run_import, saint_lo, tmp_path, monkeypatch, fault
):
    """The second batch fails once the first is written."""
    monkeypatch.setattr("venues.national.importer.BATCH", 2)
    write, calls = Writer.write, []

    def failing(self, plans):
        calls.append(len(plans))
        if len(calls) == 2:
            raise fault
        return write(self, plans)

    monkeypatch.setattr(Writer, "write", failing)
    before = contents()
    rows = [minimal(id=str(number)) for number in range(5)]
    outcome = run_import(write_csv(tmp_path / "f.csv", *rows))
    assert outcome.code == 2
    assert "Rien n’a été changé." in outcome.err
    assert calls == [2, 2]
    assert contents() == before


def test_an_interruption_after_the_end_does_not_say_that_nothing_was_done(
    run_import, saint_lo, tmp_path, monkeypatch
):
    def interrupted(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(VenueImport, "announce", interrupted)
    outcome = run_import(write_csv(tmp_path / "f.csv", FULL))
    assert "L’import est fait" in outcome.err
    assert VenuePage.objects.exists()
