"""The portraits of the demonstration and their findings, from ``home.demo.portraits``."""

from collections.abc import Callable
from datetime import date, timedelta

from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.demo.inquiries import ensure_codes, ensure_questions, theme_titled
from home.demo.pictures import Pictures
from home.demo.portraits import FINDINGS, Constat, Interview, Said, interviews
from home.models import HomePage
from mediators.models import Mediator
from portraits.enums import Channel, ConsentScope, Precision
from portraits.models import (
    Answer,
    Code,
    Consent,
    FindingCount,
    FindingIndexPage,
    FindingPage,
    InterviewSeries,
    Passage,
    PortraitIndexPage,
    PortraitPage,
    Question,
)
from venues.models import VenuePage

#: Between an interview and the day when the person, having read it, agreed.
_READ_IN = timedelta(days=21)


def load_portraits(venues: dict[str, VenuePage], today: date, say: Callable[[str], None]) -> None:
    """Make the portraits and what is counted in them, where there never was one: what somebody
    withdrew stays away. The caller opens the transaction. A second call changes nothing."""
    if PortraitPage.objects.exists() or Consent.objects.exists():
        return
    say(f"Portraits : {len(interviews())} à créer…")
    index, findings = _indexes()
    codes, questions = ensure_codes(), ensure_questions()
    series = InterviewSeries.objects.in_bulk(field_name="slug")
    people = {person.name: person for person in Mediator.objects.active()}
    pictures = Pictures()
    pages: dict[str, PortraitPage] = {}
    for interview in interviews():
        asked = questions[interview.series]
        page = _portrait(interview, pictures)
        page.series = series[interview.series]
        page.questionnaire = next(iter(asked.values())).questionnaire
        page.mediator = people.get(interview.person) if interview.in_directory else None
        page.follows = pages.get(interview.follows)
        page.answers = [_answer(said, asked, order) for order, said in enumerate(interview.answers)]
        _add(index, page)
        page.venues = [venues[place] for place in interview.places if place in venues]
        _allow(page, interview, today)
        _publish(page)
        _write_passages(page, interview, codes)
        pages[interview.slug] = page
    for constat in FINDINGS:
        _add_finding(findings, constat, codes, series, today)


def _indexes() -> tuple[PortraitIndexPage, FindingIndexPage]:
    """Those of the site, or new ones."""
    index = PortraitIndexPage.objects.first()
    if index is None:
        index = PortraitIndexPage(title="Les portraits", slug=PortraitIndexPage.fixed_slug)
        _add(HomePage.objects.get(), index)
        _publish(index)
    findings = FindingIndexPage.objects.first()
    if findings is None:
        findings = FindingIndexPage(title="Les constats", slug=FindingIndexPage.fixed_slug)
        _add(index, findings)
        _publish(findings)
    return index, findings


def _add(parent: Page, page: Page) -> None:
    """Without noting what it refers to: publishing follows."""
    with disable_reference_index_auto_update():
        parent.add_child(instance=page)


def _publish(page: Page) -> None:
    """What it refers to is noted once for the page, not once for each of its answers."""
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(page)


def _portrait(interview: Interview, pictures: Pictures) -> PortraitPage:
    day, precision = interview.dated
    return PortraitPage(
        live=False,
        title=interview.title,
        slug=interview.slug,
        person_name=interview.person,
        role=interview.role,
        job_title=interview.job,
        employer=interview.employer,
        context=interview.context,
        department=interview.department,
        interviewed_on=day,
        interviewed_precision=precision,
        introduction=interview.introduction,
        picture=pictures.get(interview.picture) if interview.picture else None,
    )


def _answer(said: Said, asked: dict[str, Question], order: int) -> Answer:
    return Answer(
        sort_order=order,
        question=asked[said.key],
        wording=said.wording,
        choice=said.choice,
        body=said.html,
        state=said.state,
        pull_quote=said.pull_quote,
    )


def _allow(page: PortraitPage, interview: Interview, today: date) -> None:
    Consent.objects.create(
        page=page,
        person_name=interview.person,
        scope=[ConsentScope.TEXT, ConsentScope.IMAGE],
        channels=[Channel.SITE, Channel.TRAINING],
        given_on=min(interview.day + _READ_IN, today),
        note="Accord inventé, comme la personne, pour la démonstration.",
    )


def _write_passages(page: PortraitPage, interview: Interview, codes: dict[str, Code]) -> None:
    coded = [
        (Passage(page=page, answer_key=answer.key, quote=quote), slugs)
        for answer, said in zip(page.answers.all(), interview.answers, strict=True)
        for quote, slugs in said.passages
    ]
    Passage.objects.bulk_create(passage for passage, _ in coded)
    Passage.codes.through.objects.bulk_create(
        Passage.codes.through(passage=passage, code=codes[slug])
        for passage, slugs in coded
        for slug in slugs
    )


def _add_finding(
    index: FindingIndexPage,
    constat: Constat,
    codes: dict[str, Code],
    series: dict[str, InterviewSeries],
    today: date,
) -> None:
    page = FindingPage(
        live=False,
        title=constat.title,
        slug=constat.slug,
        introduction=constat.introduction,
        body=constat.body,
        split=constat.split,
        theme=theme_titled(constat.theme) if constat.theme else None,
        state=constat.state,
        is_frozen=constat.frozen,
        due_on=_month_in(today, constat.due) if constat.due else None,
        due_precision=Precision.MONTH,
    )
    page.counts = [
        FindingCount(sort_order=order, code=codes[slug], label=label)
        for order, (slug, label) in enumerate(constat.counts)
    ]
    _add(index, page)
    page.series = [series[slug] for slug in constat.series]
    _publish(page)


def _month_in(today: date, months: int) -> date:
    number = today.year * 12 + today.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
