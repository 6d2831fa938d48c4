"""The agency's forms of a questionnaire: all of it, or its subjects alone once it is used."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from core.text import NBSP
from portraits.models import InterviewTheme, Question, Questionnaire


class QuestionForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = "Écrivez la question."
        known = Question.objects.none()
        if self.instance.questionnaire_id:
            known = Question.objects.filter(questionnaire=self.instance.questionnaire_id)
        self.fields["depends_on"].queryset = known


class QuestionsPanel(InlinePanel):
    """Wagtail has no other way to name the form of a row."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = QuestionForm
        return options


class QuestionnaireForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        same = Questionnaire.objects.filter(
            title=cleaned.get("title", ""), version=self.instance.version
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error(
                "title",
                "Un questionnaire porte déjà ce titre. Pour le changer, ouvrez-le et choisissez "
                f"«{NBSP}Nouvelle version{NBSP}».",
            )
        return cleaned

    def is_valid(self):
        """The order that counts is the one on the screen, not the one stored."""
        if not super().is_valid():
            return False
        kept = [row for row in self.formsets["questions"].ordered_forms if row.cleaned_data]
        places = {row.instance.pk: place for place, row in enumerate(kept) if row.instance.pk}
        for place, row in enumerate(kept):
            above = row.cleaned_data.get("depends_on")
            if above and places.get(above.pk, place) >= place:
                row.add_error(
                    "depends_on", "Cette question doit être posée avant, et rester dans la liste."
                )
        return not any(row.errors for row in kept)


class MappingForm(forms.Form):
    """The subject of each question, and what is around the questionnaire; never its words."""

    def __init__(self, *args, questionnaire: Questionnaire, **kwargs):
        super().__init__(*args, **kwargs)
        self.questionnaire = questionnaire
        self.questions = list(questionnaire.questions.select_related("depends_on"))
        themes = [("", "Aucun"), *InterviewTheme.objects.values_list("pk", "title")]
        for question in self.questions:
            self.fields[f"theme_{question.pk}"] = forms.TypedChoiceField(
                label=f"Thème de «{NBSP}{question.text}{NBSP}»",
                choices=themes,
                coerce=int,
                empty_value=None,
                required=False,
                initial=question.theme_id,
                error_messages={"invalid_choice": "Choisissez un thème de la liste."},
            )

    @property
    def rows(self):
        return [(question, self[f"theme_{question.pk}"]) for question in self.questions]

    def save(self) -> int:
        """How many questions changed their subject."""
        changed = 0
        for question in self.questions:
            theme = self.cleaned_data[f"theme_{question.pk}"]
            if theme != question.theme_id:
                question.theme_id = theme
                question.save(update_fields=["theme"])
                changed += 1
        return changed
