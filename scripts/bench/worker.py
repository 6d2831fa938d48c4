"""One measure in a process of its own: ``python -m scripts.bench.worker TASK OUT [NUMBER…]``."""

import json
import sys
from pathlib import Path

import django


def task(name: str):
    """The function of this name; imported late, for Django must be set up first."""
    from django.core.management import call_command

    from scripts.bench import agenda, locating, pages, points, presences, seeding

    def static():
        call_command("build_css", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)

    return {
        "static": static,
        "prepare": seeding.prepare,
        "fill": lambda size: seeding.Seeder().fill(size),
        "pages": pages.measure,
        "points": points.measure,
        "locate": locating.measure,
        "presences": presences.measure,
        "agenda": agenda.measure,
    }[name]


def main(name: str, out: str, *numbers: str) -> None:
    django.setup()
    result = task(name)(*map(int, numbers))
    Path(out).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
