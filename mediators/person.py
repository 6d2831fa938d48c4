"""Somebody's page: which person an address means, and where visitors may meet them."""

from datetime import date

from mediators.models import FormerSlug, Mediator, Permanence


def find(slug: str) -> Mediator | None:
    """Somebody who works in the network today."""
    people = Mediator.objects.active().select_related("employer", "photo")
    return people.prefetch_related("areas").filter(slug=slug).first()


def address_after_merge(slug: str) -> str:
    """Where the page of a former address is now; "" when there never was one."""
    former = FormerSlug.objects.filter(slug=slug, mediator__is_active=True)
    known = former.select_related("mediator").first()
    return known.mediator.path_on_site if known else ""


def permanences_of(mediator: Mediator, today: date) -> list[Permanence]:
    """What visitors may know of somebody: at visible venues, not over."""
    return list(mediator.permanences.current(today).at_visible_venues().for_display())
