"""What one asks of people and permanences, in SQL that stays quick at any size."""

from datetime import date
from functools import cache

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from wagtail.permissions import page_permission_policy

from schedules.recurrence import Recurrence
from venues.permissions import is_agency
from venues.querysets import visible_pages


def obstacles(through: str = "") -> list[Prefetch]:
    """What keeps people from their permanences; ``through`` leads to them: "mediator__"."""
    from mediators.models import Absence

    return [
        Prefetch(
            f"{through}absences",
            queryset=Absence.objects.order_by("first_day"),
            to_attr="known_absences",
        ),
        Prefetch(
            f"{through}engagements",
            queryset=_engagements_meeting_permanences().all(),
            to_attr="known_engagements",
        ),
    ]


@cache
def _engagements_meeting_permanences() -> QuerySet:
    """Within the hours of a permanence of the same person, in order: the others take nothing away,
    and whoever leads a workshop each day has hundreds of them.

    Never evaluated, made once: to put it together costs more than to ask it.
    """
    from mediators.models import Engagement, Permanence

    met = Permanence.objects.filter(
        mediator=OuterRef("mediator"),
        last_day__gte=OuterRef("day"),
        start_time__lt=OuterRef("end_time"),
        end_time__gt=OuterRef("start_time"),
    )
    return Engagement.objects.filter(Exists(met)).order_by("day", "start_time", "pk")


class MediatorQuerySet(QuerySet):
    def active(self):
        """Those whom visitors may see."""
        return self.filter(is_active=True)

    def for_listing(self):
        return self.select_related("employer")

    def with_obstacles(self):
        """``known_absences`` and ``known_engagements`` are plain lists, as ``mediators.presence``
        reads them."""
        return self.prefetch_related(*obstacles())


class PermanenceQuerySet(QuerySet):
    def current(self, today: date):
        """Not over, of people who still work here; those that start later are among them."""
        return self.filter(last_day__gte=today, mediator__is_active=True)

    def at_visible_venues(self):
        """At venues that a visitor may see."""
        return self.filter(visible_pages("venue__"))

    def people_known_to(self, user, today: date) -> set[int]:
        """Of whom this user may say that they are away, and read what visitors report.

        Those who are expected by these permanences; for a library, only those who have come
        already or whom it added itself: naming somebody gives no power over them.
        """
        from venues.models import Library

        expected = self.filter(last_day__gte=today)
        if is_agency(user):
            return set(expected.values_list("mediator", flat=True))
        own = set(Library.objects.filter(group__user=user).values_list("pk", flat=True))
        return {
            permanence.mediator_id
            for permanence in expected.select_related("mediator")
            if permanence.mediator.added_by_id in own or permanence.has_begun(today)
        }

    def for_display(self):
        """Everything that ``mediators.presence`` and a card read, in a constant number of queries.

        ``mediator.known_absences``, ``mediator.known_engagements`` and ``venue.known_closures`` are
        plain lists.
        """
        from venues.models import Closure

        return self.select_related("mediator__employer", "venue").prefetch_related(
            "bring",
            *obstacles("mediator__"),
            Prefetch(
                "venue__closures",
                queryset=Closure.objects.order_by("first_day"),
                to_attr="known_closures",
            ),
        )


class EngagementQuerySet(QuerySet):
    def days_meeting(self, rule: Recurrence, today: date) -> list[date]:
        """The days of this rule, from today on, that are taken within its hours."""
        taken = self.filter(start_time__lt=rule.end_time, end_time__gt=rule.start_time)
        days = set(taken.values_list("day", flat=True))
        return [day for day in rule.days(today, rule.last_day) if day in days]


class ReportQuerySet(QuerySet):
    def open(self):
        return self.filter(handled_at=None)

    def visible_to(self, user, today: date):
        """To the agency all; to a library those of its venues and of whoever comes there."""
        from mediators.models import Permanence

        if is_agency(user):
            return self
        venues = page_permission_policy.instances_user_has_permission_for(user, "change")
        here = Permanence.objects.filter(venue__in=venues.values("pk"))
        about_people = Q(venue=None, mediator__in=here.people_known_to(user, today))
        return self.filter(Q(venue__in=venues.values("pk")) | about_people)
