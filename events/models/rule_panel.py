"""When an event takes place, in its page's form: the rule, and what it comes to."""

from django.utils import timezone
from wagtail.admin.compare import diff_text
from wagtail.admin.panels import Panel

from core.text import NBSP
from events.enums import DatesKind
from events.expected import said as expected_said
from schedules.wording import describe


class RulePanel(Panel):
    """The fields of the rule, and its dates as they would be."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/rule_panel.html"

        def get_context_data(self, parent_context=None):
            from events.dates_preview import preview_context
            from events.proposed import proposed_hours

            context = super().get_context_data(parent_context)
            venue = self.form.venue
            context["rule_form"] = self.form.rule_form
            context["venue"] = venue
            context["proposed"] = proposed_hours(venue)
            context |= preview_context(
                self.instance, self.form.rule_form, venue, self.request.user, timezone.now()
            )
            return context

        def get_comparison(self):
            return [RuleComparison]


class RuleComparison:
    """The rules of two versions of an event, each as one sentence."""

    is_field = True
    is_child_relation = False

    def __init__(self, before, after):
        self.before, self.after = rule_said(before), rule_said(after)

    def field_label(self):
        return "Quand"

    def has_changed(self):
        return self.before != self.after

    def htmldiff(self):
        return diff_text(self.before, self.after).to_html()


def rule_said(event) -> str:
    """The rule in one sentence, in whatever state the draft is."""
    if event.dates_kind == DatesKind.TO_CONFIRM:
        return f"date à confirmer{NBSP}: {expected_said(event.expected) or 'pas encore dit'}"
    if event.dates_kind == DatesKind.IMPORTED:
        return "dates venues d’un fichier"
    if not event.has_rule:
        return "dates pas encore complètes"
    holidays = "" if event.skips_public_holidays else ", jours fériés compris"
    return describe(event.recurrence) + holidays
