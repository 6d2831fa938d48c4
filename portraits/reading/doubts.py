"""What an editor should look at before publishing: said, never corrected."""

import re
from collections.abc import Iterable, Iterator

from core.text import NBSP
from portraits.reading.endings import is_cut, is_stray, lacks_a_stop
from portraits.reading.interview import Doubt, Interview, Kind, State
from portraits.reading.lines import hidden_runs
from portraits.reading.questions import Asked
from portraits.reading.spans import BLOCKS, Role, Span
from portraits.reading.voices import asks, sentences, speaks_of_oneself

SHOWN = 60
#: Written so by everybody, and understood by everybody.
_PLAIN = {
    "OK", "TV", "PC", "CD", "DVD", "USB", "SMS", "PDF", "QR", "CV", "GPS", "BD", "WIFI", "SOS",
    "II", "III", "IV", "VI", "VII", "VIII", "IX", "XX", "XXI", "XIX",
}  # fmt: skip
_CAPITALS = re.compile(r"(?<![\w.])[A-ZÀÂÇÈÉÊËÎÏÔÙÛÜŒ]{2,}(?:[-’'][A-ZÀÂÇÈÉÊËÎÏÔÙÛÜŒ]+)*s?(?!\w)")
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}")
#: "à CAEN", "de VIRE": a place. "la CAF", "un EPN": an acronym.
_PLACE_BEFORE = re.compile(r"(?:\b(?:à|de|vers|sur|depuis|médiathèque|mairie|ville)\s|\bd[’'])\Z")
LONGEST_ACRONYM = 6
_WORDED = BLOCKS | {
    Role.QUESTION,
    Role.INTRODUCTION,
    Role.TITLE,
    Role.JOB,
    Role.EMPLOYER,
    Role.CAPTION,
}
_SMALL_PLACE = re.compile(
    r"""(?<![\w-]) (?: (?:[Ss]aint|[Ss]ainte|[Ss]te?|[Bb]ourg|[Pp]ort|[Cc]hâteau|[Vv]illers)-[a-zà-ÿ][\w’'-]*
                    | \w[\w-]*?-(?:sur|sous|lès)-[a-zà-ÿ][\w-]*
                    | [a-zà-ÿ][\w-]*?-(?:sur|sous|lès)-\w[\w-]* )""",
    re.VERBOSE,
)
#: "Espace public numérique (EPN)", "EPN (espace public numérique)".
_EXPANDED = re.compile(
    r"\w\s?\(([A-Z]{2,12})s?\)|\b([A-Z]{2,12})s?\s?\([^()]{0,99}[^\W\d_][\s-][^()]{0,99}\)"
)


def doubts_of(interview: Interview, unsure: Iterable[Asked]) -> list[Doubt]:
    """In the order of the text. ``unsure``: questions whose end is a guess."""
    found = [
        *_fields(interview),
        *_questions(interview, unsure),
        *_cuts(interview),
        *_captions(interview),
        *_capitals(interview),
        *_hidden(interview.text),
    ]
    return sorted(found, key=lambda doubt: (doubt.start, doubt.end))


def _quoted(text: str) -> str:
    short = " ".join(text.split())
    if len(short) > SHOWN:
        short = short[:SHOWN].rstrip() + "…"
    return f"«{NBSP}{short}{NBSP}»"


def _about(span: Span, kind: Kind, words: str) -> Doubt:
    return Doubt(kind, span.start, span.end, words)


def _fields(interview: Interview) -> Iterator[Doubt]:
    if not interview.answers:
        words = f"Aucune question n’a été reconnue{NBSP}: tout le texte est dans l’introduction."
        yield Doubt(Kind.QUESTION, 0, len(interview.text), words)
    if not interview.name:
        words = "Le nom de la personne n’a pas été trouvé."
        yield Doubt(Kind.FIELD, 0, 0, words)
    for span in interview.of(Role.STRAY):
        words = f"{_quoted(span.text)} n’a trouvé sa place dans aucun champ."
        yield _about(span, Kind.FIELD, words)
    credits = interview.of(Role.CREDIT)
    for span in credits[1:]:
        if span.text != credits[0].text:
            words = f"Un second crédit est donné{NBSP}: {_quoted(span.text)}."
            yield _about(span, Kind.FIELD, words)


