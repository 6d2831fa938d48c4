"""Which questionnaire an interview followed, and which of its questions are known already."""

from collections.abc import Sequence

from core.text import fold
from portraits.models import InterviewSeries, Question, Questionnaire
from portraits.reading.interview import Answer
from portraits.reading.matching import Closeness, KnownQuestion, Match, match_questions


def recognised(
    answers: Sequence[Answer], series: InterviewSeries | None
) -> tuple[Questionnaire | None, list[Match]]:
    """The questionnaire of the series that asks most of these questions (without one in the
    series: any that asks half of them), and a match for each question, in order, whose ``key`` is
    the ``Question``.

    What that questionnaire does not ask is looked for in the others; "Pourquoi ?" is not: it means
    what the question before it means.
    """
    asked = [answer.question.text for answer in answers]
    everything = list(Questionnaire.objects.prefetch_related("questions"))
    own = [one for one in everything if series and one.series_id == series.pk]
    best, matches = None, match_questions(asked, [])
    for questionnaire in own or everything:
        found = match_questions(asked, _known(questionnaire.questions.all()))
        enough = 1 if own else max(1, len(asked) / 2)
        if _found(found) >= enough and _rank(found, questionnaire) > _rank(matches, best):
            best, matches = questionnaire, found
    return best, _looked_for_elsewhere(answers, matches, everything)


def _known(questions) -> list[KnownQuestion]:
    return [KnownQuestion(question, question.text) for question in questions]


def _found(matches: list[Match]) -> int:
    return sum(match.known is not None for match in matches)


def _rank(matches: list[Match], questionnaire: Questionnaire | None) -> tuple[int, int, int]:
    exact = sum(match.closeness is Closeness.EXACT for match in matches)
    return _found(matches), exact, questionnaire.version if questionnaire else 0


def _looked_for_elsewhere(
    answers: Sequence[Answer], matches: list[Match], everything: list[Questionnaire]
) -> list[Match]:
    taken = {fold(match.known.text) for match in matches if match.known}
    others: dict[str, Question] = {}
    for questionnaire in everything:
        for question in questionnaire.questions.all():
            if (words := fold(question.text)) not in taken:
                others.setdefault(words, question)
    new = [
        i
        for i, (answer, match) in enumerate(zip(answers, matches, strict=True))
        if match.known is None and not answer.dependent
    ]
    found = match_questions([matches[i].asked for i in new], _known(others.values()))
    completed = list(matches)
    for i, match in zip(new, found, strict=True):
        completed[i] = match
    return completed
