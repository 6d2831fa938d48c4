"""The form of a rule that repeats, forgiving about how days and times are typed."""

from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError

from core.text import NBSP, french_date, french_time
from core.typed_time import typed_time
from schedules.calendar import Calendar
from schedules.enums import (
    Frequency,
    Nth,
    SchoolPolicy,
    Weekday,
    weekday_code,
    weekday_number,
)
from schedules.known import current_calendar
from schedules.recurrence import Recurrence
from schedules.school_year import last_school_day
from schedules.typed_days import UnreadableDay, typed_day, typed_days
from schedules.validation import EARLIEST, LONGEST_WEEKS, problems

#: What a rule reads of the form. The rest may hold anything: it is kept on the screen, unread.
_WEEK = {"weekdays", "first_day", "last_day", "school_policy", "skips_public_holidays"}
_READ = {
    Frequency.WEEKLY: {*_WEEK, "interval"},
    Frequency.MONTHLY: {*_WEEK, "nths"},
    Frequency.ONCE: {"first_day"},
    Frequency.DATES: {"dates"},
}
_ALWAYS_READ = {"frequency", "start_time", "end_time"}
_MISSING = {
    "first_day": "Écrivez le jour, par exemple 24/11/2026.",
    "last_day": "Écrivez le dernier jour. On pourra le repousser plus tard.",
}
_LONGEST_TEXT = 10_000


class DayField(forms.DateField):
    """A day, from the browser's own calendar or typed as on paper."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return typed_day(str(value)[:100])
        except UnreadableDay as error:
            raise ValidationError(str(error)) from None


class DaysField(forms.CharField):
    """A list of days, one a line or between commas; gives a tuple of dates."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            max_length=_LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
            error_messages={"max_length": "Ce texte est trop long. Écrivez les dates seulement."},
            **kwargs,
        )

    def clean(self, value):
        try:
            return typed_days(super().clean(value))
        except UnreadableDay as error:
            raise ValidationError(str(error)) from None


class TimeField(forms.CharField):
    """ "14h", "9 h 30", "midi"; gives a time."""

    def __init__(self, *, closing: bool = False, **kwargs):
        self.closing = closing
        super().__init__(
            widget=forms.TextInput(attrs={"size": 8, "autocomplete": "off"}),
            error_messages={"required": "Écrivez une heure, par exemple 9 h 30 ou 14h."},
            **kwargs,
        )

    def clean(self, value) -> time:
        text = super().clean(value)
        try:
            found = typed_time(text[:30], closing=self.closing)
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(
                "Cette heure n’est pas lisible. Exemples\u00a0: 14h, 9 h 30, midi."
            )
        return found


