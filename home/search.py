"""`/recherche/`: Wagtail's index, over what a visitor may read."""

from wagtail.models import Page

from core.pagination import paginate
from core.text import clean_line, fold

PER_PAGE = 20


def search_site(raw: str, raw_page: str) -> dict:
    """The context of the results page for what somebody typed."""
    words = clean_line(raw, 100)
    if len(fold(words)) < 2:
        return {"words": words, "results": None, "is_short": bool(words)}
    pages = Page.objects.live().public().filter(depth__gt=1)
    results = pages.search(fold(words), operator="and")
    total = results.count()
    if not total:
        results = pages.search(fold(words), operator="or")
        total = results.count()
    found = paginate(results, raw_page, per_page=PER_PAGE, total=total)
    specific = Page.objects.filter(pk__in=[page.pk for page in found.items]).specific().in_bulk()
    found.items[:] = [specific[page.pk] for page in found.items if page.pk in specific]
    return {"words": words, "results": found, "is_short": False}
