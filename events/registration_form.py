"""The form by which somebody takes a place: a name, one way to reach them, how many come."""

import re
from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from core import opened
from core.text import NBSP, clean_line, fold
from events.models import Occurrence
from events.models.registration import MOST_PEOPLE
from events.wanted import LONGEST_EMAIL, NotEnough, Wanted
from mediators.phones import PhoneField

SALT = "events.registration"
#: A person needs longer than this to read the page and write a name.
SOONEST_S = 3
LONGEST_NAME = 80
#: Of what was typed, what is shown again beside its error.
_LONGEST_SHOWN = 300
_NO_DATE = "Choisissez une date dans la liste."
_PLACES = f"Écrivez un nombre de places entre 1 et {MOST_PEOPLE}."
_WORDS = {
    word: number
    for number, word in enumerate(
        ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"], start=1
    )
}
_COUNTED = re.compile(rf"([0-9]{{1,9}}|{'|'.join(_WORDS)})(?: ?(?:places?|personnes?))?")


class PlacesField(forms.IntegerField):
    """ "2", "2 places", "deux"."""

    def to_python(self, value):
        if match := _COUNTED.fullmatch(str(value or "").strip().lower()):
            value = _WORDS.get(match[1], match[1])
        return super().to_python(value)


class RegistrationForm(forms.Form):
    """``dates`` are those that take registrations, ``items`` the labels of « à apporter ».

    ``opened`` is signed; ``suite`` is a trap that people do not see.
    """

    seance = forms.TypedChoiceField(
        coerce=int, error_messages={"required": _NO_DATE, "invalid_choice": _NO_DATE}
    )
    name = forms.CharField(
        label="Votre prénom, ou votre nom",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "Écrivez votre prénom, ou votre nom.",
            "max_length": f"Ce nom est trop long{NBSP}: {LONGEST_NAME} caractères au plus.",
        },
    )
    phone = PhoneField(label="Votre téléphone")
    email = forms.EmailField(
        label="Votre adresse électronique",
        required=False,
        max_length=LONGEST_EMAIL,
        error_messages={
            "invalid": "Cette adresse n’est pas complète. "
            f"Elle ressemble à{NBSP}: jeanne@exemple.fr",
            "max_length": "Cette adresse est trop longue.",
        },
    )
    places = PlacesField(
        label="Combien de personnes viennent\u00a0?",
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value"], _PLACES),
    )
    waits = forms.BooleanField(required=False)
    missing = forms.MultipleChoiceField(required=False)
    opened = forms.CharField(required=False)
    suite = forms.CharField(required=False)

    def __init__(
        self, data=None, *, dates: Sequence[Occurrence], items: Sequence[str], now: datetime
    ):
        super().__init__(data)
        self.now = now
        self.fields["seance"].choices = [(str(row.pk), "") for row in dates]
        self.fields["missing"].choices = [(label, label) for label in items]

    @property
    def asks_to_wait(self) -> bool:
        """Only where it was needed: one question less for everybody else."""
        short = self.is_bound and self.has_error("places", "not_enough")
        return short or bool(self.data.get("waits"))

    def say_not_enough(self, refusal: NotEnough) -> None:
        self.add_error("places", ValidationError(str(refusal), code="not_enough"))

    def clean_missing(self) -> list[str]:
        return self.cleaned_data["missing"]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip()

    def clean(self):
        told = self.cleaned_data.get("phone") or self.cleaned_data.get("email")
        if not told and not {"phone", "email"} & set(self.errors):
            self.add_error(
                "phone",
                "Écrivez un numéro de téléphone, ou plus bas une adresse électronique. "
                "Un des deux suffit.",
            )
        if self.errors:
            return
        if self.data.get("suite"):
            raise ValidationError(
                "Votre appareil a rempli une case cachée. Nous l’avons vidée. "
                "Relisez, puis envoyez de nouveau."
            )
        age = opened.age_of(self.cleaned_data["opened"], self.now, SALT)
        if age is None:
            raise ValidationError(
                "Cette page est restée ouverte longtemps. Tout est encore là. "
                "Relisez, puis envoyez de nouveau."
            )
        if age < SOONEST_S:
            raise ValidationError("C’est parti très vite. Relisez, puis envoyez de nouveau.")

    @property
    def wanted(self) -> Wanted:
        """What is asked for; the same form with the same content always has the same key."""
        asked = self.cleaned_data
        parts = [
            asked["opened"],
            str(asked["seance"]),
            fold(asked["name"]),
            asked["phone"],
            asked["email"].lower(),
        ]
        key = salted_hmac(SALT, "\n".join(parts), algorithm="sha256").hexdigest()
        return Wanted(
            name=asked["name"],
            phone=asked["phone"],
            email=asked["email"],
            places=asked["places"],
            missing=tuple(asked["missing"]),
            waits=asked["waits"],
            request_key=key,
        )


def typed(post, items: Sequence[str]) -> dict:
    """What was sent, each on one line and without what no database keeps, to be shown again."""
    names = ["seance", "name", "phone", "email", "places", "opened", "suite"]
    found = {name: clean_line(post.get(name, ""), _LONGEST_SHOWN) for name in names}
    found["waits"] = "1" if post.get("waits") else ""
    sent = set(post.getlist("missing"))
    return found | {"missing": [label for label in items if label in sent]}


def number_of(text: str) -> int | None:
    """The number of a row in an address; None for what cannot be one."""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None
