"""An interview as it is read: headings, quotes, states, neighbours, data for search engines."""

import json
import re
from datetime import date
from itertools import pairwise

import pytest
from wagtail.models import PageViewRestriction

from core.text import NBSP
from portraits.enums import AnswerState, Context
from portraits.headings import below
from portraits.models import PortraitPage
from tests.core.factories import CreditedImageFactory, UserFactory
from tests.mediators.factories import MediatorFactory, mediator_index
from tests.portraits.factories import (
    InterviewSeriesFactory,
    InterviewThemeFactory,
    QuestionFactory,
    answer,
    portrait,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read(client, page) -> str:
    response = client.get(page.path_on_site)
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str) -> list[tuple[int, str]]:
    return [
        (int(level), re.sub(r"<[^>]+>", "", words).strip())
        for level, words in HEADING.findall(html)
    ]


def test_questions_are_headings_that_one_can_link_to(client):
    page = portrait({"wording": "Que faites-vous ?"}, {"wording": "Et le soir ?"})
    html = read(client, page)
    assert [words for level, words in headings(html) if level == 2][:2] == [
        "Que faites-vous ?",
        "Et le soir ?",
    ]
    for said in page.answers.all():
        assert f'id="{said.anchor}"' in html


def test_the_contents_lead_to_every_question(client):
    page = portrait(*({"wording": f"Question {n} ?"} for n in range(4)))
    html = read(client, page)
    for said in page.answers.all():
        assert f'<a href="#{said.anchor}">{said.heading}</a>' in html


def test_links_hold_when_the_wording_changes():
    page = portrait({"wording": "Que faites-vous ?"})
    anchor = page.answers.get().anchor
    said = page.answers.get()
    said.wording = "Que faites-vous donc ?"
    page.answers = [said]
    page.save_revision().publish()
    assert PortraitPage.objects.get(pk=page.pk).answers.get().anchor == anchor


@pytest.mark.parametrize(
    ("html", "level", "expected"),
    [
        ("<p>Rien.</p>", 3, "<p>Rien.</p>"),
        ("<h3>a</h3><h4>b</h4>", 3, "<h3>a</h3><h4>b</h4>"),
        ("<h3>a</h3><h4>b</h4><h3>c</h3>", 4, "<h4>a</h4><h5>b</h5><h4>c</h4>"),
        ("<h4>a</h4><h3>b</h3>", 3, "<h3>a</h3><h3>b</h3>"),
        ('<h3 id="x">a</h3>', 2, '<h2 id="x">a</h2>'),
        ("<h2>a</h2><h4>b</h4>", 6, "<h6>a</h6><h6>b</h6>"),
        ("<h4>a</h4><h4>b</h4>", 3, "<h3>a</h3><h3>b</h3>"),
        ("</h3><header>", 3, "</h3><header>"),
    ],
)
def test_sub_headings_take_the_right_level(html, level, expected):
    assert below(html, level) == expected


