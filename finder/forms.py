from django import forms

from core.text import clean_line
from finder.needs import Need, read_need
from finder.search import Order
from finder.wish import Wish
from mediators.enums import Mode
from schedules.enums import Weekday

RADII = (5, 10, 20, 50)
FARTHEST_KM = 300
NO_POSITION = dict.fromkeys(
    ("invalid", "min_value", "max_value"), "Votre position n’a pas été comprise."
)
BAD_RADIUS = f"La distance doit être un nombre de kilomètres, entre 1 et {FARTHEST_KM}."
BAD_DAY = "Nous n’avons pas compris tous les jours demandés."
BAD_ACCESS = "Nous n’avons pas compris s’il faut un rendez-vous."
BAD_ORDER = "Nous n’avons pas compris dans quel ordre montrer les lieux."
BAD_WHEELCHAIR = "Nous n’avons pas compris s’il faut entrer en fauteuil roulant."
YES = {"1", "on", "oui", "true"}
NO = {"", "0", "non", "false"}


class Choices(forms.MultipleChoiceField):
    """Those of the values that are known, each once in the order of the list. The form says that
    there were others: one wrong value must not undo its neighbours."""

    def clean(self, value):
        return [code for code, _ in self.choices if code in value]


class Values(forms.Field):
    """All the values of a repeated parameter, as they came."""

    widget = forms.SelectMultiple

    def to_python(self, value):
        return value or []


class FinderForm(forms.Form):
    """What a visitor asks. Every field is optional and every error leaves the others in force."""

    lieu = forms.CharField(required=False)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, error_messages=NO_POSITION)
    lon = forms.FloatField(
        required=False, min_value=-180, max_value=180, error_messages=NO_POSITION
    )
    besoin = Values(required=False)
    #: The words that the boxes of the page stood for.
    compris = forms.CharField(required=False)
    rayon = forms.FloatField(
        required=False,
        min_value=0.5,
        max_value=FARTHEST_KM,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), BAD_RADIUS),
    )
    jour = Choices(required=False, choices=Weekday.choices)
    acces = forms.ChoiceField(
        required=False,
        choices=[("", ""), *Mode.choices],
        error_messages={"invalid_choice": BAD_ACCESS},
    )
    pmr = forms.CharField(required=False)
    tri = forms.ChoiceField(
        required=False,
        choices=[("", ""), *Order.choices],
        error_messages={"invalid_choice": BAD_ORDER},
    )

    def clean_lieu(self):
        return clean_line(self.cleaned_data["lieu"])

    def clean_jour(self):
        asked = [value for value in self.data.getlist("jour") if value]
        if set(asked) - set(Weekday.values):
            self.add_error(None, BAD_DAY)
        return self.cleaned_data["jour"]

    def clean_pmr(self):
        value = self.cleaned_data["pmr"].lower()
        if value not in YES | NO:
            raise forms.ValidationError(BAD_WHEELCHAIR)
        return value in YES

    def clean(self):
        cleaned = super().clean()
        # One coordinate without the other is no position; so is one that was refused.
        if (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            cleaned["lat"] = cleaned["lon"] = None
            if "lat" not in self.errors and "lon" not in self.errors:
                self.add_error("lat", NO_POSITION["invalid"])
        return cleaned

    def sentences(self) -> list[str]:
        """Each error once."""
        known = [error for errors in self.errors.values() for error in errors]
        return list(dict.fromkeys(known))

    def need(self) -> Need:
        read_before = self.cleaned_data["compris"] if "compris" in self.data else None
        return read_need(self.cleaned_data["besoin"], read_before)

    def wish(self, need: Need) -> Wish:
        cleaned = self.cleaned_data
        return Wish(
            services=need.services,
            within_km=cleaned.get("rayon"),
            days=tuple(cleaned["jour"]),
            access=cleaned.get("acces", ""),
            step_free=cleaned.get("pmr", False),
        )

    def order(self) -> str:
        return self.cleaned_data.get("tri") or Order.NEAREST
