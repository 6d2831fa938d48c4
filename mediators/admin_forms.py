"""The forms by which a venue says who is there: forgiving about how things are typed."""

from copy import copy
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.fields import CheckboxColumns
from core.text import NBSP, clean_line, normalise
from mediators.editing import NewPerson, added_before, library_of
from mediators.enums import AbsenceReason, Role
from mediators.models import Absence, BringItem, Mediator, Permanence
from mediators.phones import PhoneField
from schedules.enums import Frequency
from schedules.forms import RecurrenceForm
from venues.hours_forms import FARTHEST_DAY, LONGEST_CLOSURE, DayField

LONGEST_NAME = 120
LONGEST_NUMBER = 18


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        facts = [person.get_role_display().lower(), person.employer and person.employer.name]
        return f"{person.name} ({', '.join(filter(None, facts))})"


class ItemsField(forms.ModelMultipleChoiceField):
    widget = CheckboxColumns

    def clean(self, value):
        # SQLite has no word for a number this long, and Django asks all the same.
        if any(len(str(number)) > LONGEST_NUMBER for number in value or ()):
            raise ValidationError("Choisissez dans la liste.")
        return super().clean(value)


class PermanenceForm(forms.ModelForm):
    """All of a permanence but its rule: who, how one comes, what is done there.

    ``person`` is whom the list does not know yet, None when somebody of the list was chosen.
    """

    mediator = PersonField(
        label="Qui",
        queryset=Mediator.objects.none(),
        required=False,
        empty_label="Choisissez dans la liste",
    )
    new_name = forms.CharField(label="Prénom et nom", required=False, max_length=LONGEST_NAME)
    new_role = forms.ChoiceField(
        label="Fonction", required=False, choices=[("", "Choisissez"), *Role.choices]
    )
    booking_phone = PhoneField(
        label="Téléphone pour le rendez-vous", help_text=f"Vide{NBSP}: celui du lieu."
    )
    booking_url = forms.URLField(
        label="Rendez-vous en ligne",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="L’adresse de la page où l’on prend rendez-vous, s’il y en a une.",
        error_messages={"invalid": "Écrivez une adresse de page, par exemple https://rdv.fr."},
    )
    bring = ItemsField(
        label="À apporter",
        queryset=BringItem.objects.all(),
        required=False,
        help_text=f"Rien de coché{NBSP}: ce qui est proposé d’office pour ces services.",
    )

    class Meta:
        model = Permanence
        fields = (
            "mediator",
            "mode",
            "booking_phone",
            "booking_url",
            "services",
            "postures",
            "devices_accepted",
            "devices_brought",
            "bring",
            "note",
        )
        widgets = {"mode": forms.RadioSelect, "note": forms.TextInput}

    def __init__(self, data, *, permanence: Permanence, user):
        super().__init__(data, instance=permanence)
        self.person: NewPerson | None = None
        self.library = library_of(permanence.venue, user)
        people = Mediator.objects.active() | Mediator.objects.filter(pk=permanence.mediator_id)
        field = self.fields["mediator"]
        field.queryset = people.for_listing()
        field.choices = _here_first(field, permanence.venue_id)

    @property
    def who_fields(self):
        return [self["new_name"], self["new_role"]]

    @property
    def is_new_person_open(self) -> bool:
        return any(field.value() or field.errors for field in self.who_fields)

    def clean_new_name(self):
        name = clean_line(self.cleaned_data["new_name"], LONGEST_NAME)
        if name and not normalise(name):
            raise ValidationError("Écrivez un nom avec des lettres.")
        return name

    def clean_note(self):
        return clean_line(self.cleaned_data["note"], 280)

    def clean(self):
        cleaned = super().clean()
        chosen, name = cleaned.get("mediator"), cleaned.get("new_name")
        if self.errors.keys() & {"mediator", "new_name"}:
            return cleaned
        if chosen and name:
            self.add_error(
                "new_name",
                "Choisissez quelqu’un dans la liste, ou écrivez un nom ici, pas les deux.",
            )
        elif name:
            self._add(name, cleaned.get("new_role"))
        elif not chosen:
            self.add_error(
                "mediator", "Choisissez qui est là, ou ajoutez une nouvelle personne ci-dessous."
            )
        return cleaned

    def _add(self, name: str, role: str | None):
        if role == "":
            self.add_error("new_role", "Choisissez une fonction.")
        mine = added_before(name, self.library)
        same = Mediator.objects.active().filter(name_key=normalise(name)[:LONGEST_NAME])
        if same.exclude(pk=mine and mine.pk).exists():
            self.add_error(
                "new_name",
                f"Ce nom est déjà dans la liste ci-dessus{NBSP}: choisissez-le. Si c’est quelqu’un "
                "d’autre, précisez, par exemple avec le nom de sa ville entre parenthèses.",
            )
        self.person = NewPerson(name, role or "")


