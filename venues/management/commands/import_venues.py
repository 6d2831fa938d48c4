import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from venues.models import ImportRecord, VenueIndexPage
from venues.national.importer import VenueImport
from venues.national.normalise.texts import one_line
from venues.national.reading import SourceFile, open_source
from venues.national.reading_problem import FileProblem
from venues.national.report import Entry, Report, Result, csv_listener

DONE, SOME_REFUSED, NOTHING_DONE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Importe un fichier au format national « Lieux de médiation numérique », CSV ou JSON : crée "
        "ou met à jour les lieux par identifiant, tout ou rien. Codes de sortie : 0 fait, 1 fait "
        "mais des lignes sont refusées, 2 rien n’a été fait."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Dit tout, n’écrit rien.")
        parser.add_argument(
            "--report", metavar="R.csv", type=Path, help="Le compte rendu complet, pour un tableur."
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Le fichier l’emporte sur ce qui a été modifié à la main, et recrée les lieux supprimés.",
        )

    def handle(self, *args, file, dry_run, report, overwrite, verbosity, **options):
        index_page = VenueIndexPage.objects.first()
        if index_page is None:
            self._nothing_done("Le site n’a pas encore de page « Lieux » : créez-la d’abord.")
        if report and report.is_dir():
            self._nothing_done(f"« {report} » est un dossier, pas un compte rendu.")
        if report and report.exists() and file.exists() and report.samefile(file):
            self._nothing_done("Le compte rendu écraserait le fichier à importer.")
        try:
            source = open_source(file)
        except FileProblem as problem:
            self._nothing_done(str(problem))
        tally = Report(listeners=[self._teller(verbosity)])
        task = VenueImport(
            index_page,
            one_line(file.name)[: ImportRecord._meta.get_field("file_name").max_length],
            tally,
            timezone.now(),
            overwrite=overwrite,
            dry_run=dry_run,
            fields=source.fields,
            progress=self._progress(source.count, verbosity),
        )
        with self._reported_in(report, tally):
            self._run(task, source)
        if not tally.accepted():
            self._nothing_done("Aucune ligne n’est utilisable.")
        self.stdout.write(("Essai, rien n’est écrit. " if dry_run else "") + tally.summary())
        if tally.counts[Result.REFUSED]:
            sys.exit(SOME_REFUSED)

    def _run(self, task: VenueImport, source: SourceFile) -> None:
        """Import, then announce: only what is committed is announced."""
        try:
            if source.ignored:
                names = ", ".join(map(one_line, source.ignored))
                message = f"Colonnes inconnues, laissées de côté : {names}."
                task.report.add(Entry(0, "", "", Result.NOTED, message=message))
            task.run(source.rows())
        except FileProblem as problem:
            self._nothing_done(str(problem))
        except KeyboardInterrupt:
            self._nothing_done("Interrompu.")
        except Exception as error:
            self._nothing_done(f"Erreur inattendue ({type(error).__name__} : {error}).")
        try:
            task.announce()
        except KeyboardInterrupt:
            self.stderr.write(
                "L’import est fait ; les caches du site se mettront à jour d’eux-mêmes."
            )

    def _nothing_done(self, sentence: str) -> None:
        self.stderr.write(f"{sentence} Rien n’a été changé.")
        sys.exit(NOTHING_DONE)

    def _teller(self, verbosity: int):
        """Refusals and conflicts are always named; passing remarks with -v 2."""
        told = {Result.REFUSED, Result.CONFLICT} | ({Result.NOTED} if verbosity > 1 else set())

        def tell(entry: Entry) -> None:
            if entry.result in told or not entry.line:
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
            self._nothing_done(f"Impossible d’écrire {path} : {error.strerror}.")
        try:
            with file:
                tally.listeners.append(csv_listener(file))
                yield
            partial.replace(path)
        except OSError as error:
            self.stderr.write(f"L’import est fait, mais pas le compte rendu : {error.strerror}.")
        finally:
            partial.unlink(missing_ok=True)
