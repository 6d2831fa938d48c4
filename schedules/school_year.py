"""School years: where the one that a day belongs to begins and ends."""

from datetime import date, timedelta

from schedules.calendar import Calendar, Period

#: Only the summer holidays are this long, in every zone and under any name.
_SUMMER = timedelta(days=40)


def last_school_day(today: date, calendar: Calendar) -> date:
    """The day before the next summer holidays; the 30th of June where the calendar is silent."""
    for period in calendar.periods:
        if is_summer(period) and period.first_day > today:
            return period.first_day - timedelta(days=1)
    june = date(today.year, 6, 30)
    return june if today <= june else june.replace(year=today.year + 1)


def is_summer(period: Period) -> bool:
    return period.last_day - period.first_day >= _SUMMER