class PermanenceEntry:
    """What is typed about one permanence: its form and the form of its rule, read together."""

    def __init__(self, permanence: Permanence, user, today: date, data=None):
        # A form writes in its instance even when it is refused: the screen keeps the stored one.
        self.permanence = copy(permanence)
        self.today = today
        self.version = self._version_shown(data)
        stored_rule = permanence.recurrence if permanence.pk else None
        self.form = PermanenceForm(data, permanence=self.permanence, user=user)
        self.rule_form = RecurrenceForm(data, rule=stored_rule, today=today)

    def _version_shown(self, data) -> str:
        """Of the permanence as the form showed it first: typing again does not refresh it."""
        if data is not None:
            return data.get("version", "")
        return self.permanence.version if self.permanence.pk else ""

    def is_valid(self) -> bool:
        return all([self.is_rule_valid(), self.form.is_valid()])

    def is_rule_valid(self) -> bool:
        if not self.rule_form.is_valid():
            return False
        rule = self.rule_form.recurrence
        if rule.last_day >= self.today:
            return True
        fields = {Frequency.DATES: "dates", Frequency.ONCE: "first_day"}
        self.rule_form.add_error(
            fields.get(rule.frequency, "last_day"), "Cette permanence serait déjà finie."
        )
        return False

    def filled(self) -> Permanence:
        """The permanence as it was typed; only after ``is_valid()``."""
        self.permanence.recurrence = self.rule_form.recurrence
        return self.permanence


class EndForm(forms.Form):
    last_day = DayField(label="Dernier jour", help_text="Ce jour-là, la permanence a encore lieu.")


class AbsenceForm(forms.ModelForm):
    """Days when somebody is away: never why somebody is ill."""

    mediator = PersonField(label="Qui", queryset=Mediator.objects.none(), empty_label="Choisissez")
    first_day = DayField(label="Premier jour d’absence")
    last_day = DayField(
        label="Dernier jour d’absence", required=False, help_text=f"Vide{NBSP}: un seul jour."
    )
    reason = forms.ChoiceField(
        label="Ce que lisent les visiteurs",
        choices=AbsenceReason.choices,
        widget=forms.RadioSelect,
        initial=AbsenceReason.AWAY,
    )

    class Meta:
        model = Absence
        fields = ("mediator", "first_day", "last_day", "reason")

    def __init__(self, data, *, absence: Absence, people, today: date):
        super().__init__(data, instance=absence)
        self.today = today
        self.fields["mediator"].queryset = people

    def clean(self):
        cleaned = super().clean()
        if "first_day" not in cleaned or "last_day" not in cleaned:
            return cleaned
        first = cleaned["first_day"]
        last = cleaned["last_day"] = cleaned["last_day"] or first
        if last < first:
            self.add_error("last_day", "Le dernier jour vient avant le premier.")
        elif last < self.today:
            self.add_error("last_day", "Cette absence est déjà passée.")
        elif first > self.today + FARTHEST_DAY:
            self.add_error("first_day", f"Cette date est trop lointaine{NBSP}: trois ans au plus.")
        elif last - first > LONGEST_CLOSURE:
            self.add_error("last_day", "Une absence dure deux ans au plus.")
        return cleaned


def _here_first(field: PersonField, venue: int) -> list:
    """The people who have or had a permanence at this venue, then everybody else."""
    known = set(Permanence.objects.filter(venue=venue).values_list("mediator", flat=True))
    here, others = [], []
    for person in field.queryset:
        (here if person.pk in known else others).append(
            (person.pk, field.label_from_instance(person))
        )
    groups = [("Déjà dans ce lieu", here), ("Dans le réseau", others)]
    return [("", field.empty_label), *(group for group in groups if group[1])]
