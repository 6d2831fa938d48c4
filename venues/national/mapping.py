"""Which column of a venue holds which field of the national format, in the order of the format.

Three fields are not columns of the page: ``horaires`` is the row ``VenueHours.osm``; ``date_maj``
is written from the latest of ``updated_on``, of the hours' ``updated_on`` and of the last check;
coordinates that we took from the commune (``location_approximate``) are no news and stay empty.
What is ours alone (picture, access notes, wheelchair, Wi-Fi, equipment, closures, ``other_values``)
is not exported.

Source: Table Schema « standard-mediation-num » v1.0.2.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from django.db.models import Choices

from venues import vocabulary as v
from venues.venue_types import VenueType

#: Separates several values in one cell. The v0.1 format used SEMICOLON, and so do many files still.
SEPARATOR = "|"
#: The key, beside the 32 fields, of what no field could hold (``VenuePage.other_values``).
OTHERS = "autres"


class Kind(Enum):
    LINE = "one line of text"
    TEXT = "text on several lines"
    CODES = "values of a fixed list"
    LINES = "free values"
    NUMBER = "a coordinate"
    DATE = "a day"
    URL = "one address of the web"
    CODE = "a code of the State: SIRET, postal code, INSEE code"
    PHONE = "a telephone number"


@dataclass(frozen=True)
class Field:
    """One of the 32 fields. ``column`` is empty when the value is beside the page."""

    name: str
    column: str
    label: str
    kind: Kind = Kind.LINE
    limit: int = 255
    choices: type[Choices] | None = None

    @cached_property
    def labels(self) -> dict[str, str]:
        """Code → value written in files. Kinds of places are written by their code."""
        if self.choices is VenueType:
            return {code: code for code in VenueType.values}
        return dict(self.choices.choices)


def _codes(name: str, column: str, label: str, choices: type[Choices]) -> Field:
    return Field(name, column, label, Kind.CODES, choices=choices)


FIELDS = (
    Field("id", "national_id", "Identifiant", limit=150),
    Field("pivot", "pivot", "SIRET ou RNA", Kind.CODE),
    Field("nom", "title", "Nom"),
    Field("commune", "commune_name", "Commune", limit=100),
    Field("code_postal", "postal_code", "Code postal", Kind.CODE),
    Field("code_insee", "insee_code", "Code INSEE", Kind.CODE),
    Field("adresse", "street_address", "Adresse"),
    Field("complement_adresse", "address_complement", "Complément d’adresse"),
    Field("latitude", "latitude", "Latitude", Kind.NUMBER),
    Field("longitude", "longitude", "Longitude", Kind.NUMBER),
    _codes("typologie", "venue_types", "Type de lieu", VenueType),
    Field("telephone", "phone", "Téléphone", Kind.PHONE),
    Field("courriels", "emails", "Adresses électroniques", Kind.LINES),
    Field("site_web", "websites", "Sites", Kind.LINES),
    Field("horaires", "", "Horaires", Kind.TEXT),
    Field("presentation_resume", "summary", "Présentation courte", limit=280),
    Field("presentation_detail", "description", "Présentation détaillée", Kind.TEXT, 10_000),
    Field("source", "source", "Source"),
    _codes("itinerance", "mobility", "Itinérance", v.Mobility),
    Field("structure_parente", "parent_structure", "Structure parente"),
    Field("date_maj", "updated_on", "Mise à jour", Kind.DATE),
    _codes("services", "services", "Services", v.Service),
    _codes("publics_specifiquement_adresses", "publics", "Publics", v.Public),
    _codes(
        "prise_en_charge_specifique", "special_support", "Prise en charge adaptée", v.SpecialSupport
    ),
    _codes("frais_a_charge", "fees", "Prix", v.Fee),
    _codes(
        "dispositif_programmes_nationaux",
        "national_programmes",
        "Dispositifs nationaux",
        v.NationalProgramme,
    ),
    _codes("formations_labels", "labels", "Formations et labels", v.TrainingLabel),
    Field("autres_formations_labels", "other_labels", "Autres formations et labels", Kind.LINES),
    _codes("modalites_acces", "access_modes", "Comment venir", v.AccessMode),
    _codes("modalites_accompagnement", "support_modes", "Façon d’accompagner", v.SupportMode),
    Field("fiche_acces_libre", "acces_libre_url", "Fiche Acceslibre", Kind.URL, 500),
    Field("prise_rdv", "booking_url", "Rendez-vous en ligne", Kind.URL, 500),
)
BY_NAME = {field.name: field for field in FIELDS}
NAMES = tuple(BY_NAME)

#: The format requires these fields; where we know nothing, files hold this instead of nothing.
#: The zeros of ``pivot`` are everybody's habit, the others follow it. Read back as nothing.
FILLERS = {"pivot": "0" * 14, "code_postal": "0" * 5, "commune": "Non renseignée"}
