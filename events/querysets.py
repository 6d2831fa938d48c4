"""What one asks of events, their dates and their registrations."""

from datetime import datetime

from django.db.models import Q, QuerySet
from wagtail.models import PageQuerySet
from wagtail.permissions import page_permission_policy

from events.enums import NOT_HELD, Audience, RegistrationState
from venues.querysets import visible_pages


def visible_events(through: str = "") -> Q:
    """Events that a visitor may see, at venues that a visitor may see."""
    return (
        visible_pages(through)
        & Q(**{f"{through}audience": Audience.PUBLIC})
        & Q(**{f"{through}venue__live": True})
    )


def may_edit(user, page) -> bool:
    """As ``EventQuerySet.editable_by`` says, for an event, or its venue, at hand. Whoever may only
    approve it opens its editor, and has no business with who is registered, nor with its imports."""
    return page_permission_policy.user_has_permission_for_instance(user, "change", page)


class EventQuerySet(PageQuerySet):
    def visible(self):
        return self.filter(visible_events())

    def internal(self):
        return self.exclude(audience=Audience.PUBLIC)

    def editable_by(self, user):
        """Whose dates and registrations this user sees: a library's are those of its venues."""
        pages = page_permission_policy.instances_user_has_permission_for(user, "change")
        return self.filter(pk__in=pages.order_by().values("pk"))

    def upcoming(self, now: datetime):
        return self.filter(last_end__gte=now)

    def past(self, now: datetime):
        return self.filter(last_end__lt=now)


class OccurrenceQuerySet(QuerySet):
    def visible(self):
        """Of events that a visitor may see."""
        return self.filter(visible_events("event__"))

    def upcoming(self, now: datetime):
        """Not over: upcoming is ``end >= now``, past is ``end < now``, nothing is both."""
        return self.filter(end__gte=now)

    def past(self, now: datetime):
        return self.filter(end__lt=now)

    def held(self):
        return self.exclude(status__in=NOT_HELD)

    def at_hand(self, now: datetime):
        """The next date that is held, else the last of all; None without any date."""
        coming = self.held().upcoming(now).order_by("start", "pk").first()
        return coming or self.order_by("-start", "-pk").first()

    def to_decide(self):
        return self.exclude(question="")

    def with_event(self):
        """Everything a card or a feed reads of the event and its venue."""
        return self.select_related("event__venue")


class RegistrationQuerySet(QuerySet):
    def confirmed(self):
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self):
        return self.filter(state=RegistrationState.WAITING).order_by("registered_at", "pk")

    def active(self):
        return self.exclude(state=RegistrationState.CANCELLED)
