"""Rows and files as producers write them."""

import csv
import json
from pathlib import Path

from venues.national.mapping import NAMES

SCHEMA = Path(__file__).with_name("schema.json")

FULL = {
    "id": "50-001",
    "pivot": "21500502500016",
    "nom": "Médiathèque La Source",
    "commune": "Saint-Lô",
    "code_postal": "50000",
    "code_insee": "50502",
    "adresse": "12 rue des Tanneurs",
    "complement_adresse": "2e étage",
    "latitude": "49.1157",
    "longitude": "-1.0906",
    "typologie": "BIB|EPN",
    "telephone": "+33261919001",
    "courriels": "bonjour@exemple.fr|accueil@exemple.fr",
    "site_web": "https://exemple.fr/|https://exemple.fr/a;b=1",
    "horaires": "Tu-Fr 10:00-12:00,14:00-18:00; Sa 10:00-17:00",
    "presentation_resume": "Une aide pour vos démarches.",
    "presentation_detail": "Des ateliers,\ndes « rendez-vous »;\net du café.",
    "source": "Réseau",
    "itinerance": "Fixe",
    "structure_parente": "Ville de Saint-Lô",
    "date_maj": "2026-05-04",
    "services": "Aide aux démarches administratives|Loisirs et créations numériques",
    "publics_specifiquement_adresses": "Jeunes|Seniors",
    "prise_en_charge_specifique": "Surdité|Langues étrangères (anglais)",
    "frais_a_charge": "Gratuit",
    "dispositif_programmes_nationaux": "Conseillers numériques|Point d'accès numérique CAF",
    "formations_labels": "Formé à « Mon Espace Santé »|Étapes numériques (La Poste)",
    "autres_formations_labels": "QPV|Label « maison »",
    "modalites_acces": "Se présenter|Ce lieu n'accueille pas de public",
    "modalites_accompagnement": "En autonomie|À distance",
    "fiche_acces_libre": "https://acceslibre.beta.gouv.fr/app/50-saint-lo/",
    "prise_rdv": "https://rdv.exemple.fr/saint-lo",
}
assert tuple(FULL) == NAMES


def full(**changes: str) -> dict[str, str]:
    return FULL | changes


def minimal(**changes: str) -> dict[str, str]:
    """A row with only what a place needs."""
    return {"id": "m-1", "nom": "Mairie", "commune": "Saint-Lô", "code_postal": "50000"} | changes


def write_csv(path: Path, *rows: dict[str, str], delimiter: str = ",", encoding="utf-8") -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_json(path: Path, items) -> Path:
    path.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    return path
