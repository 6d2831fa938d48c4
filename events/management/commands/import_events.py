import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.importing.importer import EventsImport
from events.importing.incoming import FileProblem
from events.importing.limits import LARGEST_BYTES
from events.importing.report import Report, Result
from events.importing.source import Source, read, too_big
from events.importing.window import Window
from events.models import EventImport
from venues.models import VenuePage
from venues.national.normalise.texts import one_line
from venues.national.report import Entry, csv_listener

DONE, SOME_REFUSED, NOTHING_DONE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Importe les ateliers d’un fichier .ics, CSV ou OpenAgenda (JSON) dans un lieu : crée ou met "
        "à jour par identifiant, tout ou rien. Codes de sortie : 0 fait, 1 fait mais des ateliers "
        "sont refusés, 2 rien n’a été fait."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument(
            "--venue", metavar="LIEU", required=True, help="L’adresse courte du lieu (son slug)."
        )
        parser.add_argument("--dry-run", action="store_true", help="Dit tout, n’écrit rien.")
        parser.add_argument(
            "--report", metavar="R.csv", type=Path, help="Le compte rendu complet, pour un tableur."
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Le fichier l’emporte sur ce qui a été modifié à la main, et recrée ce qui a été "
            "supprimé ou écarté.",
        )

    def handle(self, *args, file, venue, dry_run, report, overwrite, verbosity, **options):
        found = VenuePage.objects.filter(slug=venue).first()
        if found is None:
            self._nothing_done(f"Aucun lieu n’a l’adresse « {venue} ».")
        if report and report.is_dir():
            self._nothing_done(f"« {report} » est un dossier, pas un compte rendu.")
        if report and report.exists() and file.exists() and report.samefile(file):
            self._nothing_done("Le compte rendu écraserait le fichier à importer.")
        now = timezone.now()
        window = Window.around(now)
        source = self._read(file, window)
        tally = Report(listeners=[self._teller(verbosity)])
        if verbosity:
            self.stderr.write(f"Lu comme : {source.kind}. {window.said()}")
        task = EventsImport(
            found,
            one_line(file.name)[: EventImport._meta.get_field("file_name").max_length],
            tally,
            now,
            overwrite=overwrite,
            dry_run=dry_run,
            progress=self._progress(len(source.events), verbosity),
        )
        with self._reported_in(report, tally):
            self._run(task, source)
        if not tally.accepted():
            self._nothing_done("Aucun atelier du fichier n’est utilisable.")
        self.stdout.write(("Essai, rien n’est écrit. " if dry_run else "") + tally.summary())
        if tally.counts[Result.REFUSED]:
            sys.exit(SOME_REFUSED)

    def _read(self, file: Path, window: Window) -> Source:
        try:
            if file.is_dir():
                raise FileProblem(f"« {file} » est un dossier, pas un fichier.")
            if (size := file.stat().st_size) > LARGEST_BYTES:
                raise FileProblem(too_big(size))
            return read(file.read_bytes(), window)
        except OSError as error:
            reason = "introuvable" if isinstance(error, FileNotFoundError) else "illisible"
            self._nothing_done(f"Fichier {reason} : {file}.")
        except FileProblem as problem:
            self._nothing_done(str(problem))
        except KeyboardInterrupt:
            self._nothing_done("Interrompu.")

    def _run(self, task: EventsImport, source: Source) -> None:
        try:
            task.run(source.events)
        except KeyboardInterrupt:
            self._nothing_done("Interrompu.")
        except Exception as error:
            self._nothing_done(f"Erreur inattendue ({type(error).__name__} : {error}).")

    def _nothing_done(self, sentence: str) -> None:
        self.stderr.write(f"{sentence} Rien n’a été changé.")
        sys.exit(NOTHING_DONE)

    def _teller(self, verbosity: int):
        """What somebody must look at is always named; the rest with -v 2."""
        told = {Result.REFUSED, Result.QUEUED, Result.KEPT, Result.TO_DECIDE, Result.LEFT}

        def tell(entry: Entry) -> None:
            if entry.result in told or verbosity > 1:
                self.stderr.write(str(entry))

        return tell

    def _progress(self, total: int, verbosity: int):
        last = time.monotonic()

        def progress(count: int) -> None:
            nonlocal last
            if verbosity and time.monotonic() - last >= 1:
                last = time.monotonic()
                self.stderr.write(f"{count} / {total}")

        return progress

    @contextmanager
    def _reported_in(self, path: Path | None, tally: Report):
        """Write every entry to ``path`` too, whole or not at all."""
        if path is None:
            yield
            return
        partial = path.with_name(f"{path.name}.partiel")
        try:
            # With a byte-order mark, without which Excel spoils accents.
            file = partial.open("w", encoding="utf-8-sig", newline="")
        except OSError as error:
            self._nothing_done(f"Impossible d’écrire {path} : {error.strerror}.")
        try:
            with file:
                tally.listeners.append(csv_listener(file))
                yield
            partial.replace(path)
        except OSError as error:
            self.stderr.write(f"L’import est fait, mais pas le compte rendu : {error.strerror}.")
        finally:
            partial.unlink(missing_ok=True)
