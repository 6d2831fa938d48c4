"""What a text may mean: the places an index is made of, and the candidates it answers with."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from core.text import normalise


class Rank(IntEnum):
    """How good a match is, best first; candidates of one rank are rivals."""

    WHOLE_NAME = 0
    CODE = 1
    FORMER_NAME = 2
    VENUE = 3
    FIRST_WORDS = 4
    BEGINNING = 5
    WORDS = 6
    VENUE_WORDS = 7
    BEGUN_WORDS = 8
    SPELLING = 9
    VENUE_ROUGH = 10
    CITED = 11
    AREA = 12
    DOUBTFUL = 13


#: Matches that need no word of caution.
CERTAIN = frozenset({Rank.WHOLE_NAME, Rank.CODE, Rank.FORMER_NAME, Rank.VENUE})


class Reason(Enum):
    """Why a candidate is proposed, in words for the visitor."""

    NAME = "nom exact"
    POSTAL_CODE = "code postal"
    INSEE_CODE = "code INSEE"
    FORMER_NAME = "ancienne commune"
    VENUE = "nom du lieu"
    BEGINNING = "début du nom"
    WORDS = "mots du nom"
    SPELLING = "orthographe proche"
    CITED = "commune citée"
    DEPARTMENT = "département"
    ADDRESS = "adresse"


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune, as the index needs it. Degrees WGS84."""

    insee_code: str
    name: str
    department: str
    latitude: float
    longitude: float
    postal_codes: tuple[str, ...] = ()
    population: int = 0
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VenuePlace:
    """A public venue that has a position."""

    pk: int
    title: str
    commune_name: str
    postal_code: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place the text may mean. ``query``, typed again, leads here before anywhere else.

    ``order`` sorts candidates of one rank before their population does.
    """

    kind: str  # "commune", "venue" or "address"
    label: str
    latitude: float
    longitude: float
    reason: Reason
    query: str
    rank: Rank = Rank.WHOLE_NAME
    insee_code: str = ""
    venue_id: int | None = None
    population: int = 0
    order: float = field(default=0, repr=False)

    @property
    def sort_key(self) -> tuple:
        return (self.rank, self.order, -self.population, self.label)

    @property
    def is_certain(self) -> bool:
        return self.rank in CERTAIN

    @property
    def place(self) -> tuple:
        """The same for two ways of naming one place."""
        return (self.kind, self.insee_code, self.venue_id)

    def is_rival_of(self, other: "Candidate") -> bool:
        """As good an answer, whatever its size; a present name and an old one count alike."""
        return (self.rank, int(self.order)) == (other.rank, int(other.order))


def in_town(name: str) -> str:
    """ "à Caen", "au Havre", "aux Loges", "à La Hague"."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}"


def commune_label(commune: CommunePlace, *, has_homonyms: bool, former: str = "") -> str:
    """ "Saint-Aubin-sur-Mer (14)", "Équeurdreville-Hainneville, à Cherbourg-en-Cotentin"."""
    label = f"{commune.name} ({commune.department})" if has_homonyms else commune.name
    return f"{former}, {in_town(label)}" if former else label


def commune_query(commune: CommunePlace, former: str = "") -> str:
    code = commune.postal_codes[0] if commune.postal_codes else commune.insee_code
    return f"{former or commune.name} {code}"


def venue_query(venue: VenuePlace) -> str:
    return f"{venue.title[:120]}, {venue.postal_code} {venue.commune_name[:60]}"


def is_beginning_of(former: str, name: str) -> bool:
    """ "Vire" says no more than "Vire Normandie": no need to show both."""
    return f"{normalise(name)} ".startswith(f"{normalise(former)} ")
