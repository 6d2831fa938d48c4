from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from venues.commune_sources import (
    CommuneList,
    CommuneListError,
    communes_of_api,
    communes_of_file,
    embedded_communes,
)
from venues.gazetteer import LoadReport, load_communes

SHOWN_ROWS = 20


class Command(BaseCommand):
    help = "Charge les communes de la région : la liste du projet, un fichier, ou geo.api.gouv.fr."

    def add_arguments(self, parser):
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--file", type=Path, help="une réponse de geo.api.gouv.fr (JSON)")
        source.add_argument(
            "--api", action="store_true", help="les centres officiels, depuis geo.api.gouv.fr"
        )

    def handle(self, *args, **options):
        try:
            communes = self._read(options["file"], api=options["api"])
        except CommuneListError as error:
            raise CommandError(str(error), returncode=2) from error
        report = load_communes(
            communes, known=self._embedded(), whole_region=options["file"] is None
        )
        if options["verbosity"]:
            self._tell(report)
        self._tell_refused(communes.refused)

    def _read(self, file: Path | None, *, api: bool) -> CommuneList:
        if file:
            return communes_of_file(file)
        if api:
            return communes_of_api(settings.GEO_API_URL, settings.REGION)
        return embedded_communes(settings.REGION)

    def _embedded(self) -> dict:
        try:
            entries = embedded_communes(settings.REGION).entries
        except CommuneListError:
            return {}
        return {entry.insee_code: entry for entry in entries}

    def _tell(self, report: LoadReport) -> None:
        self.stdout.write(
            f"Communes : {report.created} ajoutées, {report.changed} modifiées, "
            f"{report.deleted} supprimées ; {report.linked} lieux reliés à leur commune."
        )
        if report.kept:
            self.stdout.write(
                f"{report.kept} communes absentes de la liste sont gardées : elle semble partielle."
            )
        if report.pointless:
            self.stdout.write(f"{report.pointless} communes sans coordonnées ont été laissées.")

    def _tell_refused(self, refused: list[str]) -> None:
        for sentence in refused[:SHOWN_ROWS]:
            self.stderr.write(sentence)
        if refused:
            raise CommandError(
                f"{len(refused)} lignes refusées ; les autres sont chargées.", returncode=1
            )
