from django.utils import timezone

from core.import_command import ImportCommand
from venues.models import ImportRecord, VenueIndexPage
from venues.national.importer import VenueImport
from venues.national.normalise.texts import one_line
from venues.national.reading import SourceFile, open_source
from venues.national.reading_problem import FileProblem
from venues.national.report import Entry, Report, Result, csv_listener

#: Refusals and conflicts are always named; passing remarks with -v 2.
TOLD = {Result.REFUSED, Result.CONFLICT}


class Command(ImportCommand):
    help = (
        "Importe un fichier au format national « Lieux de médiation numérique », CSV ou JSON : crée "
        "ou met à jour les lieux par identifiant, tout ou rien. Codes de sortie : 0 fait, 1 fait "
        "mais des lignes sont refusées, 2 rien n’a été fait."
    )

    overwrite_help = (
        "Le fichier l’emporte sur ce qui a été modifié à la main, et recrée les lieux supprimés."
    )

    def handle(self, *args, file, dry_run, report, overwrite, verbosity, **options):
        index_page = VenueIndexPage.objects.first()
        if index_page is None:
            self.nothing_done("Le site n’a pas encore de page « Lieux » : créez-la d’abord.")
        self.refuse_report(report, file)
        try:
            source = open_source(file)
        except FileProblem as problem:
            self.nothing_done(str(problem))
        tally = Report(listeners=[self.teller(TOLD | ({Result.NOTED} if verbosity > 1 else set()))])
        task = VenueImport(
            index_page,
            one_line(file.name)[: ImportRecord._meta.get_field("file_name").max_length],
            tally,
            timezone.now(),
            overwrite=overwrite,
            dry_run=dry_run,
            fields=source.fields,
            progress=self.progress(source.count, verbosity),
        )
        with self.reported_in(report, tally.listeners, csv_listener):
            self._run(task, source)
        if not tally.accepted():
            self.nothing_done("Aucune ligne n’est utilisable.")
        self.end(tally.summary(), dry_run=dry_run, refused=tally.counts[Result.REFUSED])

    def _run(self, task: VenueImport, source: SourceFile) -> None:
        """Import, then announce: only what is committed is announced."""
        with self.all_or_nothing():
            if source.ignored:
                names = ", ".join(map(one_line, source.ignored))
                message = f"Colonnes inconnues, laissées de côté : {names}."
                task.report.add(Entry(0, "", "", Result.NOTED, message=message))
            try:
                task.run(source.rows())
            except FileProblem as problem:
                self.nothing_done(str(problem))
        try:
            task.announce()
        except KeyboardInterrupt:
            self.stderr.write(
                "L’import est fait ; les caches du site se mettront à jour d’eux-mêmes."
            )
