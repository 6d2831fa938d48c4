"""Small things templates need: icons, phone links, the address of a page of a list."""

from urllib.parse import urlencode

from django import template
from django.template.base import TextNode
from django.utils.safestring import SafeString

from core import text
from core.icons import ICONS
from core.structured import script

register = template.Library()
register.filter("french_distance", text.french_distance)
register.filter("french_phone", text.french_phone)
register.filter("french_date", text.french_date)
register.filter("near", text.near)
register.filter("typographic", text.typographic)


@register.filter
def full_date(value):
    return text.french_date(value, year=True)


@register.tag
def icon(parser, token) -> TextNode:
    """``{% icon "phone" %}``, beside words that say the same: hidden from screen readers.

    Drawn once, when the template is read: a page of results holds a hundred of them.
    """
    name = token.split_contents()[-1].strip('"')
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"No icon is called {name}")
    return TextNode(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        f'focusable="false">{ICONS[name]}</svg>'
    )


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """The present address's query with some values changed; an empty value drops its name."""
    params = {
        name: values for name, values in context["request"].GET.lists() if name not in changes
    }
    params.update({name: [value] for name, value in changes.items() if value not in (None, "")})
    return f"?{urlencode(params, doseq=True)}"


@register.simple_tag
def structured_data(data: list[dict]) -> SafeString:
    """``{% structured_data structured %}``: the block that search engines read."""
    return script(data)


@register.filter
def tel(e164: str) -> str:
    return f"tel:{e164}"


@register.filter
def short_address(url: str) -> str:
    """A web address as one reads it out: "exemple.fr/mediatheque"."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


@register.filter
def unbroken(value: str) -> str:
    """Ranges such as "9 h – 12 h" stay on one line: browsers break after a dash, even before a
    no-break space, unless a word joiner forbids it."""
    return value.replace("–\u00a0", "–\u2060\u00a0")
