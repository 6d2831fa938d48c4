"""The agency's screens of inquiries: their questionnaires, their themes, the codes."""

import pytest
from django.urls import reverse

from portraits.models import Code, InterviewSeries, InterviewTheme, Question, Questionnaire
from portraits.questionnaires import is_used, new_version
from tests.mediators.screens import said
from tests.portraits.factories import (
    CodeFactory,
    InterviewSeriesFactory,
    InterviewThemeFactory,
    QuestionFactory,
    QuestionnaireFactory,
    finding,
    passage,
    portrait,
)

pytestmark = pytest.mark.django_db
NAMES = ("interview_series", "interview_theme", "interview_questionnaire", "interview_code")
FACTORIES = (InterviewSeriesFactory, InterviewThemeFactory, QuestionnaireFactory, CodeFactory)


def question(**changed) -> dict:
    usual = {
        "id": "", "text": "Comment\u00a0?", "kind": "ouverte", "choices": "", "theme": "",
        "depends_on": "", "depends_value": "", "DELETE": "",
    }  # fmt: skip
    return {**usual, **changed}


def filled(*questions: dict, title="Questionnaire de 2022") -> dict:
    """The form as the browser posts it."""
    data = {
        "title": title,
        "series": "",
        "note": "",
        "questions-TOTAL_FORMS": len(questions),
        "questions-INITIAL_FORMS": sum(1 for row in questions if row["id"]),
        "questions-MIN_NUM_FORMS": 0,
        "questions-MAX_NUM_FORMS": 1000,
    }
    for order, row in enumerate(questions):
        data |= {f"questions-{order}-{name}": value for name, value in row.items()}
        data.setdefault(f"questions-{order}-ORDER", order + 1)
    return data


def edit_address(row) -> str:
    return reverse("interview_questionnaire:edit", args=[row.pk])


@pytest.fixture
def three(db):
    """Three questions, of which the last depends on the second."""
    made = QuestionnaireFactory(title="Questionnaire de 2022")
    theme = InterviewThemeFactory(title="Parcours")
    QuestionFactory(questionnaire=made, sort_order=0, text="Un\u00a0?", theme=theme)
    asked = QuestionFactory(questionnaire=made, sort_order=1, text="Deux\u00a0?", kind="oui-non")
    QuestionFactory(
        questionnaire=made, sort_order=2, text="Trois\u00a0?", depends_on=asked, depends_value="Oui"
    )
    return made


def rows(questionnaire, **changed) -> list[dict]:
    return [
        question(
            id=row.pk, text=row.text, kind=row.kind, choices="\n".join(row.choices),
            theme=row.theme_id or "", depends_on=row.depends_on_id or "",
            depends_value=row.depends_value,
        )
        for row in questionnaire.questions.all()
    ]  # fmt: skip


def test_a_questionnaire_with_its_questions_in_order(agency):
    theme = InterviewThemeFactory()
    data = filled(
        question(text="Deux\u00a0?", ORDER=2),
        question(text="Un\u00a0?", ORDER=1, theme=theme.pk, kind="choix", choices="Peu\nBeaucoup"),
    )
    assert agency.post(reverse("interview_questionnaire:add"), data).status_code == 302
    made = Questionnaire.objects.get()
    assert [row.text for row in made.questions.all()] == ["Un\u00a0?", "Deux\u00a0?"]
    first = made.questions.first()
    assert (first.theme, first.choices) == (theme, ["Peu", "Beaucoup"])


def test_questions_change_move_and_go_while_nobody_answered(agency, three):
    one, two, last = rows(three)
    data = filled(
        {**two, "text": "Deux, vraiment\u00a0?", "ORDER": 1},
        {**last, "ORDER": 2},
        {**one, "DELETE": "on", "ORDER": 3},
    )
    assert agency.post(edit_address(three), data).status_code == 302
    three = Questionnaire.objects.get()
    assert [row.text for row in three.questions.all()] == ["Deux, vraiment\u00a0?", "Trois\u00a0?"]


