"""The forms of a library's desk: short, forgiving, and nothing typed in them is lost."""

import re
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from core.fields import CheckboxColumns
from core.text import NBSP, clean_line, normalise
from events.bringing import items_for
from events.enums import Origin
from events.models import Occurrence
from events.models.registration import MOST_PEOPLE
from events.wanted import Wanted
from mediators.bring import all_items
from mediators.phones import PhoneField

WAIT, EXCEED = "attente", "quand-meme"
NO_REASON = "Écrivez pourquoi, en quelques mots."
WALKED_IN = "Venu sans être inscrit"
_KEY = re.compile(r"[0-9a-f]{32}")
_UNKNOWN = {"invalid_choice": "Choisissez dans la liste."}


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Pourquoi l’inscrire quand même",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=f"Par exemple «{NBSP}elle apporte son ordinateur{NBSP}».",
        error_messages={
            "required": NO_REASON,
            "max_length": f"C’est trop long{NBSP}: 120 lettres au plus.",
        },
    )


def knows_field() -> forms.BooleanField:
    return forms.BooleanField(
        label="Cette personne le sait déjà",
        required=False,
        help_text=f"Sinon{NBSP}: elle reçoit un courriel, ou elle est dans «{NBSP}À rappeler{NBSP}».",
    )


class PersonForm(forms.Form):
    """A name and a way to reach somebody."""

    name = forms.CharField(
        label="Prénom ou nom",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Écrivez un prénom ou un nom.",
            "max_length": f"Ce nom est trop long{NBSP}: 80 lettres au plus.",
        },
    )
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(
        label="ou adresse électronique",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": "Cette adresse n’est pas complète, par exemple camille@exemple.fr.",
            "max_length": "Cette adresse est trop longue.",
        },
    )
    #: Whether one may do without a way to reach them.
    needs_contact = True

    def clean_name(self):
        name = clean_line(self.cleaned_data["name"], 80)
        if not normalise(name):
            raise ValidationError("Écrivez un nom avec des lettres.")
        return name

    def clean(self):
        cleaned = super().clean()
        has_contact = cleaned.get("phone") or cleaned.get("email")
        if self.needs_contact and not has_contact and not self.errors.keys() & {"phone", "email"}:
            self.add_error("phone", "Écrivez un téléphone ou une adresse électronique.")
        return cleaned


class DeskForm(PersonForm):
    """Somebody takes a place. ``asks_choice`` once it is known that there is none left."""

    places = forms.IntegerField(
        label="Combien de places",
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Écrivez un nombre entre 1 et {MOST_PEOPLE}.",
        ),
    )
    by_phone = forms.BooleanField(label="Cette personne téléphone", required=False)
    missing = forms.MultipleChoiceField(
        label="Ce que la personne n’a pas",
        required=False,
        widget=CheckboxColumns,
        error_messages=_UNKNOWN,
    )
    choice = forms.ChoiceField(
        label="Il n’y a plus assez de places. Que faire\u00a0?",
        choices=[(WAIT, "La mettre sur la liste d’attente"), (EXCEED, "L’inscrire quand même")],
        required=False,
        widget=forms.RadioSelect,
        error_messages=_UNKNOWN,
    )
    override_reason = reason_field()
    key = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, data=None, *, occurrence: Occurrence, is_there=False, asks_choice=False):
        super().__init__(data, initial={"key": uuid4().hex, "choice": WAIT})
        self.is_there = is_there
        self.needs_contact = not is_there
        self.asks_choice = asks_choice and not is_there
        names = [item.label for item in items_for(occurrence.event, all_items())]
        self.fields["missing"].choices = [(name, name) for name in names]
        if is_there:
            for name in ("by_phone", "choice", "override_reason"):
                del self.fields[name]

    def ask(self) -> None:
        """There is no room: what was typed stays, and the choice is shown."""
        self.asks_choice = True
        self.add_error("choice", "Il n’y a plus assez de places. Choisissez ce qu’il faut faire.")

    @property
    def who_fields(self):
        return [self[name] for name in ("name", "phone", "email", "places")]

    @property
    def choice_fields(self):
        shown = self.asks_choice or bool(self.data.get("choice"))
        return [self["choice"], self["override_reason"]] if shown and not self.is_there else []

    @property
    def more_fields(self):
        names = [name for name in ("by_phone", "missing") if name in self.fields]
        return [self[name] for name in names if name != "missing" or self.fields[name].choices]

    @property
    def is_more_open(self) -> bool:
        return self.is_bound and any(field.value() or field.errors for field in self.more_fields)

    def clean(self):
        cleaned = super().clean()
        wants_more = cleaned.get("choice") == EXCEED
        reason = clean_line(cleaned.get("override_reason", ""), 120)
        if wants_more and not reason and "override_reason" not in self.errors:
            self.add_error("override_reason", NO_REASON)
        cleaned["override_reason"] = reason if wants_more else ""
        return cleaned

    @property
    def may_wait(self) -> bool:
        return self.cleaned_data.get("choice") == WAIT

    def wanted(self) -> Wanted:
        cleaned = self.cleaned_data
        key = cleaned["key"]
        return Wanted(
            name=cleaned["name"],
            phone=cleaned["phone"],
            email=cleaned["email"],
            places=cleaned["places"],
            missing=tuple(cleaned["missing"]),
            origin=Origin.PHONE if cleaned.get("by_phone") else Origin.DESK,
            request_key=key if _KEY.fullmatch(key) else None,
            override_reason=WALKED_IN if self.is_there else cleaned["override_reason"],
            is_there=self.is_there,
        )


class AdmitForm(forms.Form):
    """A place for somebody who waits; why, when there is no room."""

    override_reason = reason_field()
    knows = knows_field()

    def __init__(self, data=None, *, is_full: bool):
        super().__init__(data)
        if is_full:
            self.fields["override_reason"].required = True
        else:
            del self.fields["override_reason"]

    @property
    def reason(self) -> str:
        return clean_line(self.cleaned_data.get("override_reason", ""), 120)


class MoveForm(forms.Form):
    """To which other date of the same event: ``dates`` and how each is said."""

    date = forms.ChoiceField(
        label="Quelle date",
        error_messages={
            "required": "Choisissez une date.",
            "invalid_choice": "Cette date n’est plus possible. Choisissez-en une autre.",
        },
    )
    knows = knows_field()

    def __init__(self, data=None, *, dates: dict[Occurrence, str]):
        super().__init__(data)
        self._dates = {str(occurrence.pk): occurrence for occurrence in dates}
        said = [(str(occurrence.pk), words) for occurrence, words in dates.items()]
        self.fields["date"].choices = [("", "Choisissez une date"), *said]

    def clean_date(self) -> Occurrence:
        return self._dates[self.cleaned_data["date"]]