def _questions(interview: Interview, unsure: Iterable[Asked]) -> Iterator[Doubt]:
    for question in unsure:
        start, end = question.line.start, question.line.start + len(question.line.text)
        words = f"Où finit la question, où commence la réponse{NBSP}? {_quoted(question.line.text)}"
        yield Doubt(Kind.QUESTION, start, end, words)
    for answer in interview.answers:
        if answer.state is State.UNANSWERED:
            words = f"Cette question n’a pas de réponse{NBSP}: {_quoted(answer.question.text)}."
            yield _about(answer.question, Kind.UNANSWERED, words)
    for span in interview.of(Role.PARAGRAPH):
        if "?" in span.text[: SHOWN * 4] and _looks_like_a_question(span.text):
            words = f"Une question est restée dans une réponse{NBSP}: {_quoted(span.text)}."
            yield _about(span, Kind.QUESTION, words)
    for span in interview.introduction:
        if interview.answers and asks(span.text):
            words = f"Cette question est restée dans l’introduction{NBSP}: {_quoted(span.text)}."
            yield _about(span, Kind.INTRODUCTION, words)


def _looks_like_a_question(text: str) -> bool:
    start, end = next(sentences(text[: SHOWN * 10]))
    return asks(text[start:end]) and not speaks_of_oneself(text[start:end])


def _cuts(interview: Interview) -> Iterator[Doubt]:
    for answer in interview.answers:
        for i, block in enumerate(answer.blocks):
            if is_cut(answer.blocks, i):
                words = f"Cette phrase s’arrête en chemin{NBSP}: {_end_of(block.text)}."
                yield _about(block, Kind.UNFINISHED, words)
            elif is_stray(answer.blocks, i):
                words = f"Intertitre, légende ou phrase coupée{NBSP}? {_quoted(block.text)}"
                yield _about(block, Kind.STRAY, words)
            elif lacks_a_stop(block):
                words = f"Cette phrase n’a pas de point final{NBSP}: {_end_of(block.text)}."
                yield _about(block, Kind.UNFINISHED, words)


def _end_of(text: str) -> str:
    return _quoted(text if len(text) <= SHOWN else "…" + text[1 - SHOWN :].lstrip())


def _captions(interview: Interview) -> Iterator[Doubt]:
    for span in interview.captions:
        words = f"Cette ligne semble être la légende d’une image{NBSP}: {_quoted(span.text)}."
        yield _about(span, Kind.CAPTION, words)


def _capitals(interview: Interview) -> Iterator[Doubt]:
    """Each word once, where it first stands."""
    said = {a or b for a, b in _EXPANDED.findall(interview.text)} | _PLAIN
    for span in interview.spans:
        if span.role not in _WORDED:
            continue
        if span.text.isupper() and len(span.text) > LONGEST_ACRONYM:
            yield _about(span, Kind.CAPITALS, f"{_quoted(span.text)} est écrit en capitales.")
            continue
        for match in _DOTTED.finditer(span.text):
            if (letters := match[0].replace(".", "")) not in said:
                said.add(letters)
                yield _in(span, match, Kind.ACRONYM, "est un sigle sans explication")
        for match in _CAPITALS.finditer(span.text):
            word = match[0].removesuffix("s")
            if word in said:
                continue
            said.add(word)
            if _is_acronym(word, span.text[max(0, match.start() - 12) : match.start()]):
                yield _in(span, match, Kind.ACRONYM, "est un sigle sans explication")
            else:
                yield _in(span, match, Kind.CAPITALS, "est écrit en capitales")
        for match in _SMALL_PLACE.finditer(span.text):
            if match[0] not in said:
                said.add(match[0])
                yield _in(span, match, Kind.CAPITALS, "semble un nom de lieu sans sa majuscule")


def _is_acronym(word: str, before: str) -> bool:
    return (
        word.isascii()
        and word.isalpha()
        and len(word) <= LONGEST_ACRONYM
        and not (len(word) > 3 and _PLACE_BEFORE.search(before))
    )


def _in(span: Span, match: re.Match, kind: Kind, what: str) -> Doubt:
    start = span.start + match.start()
    return Doubt(kind, start, start + len(match[0]), f"{_quoted(match[0])} {what}.")


def _hidden(text: str) -> Iterator[Doubt]:
    for start, end in hidden_runs(text):
        words = "Cette ligne contient des caractères que personne ne voit."
        yield Doubt(Kind.HIDDEN, start, end, words)
