"""Whether a questionnaire is used, and its next version."""

from django.db import transaction
from django.db.models import Max

from portraits.models import Answer, PortraitPage, Question, Questionnaire


def is_used(questionnaire: Questionnaire) -> bool:
    """By a portrait, its draft, or one of its answers: its words are those that people heard."""
    pk = questionnaire.pk
    return (
        PortraitPage.objects.filter(questionnaire=pk).exists()
        or Answer.objects.filter(question__questionnaire=pk).exists()
        or PortraitPage.objects.filter(latest_revision__content__questionnaire=pk).exists()
    )


def next_version(questionnaire: Questionnaire) -> int:
    same = Questionnaire.objects.filter(title=questionnaire.title)
    return same.aggregate(last=Max("version"))["last"] + 1


@transaction.atomic
def new_version(questionnaire: Questionnaire) -> Questionnaire:
    """A copy that may be changed: questions, their subjects, and which depends on which."""
    made = Questionnaire.objects.create(
        title=questionnaire.title,
        version=next_version(questionnaire),
        series=questionnaire.series,
        note=questionnaire.note,
    )
    copies: dict[int, Question] = {}
    originals = list(Question.objects.filter(questionnaire=questionnaire))
    for question in originals:
        copies[question.pk] = Question.objects.create(
            questionnaire=made,
            sort_order=question.sort_order,
            text=question.text,
            kind=question.kind,
            choices=question.choices,
            theme_id=question.theme_id,
            depends_value=question.depends_value,
        )
    for question in originals:
        if above := copies.get(question.depends_on_id):
            copies[question.pk].depends_on = above
            copies[question.pk].save(update_fields=["depends_on"])
    return made
