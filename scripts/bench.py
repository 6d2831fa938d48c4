"""`make bench`: what the site costs, in one run; prints a table, writes ``var/bench.json``.

    scripts/bench.py [--quick] [--only sqlite|postgresql] [--part pages,locate,points,weight,people,agenda,import]

Server time is given in times an empty Wagtail page measured in the same breath: ratios travel from
one machine to another. PostgreSQL is measured when ``BENCH_DATABASE_URL`` answers (default:
``postgres://postgres@127.0.0.1:5432/postgres``), in a database made and dropped here. Nothing else
is touched: all files are in ``var/bench``, removed at the next run.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from scripts.bench import imports, limits, table, weight  # noqa: E402
from scripts.bench.databases import Postgresql, Sqlite, emptied  # noqa: E402
from scripts.bench.progress import tell  # noqa: E402

FOLDER = ROOT / "var" / "bench"
REPORT = ROOT / "var" / "bench.json"
PARTS = ("pages", "locate", "points", "weight", "people", "agenda", "import")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, few repetitions")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database")
    parser.add_argument(
        "--part",
        default=",".join(PARTS),
        type=lambda text: text.split(","),
        help=f"some of {','.join(PARTS)}",
    )
    chosen = parser.parse_args()
    if unknown := set(chosen.part) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    return chosen


class Bench:
    """One run on one database."""

    def __init__(self, database, chosen: argparse.Namespace):
        self.database, self.parts, self.quick = database, chosen.part, chosen.quick
        self.sizes = limits.SIZES[:2] if chosen.quick else limits.SIZES
        self.environment = {
            name: value for name, value in os.environ.items() if name not in {"DEBUG", "DEMO"}
        } | {
            "DJANGO_SETTINGS_MODULE": "scripts.bench.settings",
            "DATABASE_URL": database.url,
            "SECRET_KEY": "bench-only-key-that-protects-nothing-0000000000000000",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": "http://127.0.0.1",
            "GEOCODER_URL": "",
            "CACHE_URL": "",
        }

    def work(self, task: str, *numbers: int) -> dict:
        """The result of one task of ``scripts.bench.worker``."""
        out = FOLDER / "result.json"
        command = [sys.executable, "-m", "scripts.bench.worker", task, out, *map(str, numbers)]
        subprocess.run(command, env=self.environment, check=True)
        return json.loads(out.read_text(encoding="utf-8"))

    def run(self) -> dict:
        """Raw measures by part; ``server`` says which database answered."""
        found = {}
        if set(self.parts) - {"import", "people", "agenda"}:
            with emptied(self.database):
                tell(f"{self.database.label}: migrations")
                found["server"] = self.work("prepare")
                found |= self.read()
        if "people" in self.parts:
            with emptied(self.database):
                tell(f"{self.database.label}: migrations, for the people")
                found["server"] = self.work("prepare")
                found["people"] = self.people()
        if "agenda" in self.parts:
            with emptied(self.database):
                tell(f"{self.database.label}: migrations, for the agenda")
                found["server"] = self.work("prepare")
                found["agenda"] = self.agenda()
        if "import" in self.parts:
            with emptied(self.database):
                tell(f"{self.database.label}: migrations, for the import")
                found["server"] = self.work("prepare")
                found["import"] = self.imported()
        return found

    def read(self) -> dict:
        """What visitors do, from the smallest size to the largest."""
        found, parts, largest = {}, self.parts, self.sizes[-1]
        if "pages" in parts:
            rounds = 12 if self.quick else 48
            found["pages"] = [self.work("pages", size, rounds) for size in self.sizes]
        if "locate" in parts:
            found["locate"] = self.work("locate", largest)
        if "weight" in parts:
            self.work("fill", largest)
            found["weight"] = weight.measure(self.environment)
        if "points" in parts:
            size, repetitions = (largest, 40) if self.quick else (limits.POINTS, 200)
            found["points"] = self.work("points", size, repetitions)
        return found

    def people(self) -> dict:
        venues, permanences = (200, 300) if self.quick else limits.PRESENCES
        return self.work("presences", venues, permanences, 8 if self.quick else 32)

    def agenda(self) -> dict:
        few, many = (100, 400) if self.quick else limits.EVENTS
        rounds, feed, people = (8, 2_000, 200) if self.quick else (32, limits.FEED, limits.PEOPLE)
        return self.work("agenda", few, many, rounds, feed, people)

    def imported(self) -> dict:
        rows = self.sizes[-1] if self.quick else limits.IMPORTED_ROWS
        file = FOLDER / "venues.csv"
        imports.write_file(file, rows)
        return imports.measure(file, rows, self.environment)


def figures_of(found: dict, vendor: str) -> list[table.Figure]:
    figures = []
    if "pages" in found:
        figures += table.page_figures(found["pages"])
    if "locate" in found:
        figures += table.locate_figures(found["locate"])
    if "points" in found:
        figures += table.point_figures(found["points"], vendor)
    if "weight" in found:
        figures += table.weight_figures(found["weight"])
    if "people" in found:
        figures += table.presence_figures(found["people"])
    if "agenda" in found:
        figures += table.agenda_figures(found["agenda"], vendor)
    if "import" in found:
        figures += table.import_figures(found["import"])
    return figures


def databases(only: str | None) -> list:
    chosen = [Sqlite(FOLDER)] if only != "postgresql" else []
    if only != "sqlite":
        postgresql = Postgresql()
        if obstacle := postgresql.obstacle():
            tell(f"PostgreSQL is left out, it cannot be reached: {obstacle}")
        else:
            chosen.append(postgresql)
    return chosen


def main() -> None:
    chosen = arguments()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    report = {
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "quick": chosen.quick,
        "machine": {"python": platform.python_version(), "processors": os.cpu_count()},
        "databases": {},
    }
    for number, database in enumerate(databases(chosen.only)):
        bench = Bench(database, chosen)
        if number == 0:
            bench.work("static")
        measures = bench.run()
        figures = figures_of(measures, database.vendor)
        server = f"{database.label} {measures['server']['version']}"
        print("\n".join([*table.lines(server, figures), table.verdict(figures)]), flush=True)
        report["databases"][database.vendor] = {
            "figures": [figure.as_dict() for figure in figures],
            "measures": measures,
        }
    if not report["databases"]:
        return
    REPORT.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    tell(f"written in {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except (RuntimeError, subprocess.CalledProcessError) as error:
        sys.exit(f"bench: {error}")
