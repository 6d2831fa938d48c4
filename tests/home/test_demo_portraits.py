"""The demonstration's interviews: well written down, allowed, coded, and all invented."""

import re
import tempfile
from collections import Counter
from datetime import date

import pytest
from django.core.cache import caches
from django.test import TestCase, override_settings
from django.utils import timezone

from home.demo.drawings import DRAWINGS
from home.demo.people import ORGANISATIONS, PEOPLE
from home.demo.places import PLACES
from home.demo.portraits import CODES, FINDINGS, INQUIRIES, interviews
from home.demo.portraits.interview import parse
from home.models import ContentPage
from portraits.enums import (
    AnswerState,
    Channel,
    CodeFamily,
    ConsentScope,
    Context,
    FindingState,
    QuestionKind,
)
from portraits.models import (
    Answer,
    Code,
    Consent,
    FindingPage,
    InterviewSeries,
    InterviewTheme,
    Passage,
    PortraitPage,
    Question,
    Questionnaire,
)
from portraits.plain import plain_text
from tests.home.test_demo import load_demo

ASKED = {inquiry.slug: {q.key: q for q in inquiry.questions} for inquiry in INQUIRIES}
#: Where a sentence may begin: after another one, or on a new line.
BEGINNING = re.compile(r"(?:^|\n|[.!?…»] )$")


@pytest.mark.parametrize("interview", interviews(), ids=lambda interview: interview.slug)
class TestTexts:
    def test_they_answer_the_questions_of_their_inquiry_in_order(self, interview):
        order = list(ASKED[interview.series])
        keys = [said.key for said in interview.answers]
        assert keys == sorted(set(keys), key=order.index)
        spoken = [said for said in interview.answers if said.html]
        assert len(spoken) >= 7

    def test_closed_questions_have_one_of_their_answers(self, interview):
        for said in interview.answers:
            question = ASKED[interview.series][said.key]
            expected = ("Oui", "Non") if question.kind == QuestionKind.YES_NO else question.choices
            assert said.choice in expected if expected else not said.choice

    def test_a_question_that_depends_on_another_is_asked_only_then(self, interview):
        choices = {said.key: said.choice for said in interview.answers}
        for said in interview.answers:
            if after := ASKED[interview.series][said.key].after:
                assert choices[after[0]] == after[1]

    def test_answers_are_long_enough_to_be_read_and_short_enough_too(self, interview):
        for said in interview.answers:
            assert len(plain_text(said.html).split()) <= 220

    def test_quotes_are_copied_word_for_word(self, interview):
        for said in interview.answers:
            assert said.pull_quote in plain_text(said.html)
            assert len(said.pull_quote) <= 280
        assert any(said.pull_quote for said in interview.answers)

    def test_passages_are_whole_sentences_of_their_answer(self, interview):
        known = {slug for codes in CODES.values() for slug, _, _ in codes}
        passages = [(said, *passage) for said in interview.answers for passage in said.passages]
        assert len(passages) >= 5
        for said, quote, codes in passages:
            before, found, _ = plain_text(said.html).partition(quote)
            assert found
            assert BEGINNING.search(before), quote
            assert quote[-1] in ".!?»", quote
            assert codes
            assert set(codes) <= known

    def test_they_are_well_spaced(self, interview):
        texts = [interview.title, interview.introduction]
        texts += [f"{said.html} {said.wording} {said.choice}" for said in interview.answers]
        text = plain_text("".join(f"<p>{text}</p>" for text in texts))
        assert re.findall(r"\w+ [:;!?»]|« \w+|\w'\w|[\w»][!?]|\.\.\.|[\[\]*_]", text) == []

    def test_no_percentage_and_no_address(self, interview):
        text = " ".join(said.html for said in interview.answers)
        assert not re.search(r"%|pour cent|https?:|@|\d{4,}(?<!20\d\d)", text)

    def test_places_people_and_pictures_are_those_of_the_demonstration(self, interview):
        assert set(interview.places) <= {place.key for place in PLACES}
        assert interview.employer in ORGANISATIONS
        assert interview.picture in {"", *(drawing.key for drawing in DRAWINGS)}
        assert interview.in_directory == (interview.person in {person.name for person in PEOPLE})


def test_a_file_that_is_not_written_as_agreed_is_refused():
    header = '+++\ntitle = "Une personne"\n+++\n'
    with pytest.raises(TypeError):
        parse("une-personne", header)
    with pytest.raises(KeyError):
        parse("une-personne", f"{header}\n## parcours (oubliée)\n")


def test_wordings_of_questions_and_findings_are_well_spaced():
    texts = [q.text for questions in ASKED.values() for q in questions.values()]
    texts += [f"{i.title} {i.purpose}" for i in INQUIRIES]
    texts += [f"{c.title} {c.introduction} {c.body}" for c in FINDINGS]
    texts += [f"{label} {said}" for codes in CODES.values() for _, label, said in codes]
    assert [text for text in texts if re.search(r"\w [:;!?»]|« |\w'\w|\w[!?]", text)] == []


