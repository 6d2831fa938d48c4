"""What the commands that import a file share: their options, what they say, how they end.

Exit codes: 0 done, 1 done but some rows were refused, 2 nothing done.
"""

import sys
import time
from collections.abc import Callable, Container
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand

DONE, SOME_REFUSED, NOTHING_DONE = 0, 1, 2


class ImportCommand(BaseCommand):
    """``overwrite_help`` is the help of ``--overwrite``."""

    overwrite_help = ""

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Dit tout, n’écrit rien.")
        parser.add_argument(
            "--report", metavar="R.csv", type=Path, help="Le compte rendu complet, pour un tableur."
        )
        parser.add_argument("--overwrite", action="store_true", help=self.overwrite_help)

    def nothing_done(self, sentence: str) -> None:
        """Ends the command."""
        self.stderr.write(f"{sentence} Rien n’a été changé.")
        sys.exit(NOTHING_DONE)

    def refuse_report(self, report: Path | None, file: Path) -> None:
        if report and report.is_dir():
            self.nothing_done(f"« {report} » est un dossier, pas un compte rendu.")
        if report and report.exists() and file.exists() and report.samefile(file):
            self.nothing_done("Le compte rendu écraserait le fichier à importer.")

    @contextmanager
    def all_or_nothing(self):
        try:
            yield
        except KeyboardInterrupt:
            self.nothing_done("Interrompu.")
        except Exception as error:
            self.nothing_done(f"Erreur inattendue ({type(error).__name__} : {error}).")

    def teller(self, told: Container) -> Callable:
        """Names the entries with these results, and those about the whole file (line 0)."""

        def tell(entry) -> None:
            if entry.result in told or not entry.line:
                self.stderr.write(str(entry))

        return tell

    def progress(self, total: int, verbosity: int) -> Callable[[int], None]:
        """Says how far it is, once a second."""
        last = time.monotonic()

        def progress(count: int) -> None:
            nonlocal last
            if verbosity and time.monotonic() - last >= 1:
                last = time.monotonic()
                self.stderr.write(f"{count} / {total}")

        return progress

    @contextmanager
    def reported_in(self, path: Path | None, listeners: list[Callable], listener_to: Callable):
        """Write every entry to ``path`` too, whole or not at all: ``listener_to`` makes of an open
        file one more of the ``listeners``."""
        if path is None:
            yield
            return
        partial = path.with_name(f"{path.name}.partiel")
        try:
            # With a byte-order mark, without which Excel spoils accents.
            file = partial.open("w", encoding="utf-8-sig", newline="")
        except OSError as error:
            self.nothing_done(f"Impossible d’écrire {path} : {error.strerror}.")
        try:
            with file:
                listeners.append(listener_to(file))
                yield
            partial.replace(path)
        except OSError as error:
            self.stderr.write(f"L’import est fait, mais pas le compte rendu : {error.strerror}.")
        finally:
            partial.unlink(missing_ok=True)

    def end(self, summary: str, *, dry_run: bool, refused: int) -> None:
        self.stdout.write(("Essai, rien n’est écrit. " if dry_run else "") + summary)
        if refused:
            sys.exit(SOME_REFUSED)
