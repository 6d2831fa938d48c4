"""What templates ask of portraits."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.templatetags.wagtailcore_tags import richtext

from portraits import headings

register = template.Library()


@register.filter
def richtext_below(value: str, level: int) -> SafeString:
    """``{{ answer.body|richtext_below:3 }}``: rich text whose sub-headings begin at that level."""
    return mark_safe(headings.below(str(richtext(value)), level))  # noqa: S308
