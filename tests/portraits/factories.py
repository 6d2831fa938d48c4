"""Portraits, questionnaires and consents, as tests need them."""

from datetime import date

import factory

from portraits.enums import Channel, ConsentScope, Precision
from portraits.models import (
    Answer,
    Code,
    Consent,
    FindingCount,
    FindingIndexPage,
    FindingPage,
    InterviewSeries,
    InterviewTheme,
    Passage,
    PortraitIndexPage,
    PortraitPage,
    Question,
    Questionnaire,
)
from tests.venues.factories import home_page

BODY = "<p>On commence par s’asseoir à côté de la personne.</p><p>Puis on écoute.</p>"


class InterviewSeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InterviewSeries

    title = factory.Sequence(lambda n: f"Conseillers en bibliothèque {n}")
    slug = factory.Sequence(lambda n: f"serie-{n}")
    prefix = "[Questions à…]"


class InterviewThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InterviewTheme

    title = factory.Sequence(lambda n: f"Sujet {n}")
    slug = factory.Sequence(lambda n: f"sujet-{n}")
    question = "Comment en êtes-vous venu à ce métier\u00a0?"


class QuestionnaireFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Questionnaire

    title = factory.Sequence(lambda n: f"Questionnaire {n}")


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    sort_order = factory.Sequence(lambda n: n)
    text = factory.Sequence(lambda n: f"Que faites-vous le matin, numéro {n}\u00a0?")


class CodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Code

    family = "competence"
    label = factory.Sequence(lambda n: f"Écouter {n}")
    slug = factory.Sequence(lambda n: f"ecouter-{n}")


def portrait_index() -> PortraitIndexPage:
    """`/portraits/`, made once."""
    if index := PortraitIndexPage.objects.first():
        return index
    return home_page().add_child(instance=PortraitIndexPage(title="Portraits", slug="portraits"))


def finding_index() -> FindingIndexPage:
    """`/portraits/constats/`, made once."""
    if index := FindingIndexPage.objects.first():
        return index
    return portrait_index().add_child(instance=FindingIndexPage(title="Constats", slug="constats"))


def portrait(*answers: dict, publish=True, consent=True, **values) -> PortraitPage:
    """An interview of March 2024 with these answers (one when none is given; fields of ``Answer``),
    allowed for the site with its picture, and published.

    ``venues`` is a list of venues; the rest are fields of the page.
    """
    number = PortraitPage.objects.count() + 1
    defaults = {
        "title": f"Camille Lenoir {number}, conseillère numérique",
        "slug": f"camille-lenoir-{number}",
        "person_name": f"Camille Lenoir {number}",
        "interviewed_on": date(2024, 3, 1),
        "interviewed_precision": Precision.MONTH,
    }
    venues = values.pop("venues", [])
    page = PortraitPage(live=False, **(defaults | values))
    portrait_index().add_child(instance=page)
    for order, fields in enumerate(answers or ({},)):
        page.answers.add(answer(sort_order=order, **fields))
    page.venues = venues
    if consent:
        allow(page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return PortraitPage.objects.get(pk=page.pk)


def answer(**values) -> Answer:
    """Of no page yet: for ``page.answers.add``."""
    if "question" not in values:
        values.setdefault("wording", "Comment accueillez-vous quelqu’un\u00a0?")
    return Answer(**({"body": BODY} | values))


def allow(page: PortraitPage, **values) -> Consent:
    """Text and picture, on this site, since 2020 and without an end."""
    defaults = {
        "person_name": page.person_name,
        "scope": [ConsentScope.TEXT, ConsentScope.IMAGE],
        "channels": [Channel.SITE],
        "given_on": date(2020, 1, 1),
    }
    return Consent.objects.create(page=page, **(defaults | values))


def passage(page: PortraitPage, *codes: Code, quote: str = "Puis on écoute.") -> Passage:
    """Of the first answer of the page."""
    made = Passage.objects.create(page=page, answer_key=page.answers.first().key, quote=quote)
    made.codes.set(codes)
    return made


def finding(*codes: Code, publish=True, **values) -> FindingPage:
    """A published finding that counts these codes among all the portraits."""
    number = FindingPage.objects.count() + 1
    defaults = {"title": f"Combien écoutent, {number}\u00a0?", "slug": f"constat-{number}"}
    series = values.pop("series", [])
    page = FindingPage(live=False, **(defaults | values))
    finding_index().add_child(instance=page)
    page.series = series
    for order, code in enumerate(codes):
        page.counts.add(FindingCount(code=code, sort_order=order))
    revision = page.save_revision()
    if publish:
        revision.publish()
    return FindingPage.objects.get(pk=page.pk)
