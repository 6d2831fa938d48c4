"""The nine national services, said the way people say them, and what a visitor's words ask of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.text import clean_line, fold, joined, typographic
from finder.known_lexicon import known_lexicon
from finder.lexicon import Understanding
from mediators.enums import Posture
from venues.vocabulary import NationalProgramme, Service

#: Short words for a choice, and what it covers. Order: what people ask for most comes first.
NEEDS: dict[str, tuple[str, str]] = {
    Service.ADMINISTRATIVE: ("Une démarche", "impôts, Ameli, CAF, retraite, carte grise"),
    Service.EVERYDAY: ("Mon ordinateur, mon téléphone", "mes mails, mes photos, internet"),
    Service.EMPLOYMENT: ("Le travail", "CV, recherche d’emploi, formation"),
    Service.SAFETY: ("Les arnaques", "mots de passe, faux messages, virus"),
    Service.FAMILY: ("Les enfants et l’école", "Pronote, écrans, jeux"),
    Service.CREATION: ("Créer", "photo, vidéo, impression 3D"),
    Service.CULTURE: ("Comprendre", "fausses nouvelles, intelligence artificielle"),
    Service.ACCESS: ("Utiliser un ordinateur", "imprimer, scanner, avoir internet"),
    Service.EQUIPMENT: ("Acheter moins cher", "ordinateur ou téléphone reconditionné"),
}
#: Unknown words that a sentence repeats: the visitor sees the others in the field.
MOST_UNKNOWN = 5
LONGEST_WORD = 30


def need_label(service: str) -> str:
    return NEEDS[service][0]


def quoted(words: Sequence[str], last: str = "et") -> str:
    """ "« a », « b » et « c »"."""
    return joined([f"«\u00a0{word}\u00a0»" for word in words], last)


@dataclass(frozen=True)
class Need:
    """What a visitor asks help for.

    ``services`` are those in force: the boxes that were ticked, else what the words mean.
    """

    words: str = ""
    services: tuple[str, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)

    @property
    def labels(self) -> list[str]:
        return [need_label(service) for service in self.services]

    @property
    def understood(self) -> list[tuple[str, list[str]]]:
        """What each of the words means, and the needs it stands for."""
        return [
            (typographic(entry.label), [need_label(service) for service in entry.services])
            for entry in self.understanding.entries
        ]

    @property
    def is_as_understood(self) -> bool:
        """Nobody changed the boxes that the words ticked."""
        return bool(self.words) and set(self.services) == set(self.understanding.services)

    @property
    def is_on_behalf(self) -> bool:
        """Somebody should do it for them: "faire à ma place"."""
        return (
            self.understanding.posture == Posture.FOR
            or NationalProgramme.AIDANTS_CONNECT in self.understanding.programmes
        )

    @property
    def unknown(self) -> str:
        """The words that nobody here knows, quoted; "" when all of them are known."""
        words = [word[:LONGEST_WORD] for word in self.understanding.unknown[:MOST_UNKNOWN]]
        return quoted(words, "ni")


def read_need(values: Sequence[str], read_before: str | None = None) -> Need:
    """From the values of ``besoin``: slugs of services, free words, or both.

    ``read_before`` is what the boxes of the page stood for. Ticked boxes win over the words, unless
    the visitor has typed other words since.
    """
    ticked = tuple(service for service in NEEDS if service in values)
    words = clean_line(" ".join(value for value in values if value not in NEEDS))
    if not words:
        return Need(services=ticked)
    understanding = known_lexicon().understand(words)
    boxes_decide = bool(ticked) if read_before is None else fold(read_before) == fold(words)
    return Need(words, ticked if boxes_decide else understanding.services, understanding)
