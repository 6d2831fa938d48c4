from django import template
from wagtail.models import Site

from home.furniture import furniture

register = template.Library()


@register.simple_tag
def navigation() -> dict:
    """Links of the header and the footer."""
    return furniture()


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[dict]:
    """``[{"title", "url"}]`` from the home page to the page above this one.

    No query for a page just below the home page, which Wagtail has at hand; else one.
    """
    page = context.get("page")
    if page is None or page.depth < 3:
        return []
    if page.depth == 3 and (site := Site.find_for_request(context.get("request"))):
        return [{"title": site.root_page.title, "url": "/"}]
    above = page.get_ancestors().filter(depth__gt=1).only("title", "url_path", "depth", "path")
    return [{"title": p.title, "url": p.url} for p in above]
