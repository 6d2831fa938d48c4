"""What the demonstration's interviews rest on: themes, inquiries with their questions, codes."""

from django.utils.text import slugify

from home.demo.portraits import CODES, INQUIRIES, Asked, Inquiry
from portraits.models import Code, InterviewSeries, InterviewTheme, Question, Questionnaire

COMMISSIONER = "L’agence de démonstration"
TERRITORY = "Normandie"


def ensure_codes() -> dict[str, Code]:
    """The codebook, by slug."""
    return {
        slug: Code.objects.get_or_create(
            slug=slug,
            defaults={
                "family": family,
                "label": label,
                "definition": definition,
                "sort_order": order,
            },
        )[0]
        for family, codes in CODES.items()
        for order, (slug, label, definition) in enumerate(codes, start=1)
    }


def ensure_questions() -> dict[str, dict[str, Question]]:
    """The questions of each inquiry, by slug of the inquiry and key of the question."""
    return {inquiry.slug: _inquiry(inquiry) for inquiry in INQUIRIES}


def theme_titled(title: str) -> InterviewTheme:
    slug = slugify(title.replace("’", " "))
    return InterviewTheme.objects.get_or_create(title=title, defaults={"slug": slug})[0]


def _inquiry(inquiry: Inquiry) -> dict[str, Question]:
    series, _ = InterviewSeries.objects.get_or_create(
        slug=inquiry.slug,
        defaults={
            "title": inquiry.title,
            "prefix": inquiry.prefix,
            "commissioner": COMMISSIONER,
            "purpose": inquiry.purpose,
            "starts_on": inquiry.starts[0],
            "starts_precision": inquiry.starts[1],
            "ends_on": inquiry.ends[0],
            "ends_precision": inquiry.ends[1],
            "territory": TERRITORY,
        },
    )
    questionnaire, _ = Questionnaire.objects.get_or_create(
        title=inquiry.questionnaire, version=1, defaults={"series": series}
    )
    questions: dict[str, Question] = {}
    for order, asked in enumerate(inquiry.questions, start=1):
        questions[asked.key] = _question(questionnaire, order, asked, questions)
    return questions


def _question(
    questionnaire: Questionnaire, order: int, asked: Asked, above: dict[str, Question]
) -> Question:
    key, value = asked.after or ("", "")
    return Question.objects.get_or_create(
        questionnaire=questionnaire,
        text=asked.text,
        defaults={
            "sort_order": order,
            "kind": asked.kind,
            "choices": list(asked.choices),
            "theme": theme_titled(asked.theme),
            "depends_on": above.get(key),
            "depends_value": value,
        },
    )[0]
