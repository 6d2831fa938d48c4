"""The agency's screens of passages: chosen by sentences, never lost, never counted when untrue."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portraits.models import Passage
from tests.mediators.screens import said
from tests.portraits.factories import CodeFactory, passage, portrait

pytestmark = pytest.mark.django_db
BODY = "<p>On s’assoit à côté. On écoute. Puis on fait.</p><ul><li>Un point</li></ul>"


@pytest.fixture
def codes(db):
    return CodeFactory(label="Écouter"), CodeFactory(label="Faire avec", family="accompagnement")


@pytest.fixture
def interview(db):
    return portrait({"body": BODY}, {"wording": "Et ensuite\u00a0?", "body": "<p>Rien.</p>"})


def answer_address(page, place=0) -> str:
    answer = page.answers.order_by("sort_order")[place]
    return reverse("coding_answer", args=[page.pk, answer.key])


def filled(agency, address, phrases, *codes) -> dict:
    html = agency.get(address).content.decode()
    version = re.search(r'name="version" value="([0-9a-f]+)"', html)[1]
    return {"version": version, "phrases": phrases, "codes": [code.pk for code in codes]}


def rewrite(page, body) -> None:
    answer = page.answers.order_by("sort_order")[0]
    answer.body = body
    page.answers = [answer, *page.answers.order_by("sort_order")[1:]]
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_passage_goes_from_its_first_to_its_last_sentence(agency, interview, codes):
    address = answer_address(interview)
    answer = agency.post(address, filled(agency, address, ["0", "2"], *codes))
    assert (answer.status_code, answer.url) == (302, address)
    kept = Passage.objects.get()
    assert kept.quote == "On s’assoit à côté. On écoute. Puis on fait."
    assert set(kept.codes.all()) == set(codes)
    assert kept.coded_by == agency.user
    html = agency.get(address).content.decode()
    assert html.count("déjà codée") == 3
    agency.post(address, filled(agency, address, ["3"], codes[0]))
    assert Passage.objects.last().quote == "Un point"


def test_the_same_words_coded_again_are_one_row_with_all_codes(agency, interview, codes):
    address = answer_address(interview)
    agency.post(address, filled(agency, address, ["1"], codes[0]))
    shown = agency.post(address, filled(agency, address, ["1"], codes[1]), follow=True)
    assert "était déjà là" in shown.content.decode()
    assert set(Passage.objects.get().codes.all()) == set(codes)


def test_a_passage_is_changed_and_deleted(agency, interview, codes):
    made = passage(interview, codes[0], quote="On écoute.")
    address = reverse("coding_passage", args=[made.pk])
    html = agency.get(address).content.decode()
    assert re.search(r'name="phrases" value="1" checked', html)
    assert re.search(rf'name="codes" value="{codes[0].pk}" checked', html)
    agency.post(address, filled(agency, address, ["2"], codes[1]))
    made.refresh_from_db()
    assert made.quote == "Puis on fait."
    assert list(made.codes.all()) == [codes[1]]
    away = reverse("coding_passage_delete", args=[made.pk])
    assert agency.get(away).status_code == 200
    assert Passage.objects.exists()
    agency.post(away)
    assert not Passage.objects.exists()
    assert agency.post(away).status_code == 404


def test_changed_into_another_it_joins_it(agency, interview, codes):
    one = passage(interview, codes[0], quote="On écoute.")
    other = passage(interview, codes[1], quote="Puis on fait.")
    address = reverse("coding_passage", args=[other.pk])
    agency.post(address, filled(agency, address, ["1"], codes[1]))
    assert Passage.objects.get() == one
    assert set(one.codes.all()) == set(codes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"phrases": []}, "Cochez au moins une phrase."),
        ({"codes": []}, "Choisissez au moins un code."),
        ({"phrases": ["99"]}, "n’est pas dans la réponse"),
        ({"phrases": ["-1"]}, "n’est pas dans la réponse"),
        ({"phrases": ["x"]}, "n’est pas dans la réponse"),
        ({"phrases": ["1" * 5000]}, "n’est pas dans la réponse"),
        ({"codes": ["999999"]}, "Ce code n’existe plus."),
        ({"codes": ["9" * 40]}, "Ce code n’existe plus."),
        ({"codes": ["abc", "²"]}, "Ce code n’existe plus."),
        ({"version": ""}, "a changé"),
        ({"version": "x" * 9000, "codes": ["²", "abc", "9" * 40]}, "a changé"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(agency, interview, codes, data, sentence):
    address = answer_address(interview)
    sent = filled(agency, address, ["0"], codes[0]) | data
    shown = agency.post(address, sent)
    assert shown.status_code == 200
    assert sentence in shown.content.decode()
    assert not Passage.objects.exists()


def test_a_text_that_changed_meanwhile_is_read_again(agency, interview, codes):
    address = answer_address(interview)
    sent = filled(agency, address, ["1"], codes[0])
    rewrite(interview, "<p>Tout autre chose. Vraiment.</p>")
    shown = agency.post(address, sent).content.decode()
    assert "Le texte publié a changé" in shown
    assert re.search(rf'name="codes" value="{codes[0].pk}" checked', shown)
    assert not re.search(r'name="phrases" value="\d+" checked', shown)
    assert not Passage.objects.exists()


def test_words_that_are_gone_are_to_review_and_are_chosen_again(agency, interview, codes):
    made = passage(interview, codes[0], quote="On écoute.")
    rewrite(interview, "<p>On s’assoit à côté. On écoute bien.</p>")
    listed = agency.get(reverse("coding")).content.decode()
    assert "À revoir\u00a0: 1 passage" in listed
    assert (
        "1 passage à revoir"
        in agency.get(reverse("coding_portrait", args=[interview.pk])).content.decode()
    )
    address = reverse("coding_passage", args=[made.pk])
    assert address in listed
    agency.post(address, filled(agency, address, ["1"], codes[0]))
    made.refresh_from_db()
    assert made.quote == "On écoute bien."
    assert "À revoir" not in agency.get(reverse("coding")).content.decode()


def test_an_answer_that_is_gone_leaves_its_passage_to_review(agency, interview, codes):
    made = passage(interview, codes[0], quote="On écoute.")
    interview.answers = interview.answers.order_by("sort_order")[1:]
    interview.save_revision().publish()
    listed = agency.get(reverse("coding")).content.decode()
    assert reverse("coding_passage_delete", args=[made.pk]) in listed
    assert reverse("coding_passage", args=[made.pk]) + '"' not in listed
    assert agency.get(reverse("coding_passage", args=[made.pk])).status_code == 404


def test_only_published_answers_are_coded(agency, codes):
    draft = portrait(publish=False)
    assert agency.get(reverse("coding_portrait", args=[draft.pk])).status_code == 404
    shown = portrait({"state": "non-posee"}, {"body": "<p>Dit.</p>", "wording": "Oui\u00a0?"})
    assert agency.get(answer_address(shown)).status_code == 404
    assert agency.get(answer_address(shown, 1)).status_code == 200
    offline = portrait()
    made = passage(offline, codes[0])
    offline.unpublish()
    assert agency.get(reverse("coding_passage", args=[made.pk])).status_code == 404


@pytest.mark.parametrize("who", ["visitor", "library"])
def test_these_screens_are_the_agencys(request, client, who, interview, codes):
    made = passage(interview, codes[0])
    browser = client if who == "visitor" else request.getfixturevalue("library")
    for address in (
        reverse("coding"),
        reverse("coding_portrait", args=[interview.pk]),
        answer_address(interview),
        reverse("coding_passage", args=[made.pk]),
        reverse("coding_passage_delete", args=[made.pk]),
    ):
        for send in (browser.get, browser.post):
            assert send(address).status_code in (302, 403, 405)
    assert Passage.objects.count() == 1


def test_a_library_does_not_see_the_menu(agency, library):
    home = reverse("wagtailadmin_home")
    assert reverse("coding") in agency.get(home).content.decode()
    assert reverse("coding") not in library.get(home).content.decode()


@pytest.mark.parametrize("key", ["cdc4bb4f-2f15-4da2-9c6d-17e2d9a5f3f8", "-" * 36])
def test_an_unknown_answer_does_not_exist(agency, interview, key):
    assert agency.get(reverse("coding_answer", args=[interview.pk, key])).status_code == 404


def test_a_portrait_has_the_way_there(agency, interview):
    edit = agency.get(reverse("wagtailadmin_pages:edit", args=[interview.pk])).content.decode()
    assert reverse("coding_portrait", args=[interview.pk]) in edit


def test_the_lists_cost_the_same_for_two_and_ten(agency, codes):
    def asked(page):
        counts = []
        for address in (reverse("coding"), reverse("coding_portrait", args=[page.pk])):
            agency.get(address)
            with CaptureQueriesContext(connection) as queries:
                agency.get(address)
            counts.append(len(queries))
        return counts

    small = portrait({"body": BODY})
    passage(small, codes[0], quote="On écoute.")
    passage(small, codes[0], quote="Disparu.")
    few = asked(small)
    large = portrait(*({"body": BODY} for _ in range(8)))
    for quote in ("On écoute.", "Puis on fait.", "Disparu aussi.", "Parti."):
        passage(large, *codes, quote=quote)
    assert asked(large) == few


def test_said_of_a_deletion(agency, interview, codes):
    made = passage(interview, codes[0])
    shown = agency.post(reverse("coding_passage_delete", args=[made.pk]), follow=True)
    assert "n’est plus compté" in " ".join(said(shown))
