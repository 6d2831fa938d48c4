"""What to bring: a permanence's own list, or what is proposed for its services and its mode."""

from collections.abc import Iterable

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.pagination import TOTAL_SECONDS
from mediators.models import BringItem

CACHE_KEY = "mediators:bring"


def all_items() -> list[BringItem]:
    """Every item in its order, read once a minute instead of on every page."""
    items = cache.get(CACHE_KEY)
    if items is None:
        items = list(BringItem.objects.all())
        cache.set(CACHE_KEY, items, TOTAL_SECONDS)
    return items


@receiver([post_save, post_delete], sender=BringItem)
def forget(**kwargs):
    cache.delete(CACHE_KEY)


def items_for(permanence, items: Iterable[BringItem]) -> list[BringItem]:
    """For one permanence (``bring`` prefetched); ``items`` are ``all_items()``."""
    if own := list(permanence.bring.all()):
        return own
    return [item for item in items if item.suits(permanence.services, permanence.mode)]


def items_for_venue(permanences: Iterable, items: Iterable[BringItem]) -> list[BringItem]:
    """For all permanences of a venue or of a person, each item once, in the order of the list."""
    wanted = {item.pk for permanence in permanences for item in items_for(permanence, items)}
    return [item for item in items if item.pk in wanted]
