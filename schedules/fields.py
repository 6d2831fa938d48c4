"""The columns of a rule, for the models of the rooms above."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from core.fields import ChoiceListField
from schedules.enums import (
    Frequency,
    Nth,
    SchoolPolicy,
    Weekday,
    weekday_code,
    weekday_number,
)
from schedules.recurrence import Recurrence
from schedules.validation import LONGEST_WEEKS, problems


class RecurrenceFields(models.Model):
    """A ``Recurrence`` as columns. Its dates are computed, never stored.

    For a rule of one day or of several dates, ``first_day``, ``last_day`` and ``weekdays`` follow
    from the dates when the row is saved: lists filter on them.
    """

    frequency = models.CharField(
        "quand", max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY
    )
    weekdays = ChoiceListField("jours", choices=Weekday.choices)
    interval = models.PositiveSmallIntegerField(
        "toutes les combien de semaines",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WEEKS)],
    )
    nths = ChoiceListField("lequel du mois", choices=Nth.choices)
    dates = models.JSONField("dates", default=list, blank=True)
    start_time = models.TimeField("de")
    end_time = models.TimeField("à")
    first_day = models.DateField("premier jour")
    last_day = models.DateField("dernier jour")
    school_policy = models.CharField(
        "vacances scolaires",
        max_length=10,
        choices=SchoolPolicy.choices,
        default=SchoolPolicy.OUTSIDE,
    )
    skips_public_holidays = models.BooleanField("pas les jours fériés", default=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._write_list_columns()
        return super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.start_time is None or self.end_time is None:
            return  # each has its own message
        if self.frequency != Frequency.DATES and not (self.first_day and self.last_day):
            return
        if wrong := problems(self.recurrence):
            raise ValidationError(wrong)

    def _write_list_columns(self):
        if self.frequency == Frequency.DATES:
            days = sorted({date.fromisoformat(day) for day in self.dates})
            self.dates = [day.isoformat() for day in days]
            self.first_day, self.last_day = days[0], days[-1]
        elif self.frequency == Frequency.ONCE:
            self.last_day, days = self.first_day, [self.first_day]
        else:
            return
        numbers = sorted({day.weekday() for day in days})
        self.weekdays = [weekday_code(number) for number in numbers]

    @property
    def recurrence(self) -> Recurrence:
        days = tuple(date.fromisoformat(day) for day in self.dates)
        from_dates = self.frequency == Frequency.DATES and days
        once = self.frequency == Frequency.ONCE
        return Recurrence(
            frequency=Frequency(self.frequency),
            first_day=min(days) if from_dates else self.first_day,
            last_day=max(days) if from_dates else (self.first_day if once else self.last_day),
            start_time=self.start_time,
            end_time=self.end_time,
            weekdays=tuple(weekday_number(code) for code in self.weekdays),
            interval=self.interval,
            nths=tuple(int(code) for code in self.nths),
            dates=days,
            school_policy=SchoolPolicy(self.school_policy),
            skips_public_holidays=self.skips_public_holidays,
        )

    @recurrence.setter
    def recurrence(self, rule: Recurrence):
        self.frequency = rule.frequency
        self.first_day, self.last_day = rule.first_day, rule.last_day
        self.start_time, self.end_time = rule.start_time, rule.end_time
        self.weekdays = [weekday_code(number) for number in rule.weekdays]
        self.interval = rule.interval
        self.nths = [str(number) for number in rule.nths]
        self.dates = [day.isoformat() for day in rule.dates]
        self.school_policy = rule.school_policy
        self.skips_public_holidays = rule.skips_public_holidays