def test_no_level_is_skipped_on_the_page(client):
    page = portrait(
        {"body": "<h4>Le matin</h4><p>On ouvre.</p><h3>Le soir</h3><p>On ferme.</p>"},
        introduction="<h3>D’abord</h3><p>Un mot.</p>",
    )
    levels = [level for level, _ in headings(read(client, page))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_quote_stands_out_and_is_not_read_twice(client):
    page = portrait({"pull_quote": "Puis on écoute."})
    html = read(client, page)
    assert '<figure class="answer__quote" aria-hidden="true"><blockquote>' in html


@pytest.mark.parametrize("quote", ["Puis  on" + NBSP + "écoute.", "On commence par s'asseoir"])
def test_spaces_and_apostrophes_of_a_quote_do_not_matter(client, quote):
    assert "answer__quote" in read(client, portrait({"pull_quote": quote}))


def test_what_nobody_said_is_not_quoted(client):
    assert "Jamais dit" not in read(client, portrait({"pull_quote": "Jamais dit."}))


def test_the_states_of_answers_are_said(client):
    page = portrait(
        {"wording": "Complète ?"},
        {"wording": "Coupée ?", "state": AnswerState.INCOMPLETE, "body": "<p>En lien avec, et</p>"},
        {"wording": "Jamais posée ?", "state": AnswerState.NOT_ASKED, "body": ""},
        {"wording": "Muette ?", "body": '<p data-block-key="x"></p>'},
        {"wording": "Fermée ?", "body": "", "choice": "Non"},
    )
    html = read(client, page)
    assert html.count("Cette réponse est incomplète.") == 1
    assert html.count("Sans réponse.") == 1
    assert "<strong>Non.</strong>" in html
    assert "Jamais posée" not in html


def test_the_person_at_the_time_of_the_interview(client):
    mediator_index()
    venue = VenuePageFactory(title="La Source", slug="la-source")
    page = portrait(
        person_name="Camille Lenoir",
        title="[Questions à…] Camille Lenoir, conseillère numérique",
        series=InterviewSeriesFactory(),
        job_title="Conseillère numérique France Services",
        employer="Saint-Lô Agglo",
        venues=[venue],
        department="50",
        context=Context.BOTH,
        interviewed_on=date(2022, 1, 1),
        interviewed_precision="debut",
        mediator=MediatorFactory(name="Camille Lenoir"),
    )
    html = read(client, page)
    assert headings(html)[0] == (1, "Camille Lenoir")
    for words in (
        "Conseillère numérique France Services, Saint-Lô Agglo",
        "début 2022",
        "En bibliothèque et ailleurs, Manche",
        'href="/lieux/la-source/"',
        'href="/conseillers/camille-lenoir/"',
    ):
        assert words in html


def test_who_left_and_a_closed_venue_have_no_link(client):
    venue = VenuePageFactory(title="Fermée", slug="fermee", live=False)
    page = portrait(venues=[venue], mediator=MediatorFactory(is_active=False))
    html = read(client, page)
    assert "/conseillers/camille" not in html
    assert "/lieux/fermee/" not in html


def test_the_title_is_said_when_it_says_more_than_the_name(client):
    html = read(client, portrait(title="On s’assoit sur ses mains", person_name="Malik Benhamou"))
    assert "On s’assoit sur ses mains</p>" in html


def test_the_picture_comes_with_its_credit_and_its_text(client):
    html = read(client, portrait(picture=CreditedImageFactory(credit="© Sonia Okafor, 2024")))
    assert '<figcaption class="credit">© Sonia Okafor, 2024</figcaption>' in html
    assert 'alt="La salle de lecture, le matin."' in html


def test_previous_and_next_in_the_series(client):
    series = InterviewSeriesFactory()
    pages = [portrait(series=series, interviewed_on=date(2024, month, 1)) for month in (1, 2, 3)]
    portrait(interviewed_on=date(2024, 2, 15))
    html = read(client, pages[1])
    assert f'rel="prev" href="{pages[0].path_on_site}"' in html
    assert f'rel="next" href="{pages[2].path_on_site}"' in html
    pages[0].unpublish()
    assert 'rel="prev"' not in read(client, pages[1])


def test_the_same_person_before_and_after(client):
    first = portrait(interviewed_on=date(2022, 5, 1))
    second = portrait(follows=first, interviewed_on=date(2025, 5, 1))
    assert second.path_on_site in read(client, first)
    assert first.path_on_site in read(client, second)
    second.unpublish()
    assert second.path_on_site not in read(client, first)


def test_others_are_one_link_away_when_there_are_others(client):
    question = QuestionFactory(theme=InterviewThemeFactory(slug="parcours"))
    page = portrait({"question": question})
    link = 'href="/portraits/themes/parcours/#reponses"'
    assert link not in read(client, page)
    other = portrait({"question": question})
    assert link in read(client, page)
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert link not in read(client, page)


def test_the_theme_chosen_by_hand_comes_first(client):
    by_hand, by_question = InterviewThemeFactory(), InterviewThemeFactory()
    fields = {"question": QuestionFactory(theme=by_question), "theme": by_hand}
    page, _ = portrait(fields), portrait(fields)
    html = read(client, page)
    assert by_hand.path_on_site in html
    assert by_question.path_on_site not in html


def test_search_engines_read_an_article_about_a_person(client):
    page = portrait(
        title='Camille </script><script>alert("x")',
        person_name="Camille Lenoir",
        employer="Saint-Lô Agglo",
    )
    (found,) = json.loads(BLOCK.search(read(client, page))[1])
    assert found["@type"] == "Article"
    assert found["about"] == {
        "@type": "Person",
        "name": "Camille Lenoir",
        "jobTitle": "Conseiller numérique",
        "worksFor": {"@type": "Organization", "name": "Saint-Lô Agglo"},
    }
    assert found["url"].endswith(page.path_on_site)


def test_the_introduction_is_said_in_a_list_without_its_mark_up(client):
    page = portrait(introduction="<p>Un <b>mardi</b> matin.</p><p>Il pleut.</p>")
    assert page.summary == "Un mardi matin. Il pleut."
    assert '<meta name="description" content="Un mardi matin. Il pleut.">' in read(client, page)
    assert portrait(person_name="Malik", employer="La Source").summary == (
        "Malik, Conseiller numérique, La Source"
    )


def test_a_draft_is_previewed_with_what_was_never_saved():
    page = portrait(publish=False).get_latest_revision_as_object()
    page.answers.add(answer(wording="Une question de plus ?"))
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Une question de plus" in response.rendered_content
    assert response.rendered_content.count("Puis on écoute") == 2


def test_nobody_reads_a_draft_or_what_is_reserved(client):
    draft = portrait(publish=False)
    assert client.get(draft.path_on_site).status_code == 404
    page = portrait()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.path_on_site).status_code == 302


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"pull_quote": "Jamais dit."}, "n’est pas dans la réponse"),
        ({"wording": ""}, "Écrivez la question"),
    ],
)
def test_the_editor_is_told_what_is_wrong_with_an_answer(fields, fault):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match=fault):
        answer(**fields).clean()
    answer(pull_quote="Puis on écoute.").clean()


