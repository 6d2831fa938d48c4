"""`/recherche/`: Wagtail's index, over what a visitor may read."""

from django.utils import timezone
from wagtail.models import Page

from core.pagination import paginate
from core.text import clean_line, fold
from events.serving import unlisted
from mediators.listing import search_people
from portraits.theme import search_themes

PER_PAGE = 20
#: Somebody's own entry is no page: the first few stand above the pages.
MOST_PEOPLE = 5
#: So do the questions that all the portraits answer.
MOST_THEMES = 3


def search_site(raw: str, raw_page: str) -> dict:
    """The context of the results page for what somebody typed."""
    words = clean_line(raw, 100)
    if len(fold(words)) < 2:
        return {
            "words": words,
            "results": None,
            "people": [],
            "themes": [],
            "is_short": bool(words),
        }
    people = search_people(words, MOST_PEOPLE + 1)
    pages = Page.objects.live().public().filter(depth__gt=1)
    pages = pages.exclude(pk__in=unlisted(timezone.now()).values("pk"))
    results = pages.search(fold(words), operator="and")
    total = results.count()
    if not total:
        results = pages.search(fold(words), operator="or")
        total = results.count()
    found = paginate(results, raw_page, per_page=PER_PAGE, total=total)
    specific = Page.objects.filter(pk__in=[page.pk for page in found.items]).specific().in_bulk()
    found.items[:] = [specific[page.pk] for page in found.items if page.pk in specific]
    return {
        "words": words,
        "results": found,
        "people": people[:MOST_PEOPLE] if found.number == 1 else [],
        "themes": search_themes(words, MOST_THEMES) if found.number == 1 else [],
        "more_people": len(people) > MOST_PEOPLE,
        "is_short": False,
    }
