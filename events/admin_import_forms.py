"""Forms of the import: which venue and file; where an event that waits takes place."""

from django import forms
from django.core.exceptions import ValidationError

from events.models import EventPage
from venues.models import VenuePage

ELSEWHERE = "ailleurs"
_UNKNOWN = {"invalid_choice": "Choisissez un lieu de la liste."}


class VenueChoice(forms.ModelChoiceField):
    def label_from_instance(self, venue):
        return f"{venue.title} ({venue.commune_name})"


def _choices(venues: list[VenuePage]):
    rows = VenuePage.objects.filter(pk__in=[venue.pk for venue in venues])
    return rows.only("pk", "title", "commune_name", "sort_key").order_by("sort_key", "pk")


class UploadForm(forms.Form):
    venue = VenueChoice(
        label="Lieu",
        queryset=VenuePage.objects.none(),
        empty_label="Choisir un lieu",
        error_messages=_UNKNOWN | {"required": "Choisissez le lieu."},
    )
    file = forms.FileField(
        label="Fichier",
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.csv,.json,.txt"}),
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Le fichier est vide.",
            "max_length": "Le nom de ce fichier est trop long.",
        },
    )

    def __init__(self, *args, venues: list[VenuePage], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = _choices(venues)
        if len(venues) == 1:
            self.initial.setdefault("venue", venues[0].pk)


class PlaceForm(forms.ModelForm):
    """One of my venues; or elsewhere for once, and then its address."""

    where = forms.ChoiceField(
        label="Où est-ce\u00a0?",
        choices=[
            ("lieu", "Dans un de mes lieux"),
            (ELSEWHERE, "Ailleurs, une seule fois"),
        ],
        widget=forms.RadioSelect,
        initial="lieu",
        error_messages={"required": "Dites où cela se passe.", **_UNKNOWN},
    )
    venue = VenueChoice(
        label="Lieu qui organise",
        queryset=VenuePage.objects.none(),
        empty_label=None,
        error_messages=_UNKNOWN | {"required": "Choisissez le lieu."},
    )
    with_others = forms.BooleanField(required=False)

    class Meta:
        model = EventPage
        fields = ("place_name", "place_address", "place_postal_code", "place_commune")
        labels = {"place_name": "Nom de l’autre lieu"}
        help_texts = {"place_name": ""}

    def __init__(self, *args, venues: list[VenuePage], others: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = _choices(venues)
        if others:
            self.fields[
                "with_others"
            ].label = f"Faire de même pour {_others(others)} au même endroit"
        else:
            del self.fields["with_others"]

    def _post_clean(self):
        """The columns alone: a page that does not exist yet is not checked as a whole."""
        for name in self._meta.fields:
            try:
                EventPage._meta.get_field(name).run_validators(self.cleaned_data.get(name, ""))
            except ValidationError as error:
                self.add_error(name, error)

    def clean(self):
        data = super().clean()
        if data.get("where") == ELSEWHERE:
            for name, sentence in (
                ("place_name", "Écrivez le nom de cet autre lieu."),
                ("place_commune", "Écrivez la commune."),
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data

    @property
    def elsewhere(self) -> dict:
        if self.cleaned_data["where"] != ELSEWHERE:
            return {}
        return {name: self.cleaned_data[name] for name in self._meta.fields}


def _others(number: int) -> str:
    return "l’autre atelier" if number == 1 else f"les {number} autres ateliers"
