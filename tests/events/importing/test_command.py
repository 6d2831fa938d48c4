"""`import_events`: exit codes, report, all or nothing; and our own feed read back."""

import csv

import pytest
from django.core.management import call_command

from events.importing.writing import Writer
from events.models import EventImport, EventPage, Occurrence, PendingEvent
from tests.events.factories import agenda_page, event, paris
from tests.events.importing.importing import FILES, calendar, run, vevent
from tests.events.importing.importing import said as said_of
from tests.venues.factories import VenuePageFactory


def command(path, venue, capsys, **options) -> tuple[int, str]:
    """(exit code, everything it said)."""
    code = 0
    try:
        call_command("import_events", str(path), venue=venue, **options)
    except SystemExit as stop:
        code = stop.code
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_some_refused(venue, capsys, tmp_path):
    report = tmp_path / "rapport.csv"
    code, said = command(FILES / "agenda.ics", venue.slug, capsys, report=report)
    assert code == 1
    assert "2 créés, 0 modifié, 0 inchangé, 1 en attente d’un lieu" in said
    line = (FILES / "agenda.ics").read_text().split("UID:casse")[0].count("\n")
    assert f"Ligne {line}, refusé" in said
    assert "casse@exemple.test" in said
    assert "du 22\u00a0octobre 2026 au 23\u00a0novembre 2027" in said
    with report.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["résultat"] for row in rows} >= {"créé", "refusé", "en attente d’un lieu"}
    assert list(tmp_path.iterdir()) == [report]


def test_done_then_a_dry_run(venue, capsys, tmp_path):
    path = tmp_path / "nom.sans.rapport"
    path.write_text(calendar(vevent()))
    code, said = command(path, venue.slug, capsys, dry_run=True)
    assert code == 0
    assert "Essai, rien n’est écrit. 1 créé" in said
    assert not EventPage.objects.exists()
    assert command(path, venue.slug, capsys)[0] == 0
    assert EventPage.objects.get().live


@pytest.mark.parametrize(
    ("name", "slug", "sentence"),
    [
        ("absent.ics", "mediatheque-de-saint-lo", "introuvable"),
        ("", "mediatheque-de-saint-lo", "est un dossier"),
        ("vide.ics", "mediatheque-de-saint-lo", "vide"),
        ("vide.ics", "nulle-part", "Aucun lieu"),
        ("passe.ics", "mediatheque-de-saint-lo", "Aucun atelier du fichier"),
    ],
)
def test_nothing_done(venue, capsys, tmp_path, name, slug, sentence):
    (tmp_path / "vide.ics").write_text("")
    (tmp_path / "passe.ics").write_text(calendar(vevent(start="20200101T140000")))
    code, said = command(tmp_path / name, slug, capsys)
    assert code == 2
    assert sentence in said
    assert said.rstrip().endswith("Rien n’a été changé.")


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_everything_as_it_was(venue, capsys, tmp_path, monkeypatch, failure):
    path = tmp_path / "x.ics"
    lost = vevent("3@e", LOCATION="Salle des fêtes")
    path.write_text(calendar(vevent("1@e"), vevent("2@e"), lost, vevent("4@e")))
    written = []
    write = Writer.write

    def interrupted(self, plan):
        if len(written) == 3:
            raise failure
        written.append(plan)
        write(self, plan)

    monkeypatch.setattr(Writer, "write", interrupted)
    code, said = command(path, venue.slug, capsys)
    assert code == 2
    assert "Rien n’a été changé." in said
    for model in (EventPage, Occurrence, EventImport, PendingEvent):
        assert not model.objects.exists()


def test_our_own_feed_gives_the_same_dates_elsewhere(venue, client):
    agenda_page()
    page = event(venue, title="Prendre en main un ordinateur")
    other = event(venue, title="Photos", weekdays=["je"], last_day=paris(2026, 12, 18).date())
    Occurrence.objects.filter(pk=page.occurrences.earliest("start").pk).update(status=6)
    text = client.get(f"/lieux/{venue.slug}/agenda.ics").getvalue()
    there = VenuePageFactory()
    # Theirs is another library: the place that the feed names is not its own.
    report = run(there, text.replace(venue.title.encode(), there.title.encode()))
    assert [result for result, _ in said_of(report)] == ["créé", "créé"]
    for ours in (page, other):
        copy = EventPage.objects.child_of(there).get(title=ours.title)
        columns = ("start", "end", "status")
        wanted = list(ours.occurrences.order_by("start").values_list(*columns))
        assert list(copy.occurrences.order_by("start").values_list(*columns)) == wanted
