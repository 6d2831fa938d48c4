"""The forms of a venue's hours and closures, forgiving about how a time is typed."""

from datetime import time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.text import WEEKDAYS, clean_line, french_time
from core.typed_time import typed_time
from venues.models import Closure
from venues.opening import Slot, WeekGrid, grid_from_osm, is_readable, osm_from_grid

NOON, AFTER_LUNCH = time(12), time(14)
#: The four boxes of a day: field name, what a screen reader says.
BOXES = (
    ("open", "matin, ouverture"),
    ("pause", "matin, fermeture"),
    ("resume", "après-midi, ouverture"),
    ("close", "après-midi, fermeture"),
)
CLOSED, USUAL = "ferme", "habituel"
HOLIDAY_CHOICES = [(CLOSED, "Fermé"), (USUAL, "Comme d’habitude")]
LONGEST_CLOSURE = timedelta(days=731)
FARTHEST_DAY = timedelta(days=3 * 366)


class TimeBox(forms.CharField):
    """A box that takes "9h", "9 h 30", "09:30", "1430"; empty or "fermé" means closed."""

    def __init__(self, *, closing: bool, label: str):
        self.closing = closing
        attrs = {"size": 7, "autocomplete": "off", "aria-label": label, "class": "hours-box"}
        super().__init__(required=False, label=label, widget=forms.TextInput(attrs=attrs))

    def clean(self, value):
        text = super().clean(value)
        try:
            return typed_time(text[:30], closing=self.closing)
        except ValueError:
            raise ValidationError("Écrivez une heure, par exemple 9 h 30 ou 14h.") from None


class HoursForm(forms.Form):
    """The week, in four boxes a day, or the text of the cases that the grid cannot hold."""

    public_holidays = forms.ChoiceField(
        label="Les jours fériés", choices=HOLIDAY_CHOICES, widget=forms.RadioSelect
    )
    school_holidays = forms.ChoiceField(
        label="Pendant les vacances scolaires", choices=HOLIDAY_CHOICES, widget=forms.RadioSelect
    )
    raw = forms.CharField(
        label="Pour les cas particuliers",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text="Un texte au format « opening_hours » d’OpenStreetMap, pour dire par exemple "
        "« le premier mercredi du mois » : We[1] 10:00-12:00. Laissez vide pour utiliser la grille.",
    )

    def __init__(self, data=None, *, osm: str):
        self.stored = osm.strip()
        self.grid = grid_from_osm(self.stored)
        super().__init__(data, initial=_initial(self.stored, self.grid))
        for number, day in enumerate(WEEKDAYS):
            for box, label in BOXES:
                self.fields[f"{box}_{number}"] = TimeBox(
                    closing=box in {"pause", "close"}, label=f"{day.capitalize()}, {label}"
                )

    @property
    def rows(self):
        """(day, its four boxes), for the template."""
        return [
            (day.capitalize(), [self[f"{box}_{number}"] for box, _ in BOXES])
            for number, day in enumerate(WEEKDAYS)
        ]

    @property
    def holiday_fields(self):
        return [self["public_holidays"], self["school_holidays"]]

    def clean_raw(self):
        raw = " ".join(self.cleaned_data["raw"].split())
        # A text that nobody could read is kept until somebody writes a better one.
        if not is_readable(raw) and raw != " ".join(self.stored.split()):
            raise ValidationError(
                "Ce texte n’est pas lisible. Exemple : Mo-Fr 09:00-12:00; We[1] 14:00-17:00; PH off. "
                "Le plus simple est souvent de vider ce champ et de remplir la grille."
            )
        return raw

    def clean(self):
        cleaned = super().clean()
        days = tuple(self._day(number, cleaned) for number in range(7))
        raw = cleaned.get("raw")
        if raw and any(days):
            self.add_error(
                "raw",
                "La grille et ce champ sont tous deux remplis. Videz ce champ pour utiliser la "
                "grille, ou videz la grille.",
            )
        if not self.errors:
            cleaned["osm"] = raw or osm_from_grid(
                WeekGrid(
                    days,
                    closed_on_public_holidays=cleaned["public_holidays"] == CLOSED,
                    closed_on_school_holidays=cleaned["school_holidays"] == CLOSED,
                )
            )
        return cleaned

    def _day(self, number: int, cleaned: dict) -> tuple[Slot, ...]:
        """The slots of a day; what is wrong is said beside the box where one would correct it."""
        names = [f"{box}_{number}" for box, _ in BOXES]
        if any(name in self.errors for name in names):
            return ()
        opens, pauses, resumes, closes = (cleaned.get(name) for name in names)
        filled = tuple(value is not None for value in (opens, pauses, resumes, closes))
        if filled == (True, False, False, True):  # no break at noon
            return self._apart([(opens, closes)], [names[3]])
        slots, boxes = [], []
        for start, end, first, last in (
            (opens, pauses, names[0], names[1]),
            (resumes, closes, names[2], names[3]),
        ):
            if (start is None) != (end is None):
                missing, what = (last, "de fermeture") if end is None else (first, "d’ouverture")
                self.add_error(missing, f"Il manque l’heure {what}.")
                return ()
            if start is not None:
                slots.append((start, end))
                boxes.append(last)
        return self._apart(slots, boxes)

    def _apart(self, slots: list, boxes: list[str]) -> tuple[Slot, ...]:
        for (start, end), box in zip(slots, boxes, strict=True):
            if _minutes(end, closing=True) <= _minutes(start):
                self.add_error(
                    box,
                    f"La fermeture ({french_time(end)}) doit venir après l’ouverture "
                    f"({french_time(start)}).",
                )
                return ()
        if len(slots) == 2:
            (start, pause), (resume, close) = slots
            if _minutes(pause, closing=True) > _minutes(resume):
                self.add_error(
                    boxes[1].replace("close", "resume"),
                    f"L’après-midi commence ({french_time(resume)}) avant la fin du matin "
                    f"({french_time(pause)}).",
                )
                return ()
            if pause == resume:
                return (Slot(start, close),)
        return tuple(Slot(*slot) for slot in slots)


