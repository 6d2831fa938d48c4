from pathlib import Path

from django.utils import timezone

from core.import_command import ImportCommand
from events.importing.importer import EventsImport
from events.importing.incoming import FileProblem
from events.importing.limits import LARGEST_BYTES
from events.importing.report import Report, Result
from events.importing.source import Source, read, too_big
from events.importing.window import Window
from events.models import EventImport
from venues.models import VenuePage
from venues.national.normalise.texts import one_line
from venues.national.report import csv_listener

#: What somebody must look at is always named; the rest with -v 2.
TOLD = {Result.REFUSED, Result.QUEUED, Result.KEPT, Result.TO_DECIDE, Result.LEFT}


class Command(ImportCommand):
    help = (
        "Importe les ateliers d’un fichier .ics, CSV ou OpenAgenda (JSON) dans un lieu : crée ou met "
        "à jour par identifiant, tout ou rien. Codes de sortie : 0 fait, 1 fait mais des ateliers "
        "sont refusés, 2 rien n’a été fait."
    )

    overwrite_help = (
        "Le fichier l’emporte sur ce qui a été modifié à la main, et recrée ce qui a été supprimé ou "
        "écarté."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--venue", metavar="LIEU", required=True, help="L’adresse courte du lieu (son slug)."
        )

    def handle(self, *args, file, venue, dry_run, report, overwrite, verbosity, **options):
        found = VenuePage.objects.filter(slug=venue).first()
        if found is None:
            self.nothing_done(f"Aucun lieu n’a l’adresse « {venue} ».")
        self.refuse_report(report, file)
        now = timezone.now()
        window = Window.around(now)
        source = self._read(file, window)
        tally = Report(listeners=[self.teller(set(Result) if verbosity > 1 else TOLD)])
        if verbosity:
            self.stderr.write(f"Lu comme : {source.kind}. {window.said()}")
        task = EventsImport(
            found,
            one_line(file.name)[: EventImport._meta.get_field("file_name").max_length],
            tally,
            now,
            overwrite=overwrite,
            dry_run=dry_run,
            progress=self.progress(len(source.events), verbosity),
        )
        with self.reported_in(report, tally.listeners, csv_listener), self.all_or_nothing():
            task.run(source.events)
        if not tally.accepted():
            self.nothing_done("Aucun atelier du fichier n’est utilisable.")
        self.end(tally.summary(), dry_run=dry_run, refused=tally.counts[Result.REFUSED])

    def _read(self, file: Path, window: Window) -> Source:
        try:
            if file.is_dir():
                raise FileProblem(f"« {file} » est un dossier, pas un fichier.")
            if (size := file.stat().st_size) > LARGEST_BYTES:
                raise FileProblem(too_big(size))
            return read(file.read_bytes(), window)
        except OSError as error:
            reason = "introuvable" if isinstance(error, FileNotFoundError) else "illisible"
            self.nothing_done(f"Fichier {reason} : {file}.")
        except FileProblem as problem:
            self.nothing_done(str(problem))
        except KeyboardInterrupt:
            self.nothing_done("Interrompu.")
