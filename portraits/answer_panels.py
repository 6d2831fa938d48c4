"""What the portrait's form needs for its many answers: a choice of questions, and folded parts."""

from django import forms
from django.utils.text import Truncator
from wagtail.admin.panels import MultiFieldPanel

from portraits.models.series import Questionnaire


class QuestionSelect(forms.Select):
    """The questions of each questionnaire under its name: several ask nearly the same."""

    def optgroups(self, name, value, attrs=None):
        names = {row.pk: str(row) for row in Questionnaire.objects.all()}
        groups: dict[str | None, list] = {}
        for _, options, _ in super().optgroups(name, value, attrs):
            for option in options:
                question = getattr(option["value"], "instance", None)
                group = names.get(question.questionnaire_id) if question else None
                groups.setdefault(group, []).append(option)
        return [(group, options, index) for index, (group, options) in enumerate(groups.items())]

    class Media:
        css = {"all": ["admin/portraits.css"]}


class FoldedPanel(MultiFieldPanel):
    """Closed when it holds something, until one opens it or something is wrong: Wagtail folds only what stands
    at the top of a form. ``summary`` is its line, followed by what ``told(answer)`` says."""

    def __init__(self, children, summary, told, **kwargs):
        super().__init__(children, **kwargs)
        self.summary, self.told = summary, told

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "summary": self.summary, "told": self.told}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "portraits/admin/folded_panel.html"

        def get_context_data(self, parent_context=None):
            shown = Truncator(self.panel.told(self.instance)).words(16)
            return {
                **super().get_context_data(parent_context),
                "summary": self.panel.summary,
                "told": shown,
                "is_open": bool(self.form.errors) or not shown,
            }


def told_words(answer) -> str:
    """How the answer begins."""
    return " ".join(filter(None, [answer.choice, answer.plain.replace("\n", " ")]))


def told_state(answer) -> str:
    """Whether it is whole, and its theme."""
    theme = answer.subject_theme
    return ", ".join(filter(None, [answer.get_state_display().lower(), theme and theme.title]))
