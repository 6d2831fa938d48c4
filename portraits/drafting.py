"""An interview that was read becomes a portrait: in memory, nothing is written.

Every word of the text is in a field, an answer, or what is noted for the editor.
"""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from core.text import NBSP, fold
from mediators.enums import ROLE_SYNONYMS
from mediators.enums import Role as Job
from portraits import dating
from portraits.enums import AnswerState, Context
from portraits.known_questions import recognised
from portraits.models import Answer, InterviewSeries, PortraitPage
from portraits.noted import Draft, Noted, doubts_read, left_out
from portraits.reading import interview as read
from portraits.reading.matching import Closeness, Match
from portraits.reading.spans import Role, Span

NAMELESS = "Nom à compléter"
INTRODUCTION_GOES_ON = "Suite de l’introduction"
_CLOSENESS = {
    Closeness.EXACT: "connue",
    Closeness.NEAR: "proche d’une question connue",
    Closeness.NEW: "nouvelle",
}
_LIBRARY = re.compile(r"\b(?:bibliothe|mediathe)")
_BEFORE_A_DATE = re.compile(r"^(?:le|en|au|depuis)\s+", re.IGNORECASE)


@dataclass
class Drafted:
    """``page`` is not saved. ``answers``: what it holds, each with its match (None for what is no
    question of the text)."""

    interview: read.Interview
    page: PortraitPage
    answers: list[tuple[Answer, Match | None]] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)

    def note(self, kind: str, words: str, passage: str = "", where: str = "") -> None:
        self.noted.append(Noted(kind, words, passage, where))

    @staticmethod
    def closeness(match: Match) -> str:
        """In French: whether the question is known."""
        return _CLOSENESS[match.closeness]


def drafted(interview: read.Interview, series: InterviewSeries | None = None) -> Drafted:
    """``series`` wins over the one that the text names."""
    done = Drafted(interview, PortraitPage(live=False))
    done.noted += doubts_read(interview)
    _series(done, series)
    _person(done)
    _work(done)
    _date(done)
    _introduction(done)
    _answers(done)
    _beside(done)
    for answer, _ in done.answers:
        done.page.answers.add(answer)
    return done


def quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"


def _fitted(done: Drafted, model, name: str, text: str, where: str = "") -> str:
    """What the column takes of it; the whole is noted when it is too long."""
    column = model._meta.get_field(name)
    if len(text) <= column.max_length:
        return text
    words = (
        f"Trop long pour «{NBSP}{column.verbose_name}{NBSP}»{NBSP}: coupé. Le texte entier{NBSP}:"
    )
    done.note(Draft.LENGTH, words, text, where)
    return text[: column.max_length].rsplit(" ", 1)[0].rstrip()


def _series(done: Drafted, chosen: InterviewSeries | None) -> None:
    named = done.interview.series
    found = next((row for row in InterviewSeries.objects.all() if _is_named(row, named)), None)
    done.page.series = chosen or found
    if named and chosen and not _is_named(chosen, named):
        words = f"Le texte dit {quoted(named)}, et vous avez choisi {quoted(chosen.title)}."
        done.note(Draft.SERIES, words)
    elif named and not done.page.series:
        done.note(Draft.SERIES, f"Aucune série ne commence par {quoted(named)}.", named)


def _is_named(series: InterviewSeries, words: str) -> bool:
    return bool(fold(words)) and fold(words) in (fold(series.prefix), fold(series.title))


def _person(done: Drafted) -> None:
    interview, page = done.interview, done.page
    page.person_name = _fitted(done, PortraitPage, "person_name", interview.name) or NAMELESS
    title = " ".join(filter(None, [interview.series, interview.title]))
    if not interview.title:
        title = " ".join(filter(None, [interview.series, page.person_name]))
    page.title = page.draft_title = _fitted(done, PortraitPage, "title", title)


def _work(done: Drafted) -> None:
    page, job = done.page, done.interview.role
    page.job_title = _fitted(done, PortraitPage, "job_title", job)
    page.employer = _fitted(done, PortraitPage, "employer", done.interview.employer)
    guess = role_of(job)
    page.role = guess or Job.CONSEILLER
    if guess is None:
        label = Job.CONSEILLER.label
        words = f"La fonction n’a pas été reconnue{NBSP}: le brouillon dit {quoted(label)}."
        done.note(Draft.ROLE, words)
    if not _LIBRARY.search(fold(f"{job} {page.employer}")):
        page.context = Context.OUTSIDE
        words = (
            f"Rien ne dit «{NBSP}bibliothèque{NBSP}» ni «{NBSP}médiathèque{NBSP}» dans l’en-tête"
        )
        label = quoted(Context.OUTSIDE.label)
        done.note(Draft.CONTEXT, f"{words}{NBSP}: le brouillon dit {label}.")


