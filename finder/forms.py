from django import forms

from core.text import clean_line
from finder.needs import NEEDS

RADII = (5, 10, 20, 50)
FARTHEST_KM = 300


class FinderForm(forms.Form):
    """What a visitor asks. Every field is optional and every error leaves the others in force."""

    lieu = forms.CharField(label="Commune, code postal ou nom d’un lieu", required=False)
    lat = forms.FloatField(
        required=False,
        min_value=-90,
        max_value=90,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Votre position n’a pas été comprise."
        ),
    )
    lon = forms.FloatField(
        required=False,
        min_value=-180,
        max_value=180,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Votre position n’a pas été comprise."
        ),
    )
    besoin = forms.MultipleChoiceField(
        label="Pour quoi ?",
        required=False,
        choices=[(s, words[0]) for s, words in NEEDS.items()],
        error_messages={"invalid_choice": "Nous n’avons pas compris tous vos besoins."},
    )
    rayon = forms.FloatField(
        label="Jusqu’où ?",
        required=False,
        min_value=0.5,
        max_value=FARTHEST_KM,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"La distance doit être un nombre de kilomètres, entre 1 et {FARTHEST_KM}.",
        ),
    )
    pmr = forms.BooleanField(label="Accessible en fauteuil roulant", required=False)

    def clean_lieu(self):
        return clean_line(self.cleaned_data["lieu"])

    def clean_besoin(self):
        return sorted(set(self.cleaned_data["besoin"]), key=list(NEEDS).index)

    def clean(self):
        cleaned = super().clean()
        # One coordinate without the other is no position; so is one that was refused.
        if (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            cleaned["lat"] = cleaned["lon"] = None
            if "lat" not in self.errors and "lon" not in self.errors:
                self.add_error("lat", "Votre position n’a pas été comprise.")
        return cleaned

    def sentences(self) -> list[str]:
        """Each error once, in the order of the fields."""
        known = [error for name in self.fields for error in self.errors.get(name, [])]
        return list(dict.fromkeys(known))

    def kept_needs(self) -> list[str]:
        """The needs we know among those asked, when others were not understood."""
        asked = self.data.getlist("besoin") if hasattr(self.data, "getlist") else []
        return [service for service in NEEDS if service in asked]
