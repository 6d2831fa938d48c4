import os
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from venues.national.exporter import csv_lines


class Command(BaseCommand):
    help = (
        "Écrit les lieux publiés au format national « Lieux de médiation numérique » v1 (CSV, UTF-8). "
        "Codes de sortie : 0 fait, 2 rien n’a été écrit."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", metavar="FICHIER", help="Par défaut, la sortie standard."
        )

    def handle(self, *args, file=None, **options):
        if file is None:
            self._print()
            return
        path = Path(file)
        partial = path.with_name(f"{path.name}.partiel")
        try:
            with partial.open("w", encoding="utf-8", newline="") as output:
                output.writelines(csv_lines())
            partial.replace(path)
        except OSError as error:
            partial.unlink(missing_ok=True)
            self.stderr.write(f"Impossible d’écrire {path} : {error.strerror}. Rien n’a été écrit.")
            raise SystemExit(2) from error

    def _print(self):
        try:
            for line in csv_lines():
                self.stdout.write(line, ending="")
            self.stdout.flush()
        except BrokenPipeError:
            # The reader has had enough (« | head »): Python must not complain of it while closing.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