class TestDemoPortraits(TestCase):
    @classmethod
    def setUpTestData(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        caches["renditions"].clear()
        load_demo()
        cls.portraits = list(PortraitPage.objects.order_by("pk"))

    def test_twelve_of_two_series_all_published(self):
        assert len(self.portraits) == 12
        assert all(page.live and page.live_revision_id for page in self.portraits)
        assert all(not page.has_unpublished_changes for page in self.portraits)
        counts = Counter(page.series.slug for page in self.portraits)
        assert counts == {"questions-a": 6, "faire-avec": 6}
        assert {page.questionnaire.series_id for page in self.portraits} == {
            page.series_id for page in self.portraits
        }
        contexts = Counter(page.context for page in self.portraits)
        assert contexts == {Context.LIBRARY: 6, Context.OUTSIDE: 4, Context.BOTH: 2}
        assert {page.department for page in self.portraits} == {"14", "27", "50", "61", "76"}

    def test_some_are_in_the_directory_with_their_places_and_some_are_not(self):
        in_directory = [page for page in self.portraits if page.mediator]
        assert len(in_directory) == 10
        assert all(page.mediator.name == page.person_name for page in in_directory)
        assert all(page.venues.exists() for page in self.portraits)
        drawn = [page.picture for page in self.portraits if page.picture]
        assert len({picture.pk for picture in drawn}) == len(drawn) >= 6
        assert all(picture.credit and picture.description for picture in drawn)

    def test_the_same_person_four_years_later(self):
        follow_up = PortraitPage.objects.get(follows__isnull=False)
        assert follow_up.person_name == follow_up.follows.person_name
        assert follow_up.interviewed_on > follow_up.follows.interviewed_on

    def test_both_questionnaires_speak_of_the_same_themes_in_other_words(self):
        assert InterviewSeries.objects.count() == Questionnaire.objects.count() == 2
        assert not Question.objects.filter(theme=None).exists()
        shared = [
            theme
            for theme in InterviewTheme.objects.all()
            if theme.questions.values("questionnaire").distinct().count() == 2
        ]
        assert len(shared) >= 8
        for question in Question.objects.all():
            question.full_clean()
        assert Question.objects.filter(depends_on__isnull=False).count() == 2

    def test_answers_of_every_state(self):
        assert set(Answer.objects.values_list("state", flat=True)) == set(AnswerState.values)
        assert any(answer.wording for answer in Answer.objects.all())
        assert any(answer.choice == "Non" and not answer.body for answer in Answer.objects.all())
        asked = Answer.objects.exclude(state=AnswerState.NOT_ASKED)
        assert sum(answer.is_empty for answer in asked) == 1
        assert all(answer.anchor for answer in Answer.objects.all())

    def test_the_published_version_is_the_one_that_was_kept(self):
        for page in self.portraits:
            kept = page.latest_revision.as_object()
            for was, live in zip(kept.answers.all(), page.answers.all(), strict=True):
                assert (was.key, was.anchor, was.body) == (live.key, live.anchor, live.body)

    def test_no_portrait_without_consent(self):
        today = timezone.localdate()
        assert Consent.objects.count() == len(self.portraits)
        for page in self.portraits:
            consent = page.consents.get()
            assert consent in Consent.objects.holding(today)
            assert {ConsentScope.TEXT, ConsentScope.IMAGE} <= set(consent.scope)
            assert Channel.SITE in consent.channels
            assert page.publication_blockers() == []

    def test_every_passage_is_in_its_answer(self):
        answers = {(a.page_id, a.key): a.plain for a in Answer.objects.all()}
        passages = list(Passage.objects.prefetch_related("codes"))
        assert len(passages) == sum(
            len(said.passages) for one in interviews() for said in one.answers
        )
        for passage in passages:
            assert passage.quote in answers[passage.page_id, passage.answer_key]
            assert passage.codes.all()

    def test_a_codebook_of_two_families_and_some_more_all_used(self):
        families = Counter(Code.objects.values_list("family", flat=True))
        assert families == {CodeFamily.SKILL: 12, CodeFamily.SUPPORT: 12, CodeFamily.FREE: 5}
        assert not Code.objects.filter(passages=None).exists()

    def test_three_findings_one_frozen_one_live_one_to_come(self):
        findings = FindingPage.objects.live()
        assert findings.count() == 3
        assert findings.get(is_frozen=True).state == FindingState.READY
        coming = findings.get(state=FindingState.FORTHCOMING)
        assert coming.due_on > timezone.localdate()
        assert coming.due

    def test_every_finding_has_numbers(self):
        for finding in FindingPage.objects.all():
            rows = list(finding.counts.select_related("code"))
            assert len(rows) >= 2
            for row in rows:
                assert row.label
                pages = {passage.page_id for passage in row.code.passages.all()}
                assert len(pages) >= 2, row

    def test_the_legal_notices_say_that_they_are_invented(self):
        page = ContentPage.objects.get(slug="mentions-legales")
        assert "leurs portraits" in str(page.body)
        assert all("inventées" in series.purpose for series in InterviewSeries.objects.all())

    def test_a_second_call_changes_nothing(self):
        before = self._state()
        load_demo()
        assert self._state() == before

    def test_what_somebody_took_back_stays_away(self):
        Consent.objects.update(page=None, withdrawn_at=timezone.now())
        PortraitPage.objects.filter(pk__in=[page.pk for page in self.portraits]).delete()
        load_demo()
        assert not PortraitPage.objects.exists()

    def _state(self) -> list:
        return [
            list(PortraitPage.objects.order_by("pk").values_list("pk", "latest_revision_id")),
            list(Answer.objects.order_by("pk").values_list("pk", "key", "body")),
            list(Passage.objects.order_by("pk").values_list("pk", "quote")),
            list(Consent.objects.order_by("pk").values_list("pk", "given_on")),
            list(FindingPage.objects.order_by("pk").values_list("pk", "latest_revision_id")),
            [model.objects.count() for model in (Code, Question, InterviewTheme, InterviewSeries)],
        ]


def test_interviews_are_dated_and_the_first_ones_come_first():
    days = [interview.day for interview in interviews()]
    assert days == sorted(days)
    assert date(2022, 1, 1) <= days[0] < days[-1] <= date(2026, 12, 31)
