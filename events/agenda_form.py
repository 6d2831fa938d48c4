"""What one may ask of the agenda, and what was understood of it.

A wrong value shows its sentence beside its field, and everything else still filters.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from core.text import NBSP, clean_line, near, typographic
from events.agenda_period import Days, between, midnight, named, shortcuts
from events.agenda_place import LONGEST, Choice, Located, distances, is_outside, likely, located
from events.enums import Format
from schedules.known import current_calendar
from schedules.typed_days import UnreadableDay, typed_day
from venues import vocabulary as v
from venues.listing import department_code, departments
from venues.models.communes import DEPARTMENTS

USUAL_KM = 20
RADII = (5, 10, 20, 30, 50)
FARTHEST_KM = 200
YEARS = range(2000, 2101)
#: Postal codes of Corsica begin with 20 and do not say the department in two figures.
_CORSICA = {"2A": ("200", "201"), "2B": ("202", "206")}
_UNKNOWN = "Ce choix n’est pas dans la liste\u00a0: il n’a pas été retenu."
_BAD_RADIUS = f"Écrivez un nombre de kilomètres, de 1 à {FARTHEST_KM}."


class DayField(forms.CharField):
    """A day as people type it, in years that an agenda can speak of."""

    widget = forms.DateInput

    def to_python(self, value):
        if not (text := clean_line(super().to_python(value), 60)):
            return None
        try:
            day = typed_day(text)
        except UnreadableDay as error:
            raise ValidationError(str(error)) from error
        if day.year not in YEARS:
            raise ValidationError(f"L’agenda ne va que de {YEARS[0]} à {YEARS[-1]}.")
        return day

    def prepare_value(self, value):
        """As the browser's own calendar wants it, whichever way it was typed."""
        try:
            return self.clean(value).isoformat()
        except (ValidationError, AttributeError):
            return value


class AgendaForm(forms.Form):
    lieu = forms.CharField(label="Près de", required=False)
    rayon = forms.IntegerField(
        label="À moins de",
        required=False,
        min_value=1,
        max_value=FARTHEST_KM,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _BAD_RADIUS),
    )
    du = DayField(label="À partir du", required=False)
    au = DayField(label="Jusqu’au", required=False)
    theme = forms.ChoiceField(label="Pour apprendre", required=False)
    format = forms.ChoiceField(label="Sous forme de", required=False)
    public = forms.ChoiceField(label="Surtout pour", required=False)
    departement = forms.ChoiceField(label="Dans le département", required=False)
    periode = forms.CharField(required=False)

    CHOICES = {
        "theme": ("tous les thèmes", v.Theme.choices),
        "format": ("tous les ateliers", Format.choices),
        "public": ("tout le monde", [(public.value, public.said) for public in v.Public]),
    }

    def __init__(self, data, today: date):
        super().__init__(data)
        self.today = today
        here = [(found["code"], found["name"]) for found in departments()]
        offered = {**self.CHOICES, "departement": ("toute la région", here)}
        for name, (everything, choices) in offered.items():
            self.fields[name].choices = [("", everything), *choices]
            self.fields[name].error_messages["invalid_choice"] = _UNKNOWN

    def clean_lieu(self):
        return clean_line(self.cleaned_data["lieu"], LONGEST)

    def clean_periode(self):
        code = clean_line(self.cleaned_data["periode"], 20)
        if code and code not in {found.code for found in shortcuts(self.today, self.calendar)}:
            raise ValidationError(f"Cette période n’est pas connue{NBSP}: voici toutes les dates.")
        return code

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("du"), cleaned.get("au")
        if first and last and last < first:
            self.add_error("au", f"Ce jour est avant l’autre{NBSP}: il n’a pas été retenu.")
        return cleaned

    @cached_property
    def calendar(self):
        return current_calendar()

    @property
    def choice_fields(self) -> list:
        return [self[name] for name in ("theme", "format", "public", "departement")]

    @property
    def day_fields(self) -> list:
        return [self["du"], self["au"]]

    @property
    def has_days(self) -> bool:
        """Days that were typed go before a period."""
        return bool(self.cleaned_data.get("du") or self.cleaned_data.get("au"))

    @property
    def is_refined(self) -> bool:
        """Whether one of the choices that stand behind "Préciser" is in force, or wrong."""
        refining = ("theme", "format", "public", "departement", "du", "au")
        return any(self.cleaned_data.get(name) or self.errors.get(name) for name in refining)


