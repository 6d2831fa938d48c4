"""Which lines ask, where each question ends and where an answer on its own line begins.

A question is the beginning of a line: the sentences that the interviewer may have said, one of
which asks. What follows on the line is the answer. A line that begins as an answer does is never
cut: a question that somebody asks herself stays in her answer.
"""

import re
from dataclasses import dataclass, replace

from portraits.reading.lines import Line
from portraits.reading.voices import Voice, addressed, depends, sentences, voice

#: Characters of a line that are looked at: no question is longer.
LONGEST_QUESTION = 800
#: A sentence after the question mark that may still be part of the question.
LONGEST_ADDITION = 120

NUMBER = re.compile(
    r"""(?: (?:Q|Question)\s*(?:n°\s*)?(\d{0,2}) \s* (?:[.):/–-])
          | \(?(\d{1,2}) \s* (?:[.)/°]|\s[–-]) [\s–-]* )
        \s* (?=[^\W\d]|[«"“(\[])""",
    re.VERBOSE | re.IGNORECASE,
)
DASH = re.compile(r"[-–—•·▪◦‣●○►*]+\s*(?=[\w«\"“(\[])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that asks: ``line.text[begin:end]`` is the question, an answer may follow.

    ``tail`` is the voice of what follows, None when nothing does. ``marked``: a number or
    "Question :" stands before it, and ends at ``begin``.
    """

    line: Line
    begin: int
    end: int
    marked: bool
    opening: Voice
    tail: Voice | None
    addressed: bool

    @property
    def words(self) -> str:
        return self.line.text[self.begin : self.end].rstrip()

    @property
    def unsure(self) -> bool:
        """Nothing in the line says whether what follows the mark is an answer."""
        return self.tail is Voice.NEUTRAL

    @property
    def following(self) -> str:
        return self.line.text[self.end :].strip()

    @property
    def may_answer(self) -> bool:
        """It begins with a remark made to nobody: below a question, it is the answer."""
        return self.opening is Voice.NEUTRAL and not (self.marked or self.addressed)


def asked(line: Line) -> Asked | None:
    """The question that a line asks, or None."""
    number = NUMBER.match(line.text)
    if "?" not in line.text[:LONGEST_QUESTION] and not number:
        return None
    dash = None if number else DASH.match(line.text)
    begin = (number or dash).end() if number or dash else 0
    head = line.text[begin:LONGEST_QUESTION]
    bounds = list(sentences(head))
    voices = [voice(head[start:end]) for start, end in bounds]
    last = _last_said_by_interviewer(voices, marked=bool(number))
    if last is None:
        return None
    end = begin + bounds[last][1]
    tail = None
    if end < len(line.text):
        tail = voices[last + 1] if last + 1 < len(voices) else Voice.NEUTRAL
    found = Asked(line, begin, end, bool(number), voices[0], tail, addressed(line.text[begin:end]))
    return found if _plausible(found, voices, dash=bool(dash)) else None


def _last_said_by_interviewer(voices: list[Voice], *, marked: bool) -> int | None:
    """The sentence that ends the question, None when nothing is asked."""
    said = voices[: voices.index(Voice.ANSWERS)] if Voice.ANSWERS in voices else voices
    asking = {Voice.ASKS, Voice.PROMPTS} if marked else {Voice.ASKS}
    if not asking & set(said):
        return None
    return max(i for i, v in enumerate(said) if v in {Voice.ASKS, Voice.PROMPTS})


def _plausible(found: Asked, voices: list[Voice], *, dash: bool) -> bool:
    if found.marked:
        return True
    if dash and not found.addressed:
        return False  # "- Comment créer une adresse ?", in a list of subjects
    if found.tail is None:
        # A long remark that ends with a question is an answer, unless it speaks to somebody.
        return found.addressed or voices.count(Voice.NEUTRAL) <= 1
    return (
        found.addressed and found.opening in {Voice.ASKS, Voice.PROMPTS} and ":" not in found.words
    )


def all_asked(lines: list[Line]) -> dict[int, Asked]:
    """Index of a line → its question.

    Among numbered questions, one without a number must speak to the person. "Où travaillez-vous ?
    À la médiathèque." holds its answer, unless an answer follows: the question has two sentences.
    """
    found: dict[int, Asked] = {}
    for i, line in enumerate(lines):
        question = asked(line)
        if question and not (question.may_answer and _waits(found.get(i - 1))):
            found[i] = question
    if sum(q.marked for q in found.values()) * 2 > len(found) > 2:
        found = {i: q for i, q in found.items() if q.marked or q.addressed or depends(q.words)}
    for i, question in found.items():
        answered_below = i + 1 < len(lines) and i + 1 not in found
        if question.unsure and answered_below and len(question.following) <= LONGEST_ADDITION:
            found[i] = replace(question, end=len(question.line.text))
    return found


def _waits(question: Asked | None) -> bool:
    return question is not None and not question.following
