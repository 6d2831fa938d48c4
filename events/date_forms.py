"""The forms by which an editor changes one date: forgiving about how days and hours are typed."""

from datetime import datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from core.text import NBSP, clean_line, french_time
from events.enums import Status
from events.models.event import MOST_PLACES
from schedules.forms import DayField, TimeField
from schedules.recurrence import PARIS


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Pourquoi",
        required=False,
        max_length=200,
        help_text="En quelques mots. Les visiteurs le lisent. Par exemple "
        f"«{NBSP}l’animatrice est malade{NBSP}».",
        error_messages={"max_length": "Écrivez moins de 200 lettres."},
    )

    def clean_reason(self):
        return clean_line(self.cleaned_data["reason"])


class TimesForm(forms.Form):
    """A day and hours; ``times`` are the two aware moments."""

    day = DayField(label="Jour")
    start = TimeField(label="De", help_text="Par exemple 14h ou 9 h 30.")
    end = TimeField(label="À", help_text="Le même jour, avant minuit.")

    @classmethod
    def of(cls, occurrence, data=None):
        start, end = timezone.localtime(occurrence.start), timezone.localtime(occurrence.end)
        initial = {
            "day": start.date(),
            "start": french_time(start.time()).replace(NBSP, " "),
            "end": french_time(end.time()).replace(NBSP, " "),
        }
        return cls(data, initial=initial)

    def clean(self):
        cleaned = super().clean()
        if "day" in cleaned and cleaned["day"] is None:
            self.add_error("day", "Écrivez le jour, par exemple 24/11/2026.")
        if "start" in cleaned and "end" in cleaned and cleaned["end"] <= cleaned["start"]:
            self.add_error("end", "L’heure de fin doit venir après l’heure de début.")
        return cleaned

    @property
    def times(self) -> tuple[datetime, datetime]:
        day, start, end = (self.cleaned_data[name] for name in ("day", "start", "end"))
        return datetime.combine(day, start, PARIS), datetime.combine(day, end, PARIS)


class DetailsForm(forms.Form):
    """What is true of one date only."""

    note = forms.CharField(
        label="À savoir ce jour-là",
        required=False,
        max_length=280,
        help_text=f"Par exemple «{NBSP}apportez vos photos{NBSP}».",
        error_messages={"max_length": "Écrivez moins de 280 lettres."},
    )
    room = forms.CharField(
        label="Salle ce jour-là",
        required=False,
        max_length=120,
        error_messages={"max_length": "Écrivez moins de 120 lettres."},
    )
    capacity = forms.IntegerField(
        label="Nombre de places ce jour-là",
        required=False,
        validators=[
            MinValueValidator(1, "Écrivez au moins 1."),
            MaxValueValidator(MOST_PLACES, f"Écrivez {MOST_PLACES} au plus."),
        ],
        error_messages={"invalid": "Écrivez un nombre, par exemple 8."},
    )
    is_full = forms.BooleanField(
        label="C’est complet",
        required=False,
        help_text="Les nouvelles personnes vont en liste d’attente.",
    )

    @classmethod
    def of(cls, occurrence, data=None):
        usual = occurrence.event.capacity
        initial = {
            "note": occurrence.note,
            "room": occurrence.room,
            "capacity": occurrence.capacity,
            "is_full": occurrence.status == Status.FULL,
        }
        form = cls(data, initial=initial)
        form.fields["capacity"].help_text = (
            f"Vide{NBSP}: {usual} places, comme d’habitude."
            if usual
            else f"Vide{NBSP}: sans limite."
        ) + " Personne n’est retiré si vous en mettez moins."
        return form

    def clean_note(self):
        return clean_line(self.cleaned_data["note"], 280)

    def clean_room(self):
        return clean_line(self.cleaned_data["room"], 120)


class OnlineForm(forms.Form):
    url = forms.URLField(
        label="Adresse en ligne",
        max_length=500,
        assume_scheme="https",
        help_text="L’adresse où l’on se connecte. Les visiteurs la voient.",
        error_messages={
            "required": "Écrivez l’adresse où l’on se connecte.",
            "invalid": "Écrivez une adresse de page, par exemple https://visio.fr/atelier.",
            "max_length": "Cette adresse est trop longue.",
        },
    )
