"""The calendar of this network, read from the database and kept in the cache."""

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from schedules.calendar import Calendar, Period

_KEEP_S = 60


def current_calendar(zone: str | None = None) -> Calendar:
    """The calendar of a zone (``SCHOOL_ZONE`` unless told). At most two queries a minute."""
    zone = zone or settings.SCHOOL_ZONE
    calendar = cache.get(_key(zone))
    if calendar is None:
        calendar = read_calendar(zone)
        cache.set(_key(zone), calendar, _KEEP_S)
    return calendar


def read_calendar(zone: str) -> Calendar:
    from schedules.models import SchoolCalendar, SchoolHoliday

    rows = SchoolHoliday.objects.filter(zone=zone).order_by("first_day")
    until = SchoolCalendar.objects.filter(zone=zone).values_list("known_until", flat=True).first()
    return Calendar(
        periods=tuple(Period(*row) for row in rows.values_list("first_day", "last_day", "name")),
        known_until=until,
        alsace_moselle=settings.ALSACE_MOSELLE,
    )


def forget(sender=None, **kwargs) -> None:
    """A change of the calendar shows at the next page, everywhere the cache is shared."""
    from schedules.enums import Zone

    keys = [_key(zone) for zone in Zone.values]
    cache.delete_many(keys)
    # Between here and the end of the transaction, another process may read the former rows.
    transaction.on_commit(lambda: cache.delete_many(keys))


def connect() -> None:
    from schedules.models import SchoolCalendar, SchoolHoliday

    for model in (SchoolHoliday, SchoolCalendar):
        for signal in (post_save, post_delete):
            signal.connect(
                forget, sender=model, dispatch_uid=f"forget-{model.__name__}-{id(signal)}"
            )


def _key(zone: str) -> str:
    return f"schedules.calendar.{zone}.{settings.ALSACE_MOSELLE}"
