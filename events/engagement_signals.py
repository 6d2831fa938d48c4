"""When the time that workshops take changes, other than by their dates (``dates.write_span``)."""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.naming import COLUMNS, hold_events_of, how_many_events, rename_in_drafts
from mediators.models import Mediator
from mediators.signals import named_above, people_merged, people_merging


def connect() -> None:
    from events.models import EventPage
    from venues.models import VenuePage

    page_unpublished.connect(changed, sender=EventPage, dispatch_uid="events.engaged.unpublished")
    # Its address, and whether visitors may see what it holds.
    for name, signal in (("published", page_published), ("unpublished", page_unpublished)):
        signal.connect(changed, sender=VenuePage, dispatch_uid=f"events.engaged.venue-{name}")
    post_page_move.connect(changed, dispatch_uid="events.engaged.moved")
    for name, signal in (("closed", post_save), ("opened", post_delete)):
        signal.connect(closed, sender=PageViewRestriction, dispatch_uid=f"events.engaged.{name}")
    people_merging.connect(hold_events_of, sender=Mediator, dispatch_uid="events.merging")
    people_merged.connect(rename_in_drafts, sender=Mediator, dispatch_uid="events.merged")
    for model in COLUMNS:
        named_above.connect(
            how_many_events, sender=model, dispatch_uid=f"events.named-{model.__name__}"
        )


def changed(sender, instance, **kwargs):
    """A page that is, or may hold, an event was published, hidden or moved."""
    from events.engagements import write_engagements_below

    write_engagements_below(instance.path, timezone.now())


def closed(sender, instance, **kwargs):
    """A page was put behind a password, or no longer is."""
    from events.engagements import write_engagements_below

    write_engagements_below(instance.page.path, timezone.now())
