"""Take a typed text apart: words of a name, postal code, department. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from core.text import clean_line, normalise

MAX_TEXT = 200
_LINKING = "a au aux d de des du en et l la le les sous sur"
_WAYS = (
    "allee avenue av boulevard bd chemin clos cour cours esplanade faubourg hameau impasse lieudit "
    "mail montee parc passage place pl promenade quai residence route rte rond rue ruelle sente "
    "sentier square traverse venelle village villa voie zone"
)
#: Words that every other name contains; they count only in whole names.
LINKING_WORDS = frozenset(_LINKING.split())
WAYS = frozenset(_WAYS.split())


@dataclass(frozen=True, slots=True)
class Query:
    """``words`` are those of a name; ``text`` all but postal codes: numbers may be in a name too.

    ``code`` is a five-character postal or INSEE code; ``prefix`` two to four figures, the
    beginning of one; ``department`` comes from its name at the end of the text.
    """

    words: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    code: str = ""
    prefix: str = ""
    department: str = ""
    is_address: bool = False

    @property
    def key(self) -> str:
        return " ".join(self.words)


def parse(text: str, insee_codes: Collection[str], departments: Mapping[str, str]) -> Query:
    """``insee_codes`` in lower case; ``departments``: normalised name → code, of the region."""
    tokens = _without_cedex(normalise(clean_line(text, MAX_TEXT)).split())
    address = looks_like_address(tokens)
    words, rest, code, prefix = [], [], "", ""
    numbers = set(departments.values())
    for token in tokens:
        if token in insee_codes or (token.isdigit() and len(token) == 5):
            code = token
            continue
        rest.append(token)
        if not token.isdigit() and token.upper() not in numbers:
            words.append(token)
        elif 2 <= len(token) <= 4 and not address:
            prefix = token.upper()
    return Query(tuple(words), tuple(rest), code, prefix, is_address=address)


def without_department(query: Query, departments: Mapping[str, str]) -> Query | None:
    """The same query when its last words name a department: "saint aubin seine maritime".

    None otherwise. It is a second reading, tried after the whole text: many communes are
    "-de-l’Eure" or "-sur-Orne".
    """
    for length in range(min(4, len(query.words)), 0, -1):
        if code := departments.get(" ".join(query.words[-length:])):
            words = query.words[:-length]
            while words and words[-1] in LINKING_WORDS | {"dans"}:
                words = words[:-1]
            return Query(words, words, query.code, query.prefix, code, query.is_address)
    return None


def looks_like_address(tokens: list[str]) -> bool:
    """A kind of way with words after it, and a number: "12 rue de la Poterne"; or a way first."""
    return any(token in WAYS for token in tokens[:-1]) and (
        tokens[0] in WAYS or any(token.isdigit() for token in tokens)
    )


def reads_like_address(text: str) -> bool:
    return looks_like_address(normalise(clean_line(text, MAX_TEXT)).split())


def _without_cedex(tokens: list[str]) -> list[str]:
    """ "14019 caen cedex 9": the post's own words go."""
    if "cedex" not in tokens:
        return tokens
    start = tokens.index("cedex")
    end = start + 1
    if end < len(tokens) and tokens[end].isdigit() and len(tokens[end]) <= 2:
        end += 1
    return tokens[:start] + tokens[end:]


def significant(words: Iterable[str]) -> tuple[str, ...]:
    """The words that tell a name from another; all of them when there is no other."""
    words = tuple(dict.fromkeys(words))
    return tuple(word for word in words if word not in LINKING_WORDS) or words