def test_an_answer_whose_question_is_gone_keeps_a_heading(client):
    question = QuestionFactory()
    page = portrait({"question": question})
    question.delete()
    assert (2, "Question") in headings(read(client, page))


@pytest.mark.parametrize("slug", ["themes", "constats", "relecture"])
def test_the_site_s_own_words_are_no_address(client, slug):
    from django.core.exceptions import ValidationError

    page = portrait()
    page.slug = slug
    with pytest.raises(ValidationError, match="Ce mot sert déjà d’adresse"):
        page.full_clean()


def test_a_page_costs_the_same_with_many_answers(client, django_assert_max_num_queries):
    questions = [QuestionFactory(theme=InterviewThemeFactory()) for _ in range(15)]
    series = InterviewSeriesFactory()
    few = portrait({"question": questions[0]}, series=series, venues=[VenuePageFactory()])
    many = portrait(
        *({"question": question} for question in questions),
        series=series,
        venues=[VenuePageFactory(), VenuePageFactory()],
    )
    for _ in range(3):
        portrait(*({"question": question} for question in questions), series=series)
    costs = []
    for page in (few, many):
        client.get(page.path_on_site)
        with django_assert_max_num_queries(22) as captured:
            client.get(page.path_on_site)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_the_editor_opens_with_fifteen_answers(client):
    page = portrait(*({"wording": f"Question {n} ?"} for n in range(15)))
    client.force_login(UserFactory(is_superuser=True))
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="answers-TOTAL_FORMS" value="15"' in html
