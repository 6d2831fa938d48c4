"""Panels of the page editor for fields that Wagtail does not know."""

from django.utils.html import escape
from wagtail.admin.compare import FieldComparison, TextDiff
from wagtail.admin.panels import FieldPanel


class ChoiceListComparison(FieldComparison):
    """Two lists of codes, in words. Wagtail takes any field with choices for a single choice."""

    def htmldiff(self):
        before, after = self._said(self.val_a), self._said(self.val_b)
        if before == after:
            return escape(after)
        return TextDiff([("deletion", before), ("addition", after)]).to_html()

    def _said(self, codes) -> str:
        return ", ".join(self.field.names.get(code, code) for code in codes)


class ChoiceListPanel(FieldPanel):
    """For a ``core.fields.ChoiceListField``."""

    def get_comparison_class(self):
        return ChoiceListComparison
