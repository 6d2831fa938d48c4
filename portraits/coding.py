"""Passages of published answers and their codes: written down once, and still true or not."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from portraits.enums import AnswerState
from portraits.models.codes import Code, Passage
from portraits.models.portrait import Answer, PortraitPage
from portraits.sentences import sentences


def squeezed(text: str) -> str:
    """With single plain spaces: what a change of lines or of no-break spaces leaves alone."""
    return " ".join(text.split())


def holds(quote: str, text: str) -> bool:
    """Whether the text still says the quote, word for word."""
    return bool(quote.strip()) and squeezed(quote) in squeezed(text)


def text_version(text: str) -> str:
    """Changes with the text: numbers of sentences mean nothing in another one."""
    return sha256(text.encode()).hexdigest()[:16]


def quote_of(text: str, first: int, last: int) -> str:
    """From the beginning of one sentence to the end of another, numbered from 0."""
    return "".join(sentences(text)[first : last + 1]).strip()


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """First and last sentence of the quote; None when the text does not say it."""
    wanted = squeezed(quote)
    start = squeezed(text).find(wanted)
    if not wanted or start < 0:
        return None
    ends, end = [], 0
    for piece in map(squeezed, sentences(text)):
        end += len(piece) + bool(piece and end)
        ends.append(end)
    return bisect_right(ends, start), bisect_left(ends, start + len(wanted))


@dataclass(frozen=True)
class Known:
    """A passage beside what the site says today. ``answer`` is None when it is gone."""

    passage: Passage
    answer: Answer | None

    @property
    def holds(self) -> bool:
        return self.answer is not None and holds(self.passage.quote, self.answer.plain)


def known(passages: Iterable[Passage]) -> list[Known]:
    """Each with the answer that it was taken from. One query, however many."""
    passages = list(passages)
    keys = {passage.answer_key for passage in passages}
    rows = Answer.objects.filter(key__in=keys, page__in={passage.page_id for passage in passages})
    rows = rows.exclude(state=AnswerState.NOT_ASKED).select_related("question")
    answers = {(row.page_id, row.key): row for row in rows}
    return [Known(p, answers.get((p.page_id, p.answer_key))) for p in passages]


@transaction.atomic
def record(
    page: PortraitPage,
    answer: Answer,
    quote: str,
    codes: Iterable[Code],
    user,
    passage: Passage | None = None,
) -> tuple[Passage, bool]:
    """Write a passage down, or change ``passage``; the row, and whether it is a new one.

    The same words of the same answer are one row, with the codes of everybody who chose them.
    Raises ``Passage.DoesNotExist`` when ``passage`` was deleted meanwhile.
    """
    # Two people who code the same portrait come one after the other.
    list(PortraitPage.objects.select_for_update(of=("self",), no_key=True).filter(pk=page.pk))
    same = Passage.objects.filter(page=page, answer_key=answer.key, quote=quote)
    if passage is None:
        found = same.first()
        row = found or Passage.objects.create(
            page=page, answer_key=answer.key, quote=quote, coded_by=user
        )
        row.codes.add(*codes)
        return row, found is None
    row = Passage.objects.get(pk=passage.pk)
    if twin := same.exclude(pk=row.pk).first():
        row.delete()
        twin.codes.add(*codes)
        return twin, False
    row.quote, row.answer_key = quote, answer.key
    row.save()
    row.codes.set(codes)
    return row, False