class RecurrenceForm(forms.Form):
    """When something takes place: once, every n weeks, every month, or on given dates.

    ``rule`` is what is there already; without one, the form proposes every week until the end of
    the school year. After ``is_valid()``, ``recurrence`` is the rule that was typed. A field that
    the chosen frequency does not read is never an error.
    """

    frequency = forms.ChoiceField(
        label="Comment ça se répète\u00a0?",
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    weekdays = forms.MultipleChoiceField(
        label="Quels jours\u00a0?",
        required=False,
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    interval = forms.TypedChoiceField(
        label="Toutes les combien de semaines\u00a0?",
        required=False,
        coerce=int,
        empty_value=1,
        choices=[
            (1, "Toutes les semaines"),
            (2, "Une semaine sur deux"),
            *((n, f"Toutes les {n}{NBSP}semaines") for n in range(3, LONGEST_WEEKS + 1)),
        ],
        help_text="On compte à partir de la semaine du premier jour.",
        error_messages={
            "invalid_choice": f"Choisissez un nombre de semaines entre 1 et {LONGEST_WEEKS}."
        },
    )
    nths = forms.MultipleChoiceField(
        label="Lequel du mois\u00a0?",
        required=False,
        choices=Nth.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=f"Pour le premier mardi du mois{NBSP}: cochez «{NBSP}Premier{NBSP}» ici et «{NBSP}Mardi{NBSP}» plus haut.",
    )
    dates = DaysField(
        label="Les dates",
        help_text=f"Une par ligne, avec l’année{NBSP}: 12/01/2027 ou mardi 12 janvier 2027.",
    )
    first_day = DayField(label="Premier jour")
    last_day = DayField(label="Dernier jour")
    start_time = TimeField(label="De", help_text="Par exemple 14h ou 9 h 30.")
    end_time = TimeField(label="À", closing=True, help_text="Le même jour, avant minuit.")
    school_policy = forms.ChoiceField(
        label="Vacances scolaires",
        required=False,
        choices=SchoolPolicy.choices,
        widget=forms.RadioSelect,
    )
    skips_public_holidays = forms.BooleanField(label="Sauf les jours fériés", required=False)

    class Media:
        css = {"all": ["admin/schedules.css"]}

    def __init__(
        self,
        data=None,
        *,
        rule: Recurrence | None = None,
        today: date,
        calendar: Calendar | None = None,
    ):
        self.recurrence: Recurrence | None = None
        initial = _typed(rule) if rule else _proposed(today, calendar or current_calendar())
        super().__init__(data, initial=initial)

    def clean(self):
        cleaned = super().clean()
        if "frequency" not in cleaned:
            return cleaned
        read = _READ[cleaned["frequency"]]
        for name in set(self.errors) & set.union(*_READ.values()) - read:
            del self.errors[name]
        for name in read & set(_MISSING):
            if name not in self.errors and cleaned.get(name) is None:
                self.add_error(name, _MISSING[name])
        rule = _rule({name: cleaned[name] for name in cleaned if name in {*read, *_ALWAYS_READ}})
        for name, sentence in problems(rule).items():
            if self._can_say(name, read):
                self.add_error(name, sentence)
        if not self.errors:
            self.recurrence = rule
        return cleaned

    def _can_say(self, name: str, read: set[str]) -> bool:
        """A problem that comes from what was typed, not from what took the place of a mistake."""
        about = {"first_day", "last_day"} if name in {"first_day", "last_day"} else {name}
        about = {"start_time", "end_time"} if name == "end_time" else about
        return not (about & set(self.errors)) and name in {*read, *_ALWAYS_READ}


def _rule(cleaned: dict) -> Recurrence:
    """The rule of what could be read; days and times that could not are stood in for."""
    days = cleaned.get("dates") or ()
    first = cleaned.get("first_day") or min(days, default=EARLIEST)
    return Recurrence(
        frequency=Frequency(cleaned["frequency"]),
        first_day=first,
        last_day=cleaned.get("last_day") or max(days, default=first),
        start_time=cleaned.get("start_time", time()),
        end_time=cleaned.get("end_time", time()),
        weekdays=tuple(sorted(weekday_number(code) for code in cleaned.get("weekdays", ()))),
        interval=cleaned.get("interval", 1),
        nths=tuple(int(code) for code in cleaned.get("nths", ())),
        dates=days,
        # Days that were chosen one by one take place, holiday or not.
        school_policy=SchoolPolicy(cleaned.get("school_policy") or SchoolPolicy.ALWAYS),
        skips_public_holidays=cleaned.get("skips_public_holidays", False),
    )


def _proposed(today: date, calendar: Calendar) -> dict:
    return {
        "frequency": Frequency.WEEKLY,
        "interval": 1,
        "first_day": today,
        "last_day": last_school_day(today, calendar),
        "school_policy": SchoolPolicy.OUTSIDE,
        "skips_public_holidays": True,
    }


def _typed(rule: Recurrence) -> dict:
    """The rule as somebody would have typed it."""
    days = [french_date(day, weekday=True, year=True) for day in rule.dates]
    return {
        "frequency": rule.frequency,
        "weekdays": [weekday_code(number) for number in rule.weekdays],
        "interval": rule.interval,
        "nths": [str(number) for number in rule.nths],
        "dates": "\n".join(days).replace(NBSP, " "),
        "first_day": rule.first_day,
        "last_day": rule.last_day,
        "start_time": french_time(rule.start_time).replace(NBSP, " "),
        "end_time": french_time(rule.end_time).replace(NBSP, " "),
        "school_policy": rule.school_policy,
        "skips_public_holidays": rule.skips_public_holidays,
    }