def role_of(job: str) -> Job | None:
    """The role whose words come first in a job's title, the longest of those."""
    said = f" {_singular(job)} "
    found = [
        (said.find(f" {words} "), -len(words), role)
        for role in Job
        if role is not Job.OTHER
        for words in map(_singular, (role.label, *ROLE_SYNONYMS[role]))
        if f" {words} " in said
    ]
    return min(found)[2] if found else None


def _singular(words: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold(words).split())


def _date(done: Drafted) -> None:
    said = done.interview.date
    if known := dating.typed(_BEFORE_A_DATE.sub("", said)):
        done.page.interviewed_on, done.page.interviewed_precision = known
        if fold(done.page.interviewed) != fold(said):
            words = f"La date de l’entretien a été lue dans {quoted(said)}{NBSP}: vérifiez-la."
            done.note(Draft.DATE, words, said)
    elif said:
        words = f"Cette date n’a pas été comprise{NBSP}: {quoted(said)}. Écrivez-la vous-même."
        done.note(Draft.DATE, words, said)


def _introduction(done: Drafted) -> None:
    most = PortraitPage._meta.get_field("introduction").max_length
    pieces = [part for span in done.interview.introduction for part in _pieces(span.text, most)]
    kept, length = 0, 0
    for part in pieces:
        length += len(part) + 1
        if length > most:
            break
        kept += 1
    done.page.introduction = "".join(map(_paragraph, pieces[:kept]))
    if rest := pieces[kept:]:
        words = f"L’introduction est trop longue{NBSP}: sa suite est la première réponse."
        done.note(Draft.LENGTH, words)
        body = "".join(map(_paragraph, rest))
        answer = Answer(
            wording=INTRODUCTION_GOES_ON, body=body, state=AnswerState.INCOMPLETE, sort_order=0
        )
        done.answers.append((answer, None))


def _pieces(text: str, most: int) -> list[str]:
    """``text`` in parts that are not longer than that, parted between words when it can be."""
    parts = []
    while len(text) > most // 2:
        end = text.rfind(" ", 1, most // 2)
        end = end if end > 0 else most // 2
        parts.append(text[:end])
        text = text[end:].lstrip(" ")
    return [*parts, text] if text else parts


def _answers(done: Drafted) -> None:
    found = done.interview.answers
    done.page.questionnaire, matches = recognised(found, done.page.series)
    for said, match in zip(found, matches, strict=True):
        question = match.known.key if match.known else None
        asked = said.question.text
        wording = _fitted(done, Answer, "wording", asked, asked)
        answer = Answer(question=question, wording=wording, sort_order=len(done.answers))
        answer.body = "".join(_blocks(said.blocks))
        if said.state is read.State.INCOMPLETE:
            answer.state = AnswerState.INCOMPLETE
        alone = said.blocks[0].text if len(said.blocks) == 1 else ""
        if question and alone in question.offered:
            answer.choice, answer.body = alone, ""
        if match.closeness is Closeness.NEAR:
            words = f"Est-ce la même question que {quoted(question.text)}{NBSP}?"
            done.note(Draft.NEAR, words, "", wording)
        done.answers.append((answer, match))


def _blocks(spans: tuple[Span, ...]):
    for role, group in groupby(spans, key=lambda span: span.role):
        if role is Role.BULLET:
            items = "".join(f"<li>{escape(span.text, quote=False)}</li>" for span in group)
            yield f"<ul>{items}</ul>"
        elif role is Role.SUBHEADING:
            yield from (f"<h3>{escape(span.text, quote=False)}</h3>" for span in group)
        else:
            yield from (_paragraph(span.text) for span in group)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _beside(done: Drafted) -> None:
    """What the text says and no field takes."""
    interview = done.interview
    if credit := interview.credit:
        words = f"Crédit de la photo{NBSP}: {quoted(credit)}. Copiez-le sur la photo en l’ajoutant."
        done.note(Draft.CREDIT, words, credit)
    if signature := interview.signature:
        words = f"Le texte est signé{NBSP}: {quoted(signature)}."
        done.note(Draft.SIGNATURE, words, signature)
    done.noted += left_out(interview, done.page.title)