class DayField(forms.DateField):
    """A day, from the browser's own calendar or typed as on paper."""

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": "Écrivez une date, par exemple 24/12/2026."},
            **kwargs,
        )


class ClosureForm(forms.Form):
    """Days when the place is shut: not for ever, not in another century."""

    first_day = DayField(label="Premier jour")
    last_day = DayField(
        label="Dernier jour", required=False, help_text="Laissez vide pour un seul jour."
    )
    reason = forms.CharField(
        label="Raison",
        required=False,
        max_length=120,
        help_text="Par exemple « inventaire », « travaux ». Les visiteurs la lisent.",
    )

    @classmethod
    def of(cls, closure: Closure) -> "ClosureForm":
        return cls(initial={name: getattr(closure, name) for name in cls.base_fields})

    def apply(self, closure: Closure) -> Closure:
        for name in self.base_fields:
            setattr(closure, name, self.cleaned_data[name])
        return closure

    def clean_reason(self):
        return clean_line(self.cleaned_data["reason"], 120)

    def clean(self):
        cleaned = super().clean()
        if "first_day" not in cleaned or "last_day" not in cleaned:
            return cleaned
        first = cleaned["first_day"]
        last = cleaned["last_day"] = cleaned["last_day"] or first
        today = timezone.localdate()
        if last < first:
            self.add_error("last_day", "Le dernier jour vient avant le premier.")
        elif last < today:
            self.add_error("last_day", "Cette fermeture est déjà passée.")
        elif first > today + FARTHEST_DAY:
            self.add_error("first_day", "Cette date est trop lointaine : trois ans au plus.")
        elif last - first > LONGEST_CLOSURE:
            self.add_error("last_day", "Une fermeture dure deux ans au plus.")
        return cleaned


def _initial(osm: str, grid: WeekGrid | None) -> dict:
    if grid is None:
        return {"raw": osm, "public_holidays": CLOSED, "school_holidays": USUAL}
    public = grid.is_empty or grid.closed_on_public_holidays
    initial = {
        "raw": "",
        "public_holidays": CLOSED if public else USUAL,
        "school_holidays": CLOSED if grid.closed_on_school_holidays else USUAL,
    }
    for number, slots in enumerate(grid.days):
        for box, value in zip(BOXES, _boxes(slots), strict=True):
            initial[f"{box[0]}_{number}"] = _typed(value)
    return initial


def _boxes(slots: tuple[Slot, ...]) -> tuple[time | None, ...]:
    """Where a day's hours stand among its four boxes."""
    if not slots:
        return (None,) * 4
    if len(slots) == 2:
        return (*slots[0], *slots[1])
    start, end = slots[0]
    if start >= NOON:
        return (None, None, start, end)
    if _minutes(end, closing=True) > _minutes(AFTER_LUNCH):
        return (start, None, None, end)
    return (start, end, None, None)


def _typed(value: time | None) -> str:
    """As one would type it: "9 h 30"."""
    return "" if value is None else french_time(value).replace("\u00a0", " ")


def _minutes(value: time, *, closing: bool = False) -> int:
    minutes = value.hour * 60 + value.minute
    return 24 * 60 if closing and not minutes else minutes