@dataclass(frozen=True)
class Asked:
    """What was understood: filters of events by column, days, and a place with its radius in km,
    which is None for what a venue itself holds. ``is_department``: the place is one, and filters as
    a column."""

    values: dict = field(default_factory=dict)
    days: Days = field(default_factory=Days)
    located: Located | None = None
    radius: int | None = USUAL_KM
    typed_place: str = ""
    is_department: bool = False

    @classmethod
    def of(cls, form: AgendaForm) -> "Asked":
        """From a form that was validated."""
        cleaned = form.cleaned_data
        days = between(cleaned.get("du"), cleaned.get("au"), form.today)
        if not form.has_days and cleaned.get("periode"):
            days = named(cleaned["periode"], form.today, form.calendar)
        typed = cleaned.get("lieu", "")
        names = ("theme", "format", "public", "departement")
        values = {name: cleaned[name] for name in names if cleaned.get(name)}
        found = located(typed) if typed else None
        code = "" if found and found.is_certain else department_code(typed)
        if code:
            found = None
            values.setdefault("departement", code)
        alone = found and found.place.venue and not cleaned.get("rayon")
        radius = None if alone else cleaned.get("rayon") or USUAL_KM
        return cls(values, days, found, radius, typed, is_department=bool(code))

    @property
    def unknown_place(self) -> str:
        return "" if self.located or self.is_department else self.typed_place

    @property
    def place_shown(self) -> str:
        """What was typed; the name of a venue that an address was enough to mean."""
        place = self.located.place if self.located else None
        is_address = place and place.venue and self.typed_place == place.query
        return place.label if is_address else self.typed_place

    @property
    def is_outside(self) -> bool:
        return is_outside(self.unknown_place)

    @property
    def likely_places(self) -> list[Choice]:
        return likely(self.unknown_place)

    @property
    def is_stretched(self) -> bool:
        """Words were read as something near them, and nothing else is proposed."""
        return bool(self.located and not self.located.is_certain and not self.located.others)

    @property
    def key(self) -> str:
        """Names everything that filters, for what is counted once a minute."""
        place = self.located.place if self.located else None
        said = (sorted(self.values.items()), self.days.first, self.days.last, place, self.radius)
        return sha256(repr(said).encode()).hexdigest()

    @property
    def is_filtered(self) -> bool:
        return bool(self.values or self.located or self.days.first or self.days.last)

    @property
    def words(self) -> str:
        """ "près de Vire, à moins de 20 km, ce week-end": after the number of workshops."""
        parts = []
        if self.located and self.radius:
            parts.append(f"{near(self.located.place.label)}, à moins de {self.radius}{NBSP}km")
        elif self.located:
            parts.append(f"organisés par{NBSP}: {typographic(self.located.place.label)}")
        if department := self.values.get("departement"):
            parts.append(f"dans le département {DEPARTMENTS[department]}")
        parts.append(self.days.words)
        return ", ".join(filter(None, parts))

    def where(self, through: str = "") -> Q:
        """What events must answer by their own columns; ``through`` leads to them: "event__"."""
        asked = Q()
        if theme := self.values.get("theme"):
            asked &= Q(**{f"{through}themes__has": theme})
        if public := self.values.get("public"):
            asked &= Q(**{f"{through}publics__has": public})
        if form := self.values.get("format"):
            asked &= Q(**{f"{through}format": form})
        if department := self.values.get("departement"):
            asked &= _in_department(department, through)
        if self.located and self.radius is None:
            asked &= Q(**{f"{through}venue": self.located.place.venue})
        return asked

    def among(self, events) -> tuple[Q, Q, dict[int, float]]:
        """The same, asked of events and of their dates; and how far each of those near the place
        is, for which ``events`` are measured in two queries."""
        if not (self.located and self.radius):
            return self.where(), self.where("event__"), {}
        far = distances(events.filter(self.where()), self.located.place.point, self.radius)
        return Q(pk__in=far), Q(event__in=list(far)), far

    @property
    def radii(self) -> list[int]:
        """To choose from: the usual ones, and the one that was asked for."""
        return sorted({*RADII, self.radius or USUAL_KM})

    def since(self, now: datetime) -> datetime:
        """The first moment of the list: nothing that is over is in it."""
        return max(now, self.days.since or now)

    def is_past(self, now: datetime) -> bool:
        """Every day asked for is over."""
        last = self.days.last
        return last is not None and midnight(last) < midnight(timezone.localdate(now))


def _in_department(code: str, through: str) -> Q:
    """Where an event takes place, which may be elsewhere than its venue."""
    elsewhere = Q()
    for begins in _CORSICA.get(code, (code,)):
        elsewhere |= Q(**{f"{through}place_postal_code__startswith": begins})
    hosted = Q(**{f"{through}place_name": ""})
    return (hosted & Q(**{f"{through}venue__department": code})) | (~hosted & elsewhere)