@pytest.mark.parametrize(
    ("place", "changed", "sentence"),
    [
        (0, {"text": ""}, "Écrivez la question."),
        (0, {"kind": "choix"}, "au moins deux réponses possibles"),
        (0, {"kind": "autre"}, "Sélectionnez un choix valide"),
        (2, {"depends_value": ""}, "Écrivez la réponse qui fait poser cette question."),
        (2, {"depends_value": "Peut-être"}, "Ce n’est pas une réponse à cette question"),
        (2, {"depends_on": ""}, "Choisissez de quelle question elle dépend."),
        (2, {"depends_on": "9" * 30}, "Sélectionnez un choix valide"),
        (2, {"ORDER": 1}, "doit être posée avant"),
        (1, {"DELETE": "on"}, "doit être posée avant, et rester dans la liste"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question(agency, three, place, changed, sentence):
    sent = [{**row, "ORDER": order + 2} for order, row in enumerate(rows(three))]
    sent[place] |= changed
    shown = agency.post(edit_address(three), filled(*sent))
    assert shown.status_code == 200
    assert sentence in shown.content.decode()
    assert [row.text for row in three.questions.all()] == [
        "Un\u00a0?",
        "Deux\u00a0?",
        "Trois\u00a0?",
    ]


def test_the_question_of_another_questionnaire_is_no_choice(agency, three):
    other = QuestionFactory(text="D’ailleurs\u00a0?")
    sent = rows(three)
    sent[2]["depends_on"] = other.pk
    shown = agency.post(edit_address(three), filled(*sent))
    assert "Sélectionnez un choix valide" in shown.content.decode()


def test_a_title_is_taken_once(agency, three):
    shown = agency.post(reverse("interview_questionnaire:add"), filled(question()))
    assert "porte déjà ce titre" in shown.content.decode()


@pytest.mark.parametrize("how", ["page", "answer", "draft"])
def test_once_used_the_words_stay_and_the_themes_may_change(agency, three, how):
    first = three.questions.first()
    if how == "page":
        portrait(questionnaire=three)
    elif how == "answer":
        portrait({"question": first, "wording": ""})
    else:
        page = portrait()
        page.questionnaire = three
        page.save_revision()
    assert is_used(three)
    shown = agency.get(edit_address(three), follow=True)
    html = shown.content.decode()
    assert "ses questions ne changent plus" in html
    assert "Un\u00a0?" in html
    refused = agency.post(edit_address(three), filled(*rows(three)[:1]))
    assert "Rien n’a été enregistré" in refused.content.decode()
    assert three.questions.count() == 3
    theme = InterviewThemeFactory(title="Posture")
    address = reverse("interview_questionnaire:subjects", args=[three.pk])
    data = {f"theme_{row.pk}": "" for row in three.questions.all()}
    data[f"theme_{first.pk}"] = theme.pk
    data["text"] = "Autre chose"
    assert agency.post(address, data).status_code == 302
    first.refresh_from_db()
    assert (first.theme, first.text) == (theme, "Un\u00a0?")


@pytest.mark.parametrize("value", ["x", "9" * 40, "999999", "-1"])
def test_an_unknown_theme_is_refused(agency, three, value):
    portrait(questionnaire=three)
    first = three.questions.first()
    shown = agency.post(
        reverse("interview_questionnaire:subjects", args=[three.pk]), {f"theme_{first.pk}": value}
    )
    assert "Choisissez un thème de la liste." in shown.content.decode()
    first.refresh_from_db()
    assert first.theme.title == "Parcours"


def test_a_new_version_copies_questions_themes_and_dependencies(agency, three):
    portrait(questionnaire=three)
    address = reverse("interview_questionnaire:version", args=[three.pk])
    assert "Faire la version 2" in agency.get(address).content.decode()
    assert Questionnaire.objects.count() == 1
    for _ in range(2):  # pressed twice
        assert agency.post(address, {"version": "2"}).status_code == 302
    copy = Questionnaire.objects.get(version=2)
    assert Questionnaire.objects.count() == 2
    old, new = list(three.questions.all()), list(copy.questions.all())
    assert [row.text for row in new] == [row.text for row in old]
    assert [row.theme for row in new] == [row.theme for row in old]
    assert (new[2].depends_on, new[2].depends_value) == (new[1], "Oui")
    assert old[2].depends_on == Question.objects.get(pk=old[1].pk)
    assert not is_used(copy)
    assert new_version(three).version == 3


def test_a_code_is_once_in_its_family_whatever_its_accents(agency):
    data = {"family": "competence", "label": "Écouter", "definition": "", "sort_order": "0"}
    assert agency.post(reverse("interview_code:add"), data).status_code == 302
    assert Code.objects.get().slug == "ecouter"
    shown = agency.post(reverse("interview_code:add"), data | {"label": "ecouter"})
    assert "Cette famille a déjà ce code." in shown.content.decode()
    agency.post(reverse("interview_code:add"), data | {"family": "libre"})
    assert set(Code.objects.values_list("slug", flat=True)) == {"ecouter", "ecouter-2"}


def test_series_and_themes_get_an_address_that_stays(agency):
    series = {
        "title": "Début 2022", "prefix": "", "commissioner": "", "purpose": "", "starts_on": "",
        "starts_precision": "annee", "ends_on": "", "ends_precision": "annee", "territory": "",
    }  # fmt: skip
    assert agency.post(reverse("interview_series:add"), series).status_code == 302
    made = InterviewSeries.objects.get()
    assert made.slug == "debut-2022"
    agency.post(reverse("interview_series:edit", args=[made.pk]), series | {"title": "Autre"})
    made.refresh_from_db()
    assert (made.title, made.slug) == ("Autre", "debut-2022")
    theme = {"title": "La place dans l’équipe", "question": "", "sort_order": "0"}
    assert agency.post(reverse("interview_theme:add"), theme).status_code == 302
    assert InterviewTheme.objects.get(title=theme["title"]).slug == "la-place-dans-lequipe"


def used(name):
    match name:
        case "interview_series":
            row = InterviewSeriesFactory()
            portrait(series=row)
        case "interview_theme":
            row = InterviewThemeFactory()
            portrait({"theme": row})
        case "interview_questionnaire":
            row = QuestionnaireFactory()
            portrait(questionnaire=row)
        case _:
            row = CodeFactory()
            passage(portrait(), row)
            finding(row)
    return row


@pytest.mark.parametrize("name", NAMES)
def test_what_is_used_is_not_deleted_and_says_by_what(agency, name):
    row = used(name)
    for send in (agency.get, agency.post):
        refused = send(reverse(f"{name}:delete", args=[row.pk]))
        assert refused.status_code == 302
        assert "sert à" in said(refused)[0]
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("name", "factory"),
    list(zip(NAMES, FACTORIES, strict=True)),
)  # fmt: skip
def test_what_is_not_used_is_deleted(agency, name, factory):
    row = factory()
    assert agency.get(reverse(f"{name}:delete", args=[row.pk])).status_code == 200
    agency.post(reverse(f"{name}:delete", args=[row.pk]))
    assert not factory._meta.model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("name", NAMES)
def test_these_screens_are_the_agencys(client, agency, library, name):
    for browser in (client, library):
        for screen in ("index", "add"):
            assert browser.get(reverse(f"{name}:{screen}")).status_code == 302
    assert agency.get(reverse(f"{name}:index")).status_code == 200
    assert agency.get(reverse(f"{name}:add")).status_code == 200


def test_the_screens_of_a_used_questionnaire_too(client, library, three):
    portrait(questionnaire=three)
    for browser in (client, library):
        for screen in ("subjects", "version"):
            address = reverse(f"interview_questionnaire:{screen}", args=[three.pk])
            assert browser.get(address).status_code == 302
            assert browser.post(address, {"version": "2"}).status_code == 302
    assert Questionnaire.objects.count() == 1
