"""A file of the national format, and what importing it costs: rows a second, peak memory."""

import csv
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from scripts.bench.places import SERVICES, Place, Region
from scripts.bench.progress import tell

#: Linux counts the peak in kB, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
HEADER = (
    "id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse",
    "complement_adresse", "latitude", "longitude", "typologie", "telephone", "courriels",
    "site_web", "horaires", "presentation_resume", "presentation_detail", "source", "itinerance",
    "structure_parente", "date_maj", "services", "publics_specifiquement_adresses",
    "prise_en_charge_specifique", "frais_a_charge", "dispositif_programmes_nationaux",
    "formations_labels", "autres_formations_labels", "modalites_acces",
    "modalites_accompagnement", "fiche_acces_libre", "prise_rdv",
)  # fmt: skip


def write_file(path: Path, rows: int) -> None:
    """The same file at each run, for the same number of rows."""
    region = Region()
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, HEADER, restval="")
        writer.writeheader()
        writer.writerows(row_of(region.place(number)) for number in range(rows))


def row_of(place: Place) -> dict:
    return {
        "id": place.id,
        "pivot": "00000000000000",
        "nom": place.title,
        "commune": place.town.name,
        "code_postal": place.town.postal_code,
        "code_insee": place.town.insee_code,
        "adresse": place.street,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "typologie": place.kind,
        "telephone": place.phone,
        "horaires": place.hours,
        "presentation_resume": place.summary,
        "source": "bench",
        "date_maj": "2026-10-01",
        "services": "|".join(SERVICES[service] for service in place.services),
        "frais_a_charge": "Gratuit",
        "modalites_acces": "Se présenter|Téléphoner",
        "modalites_accompagnement": "Accompagnement individuel",
    }


def measure(path: Path, rows: int, environment: dict) -> dict:
    """Two imports of the same file: ``{"first": …, "again": …}``, each with ``rows_per_s``,
    ``seconds``, ``peak_mb`` and the command's last line."""
    found = {}
    for name in ("first", "again"):
        tell(f"import of {rows} rows, {name}")
        found[name] = one_import(path, rows, environment)
    return found


def one_import(path: Path, rows: int, environment: dict) -> dict:
    command = [sys.executable, "manage.py", "import_venues", str(path)]
    said = path.with_suffix(".out")
    begun = perf_counter()
    with said.open("w") as out:
        # The parent must stay small: a child's peak counts what it was before ``exec``.
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - begun
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    if process.returncode:
        raise RuntimeError(f"import_venues ended with {process.returncode}: {lines[-3:]}")
    return {
        "seconds": seconds,
        "rows_per_s": rows / seconds,
        "peak_mb": usage.ru_maxrss * PEAK_UNIT / 1_000_000,
        "said": lines[-1] if lines else "",
    }
