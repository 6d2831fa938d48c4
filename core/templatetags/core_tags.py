"""Small things templates need: icons, phone links, the address of a page of a list."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from core import text
from core.icons import ICONS

register = template.Library()
register.filter("french_distance", text.french_distance)
register.filter("french_phone", text.french_phone)
register.filter("french_date", text.french_date)


@register.filter
def full_date(value):
    return text.french_date(value, year=True)


@register.simple_tag
def icon(name: str) -> str:
    """An icon beside words that say the same: hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        'focusable="false">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings
    )


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """The present address's query with some values changed; an empty value drops its name."""
    params = {
        name: values for name, values in context["request"].GET.lists() if name not in changes
    }
    params.update({name: [value] for name, value in changes.items() if value not in (None, "")})
    return f"?{urlencode(params, doseq=True)}"


@register.filter
def tel(e164: str) -> str:
    return f"tel:{e164}"


@register.filter
def short_address(url: str) -> str:
    """A web address as one reads it out: "exemple.fr/mediatheque"."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
