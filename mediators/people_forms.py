"""The agency's forms of people and of their employers."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.images.widgets import AdminImageChooser

from core.fields import LinesField, LinesFormField
from core.text import NBSP, clean_line, joined, normalise
from mediators.models import Mediator
from mediators.phones import PhoneField
from mediators.territories import UnknownTerritory, typed_territory, written

MOST_TERRITORIES = 50


class PhotoChooser(AdminImageChooser):
    def get_instance(self, value):
        """None for what is no number: Wagtail's own asks the database all the same."""
        try:
            return super().get_instance(value)
        except (ValueError, OverflowError):
            return None


class TerritoriesField(LinesFormField):
    """Gives a list of areas without their person."""

    def clean(self, value):
        lines = super().clean(value)
        if len(lines) > MOST_TERRITORIES:
            raise ValidationError(f"{MOST_TERRITORIES} territoires au plus.")
        found, wrong = {}, []
        for line in lines:
            try:
                area = typed_territory(clean_line(line, 150))
            except UnknownTerritory as error:
                wrong.append(str(error))
            else:
                found[(area.kind, area.code)] = area
        if wrong:
            raise ValidationError(wrong)
        return list(found.values())

    def has_changed(self, initial, data):
        return (initial or []) != LinesField.split(data or "")


class MediatorForm(WagtailAdminModelForm):
    #: What the form showed: ``Mediator.version``. Nothing for somebody new.
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    phone = PhoneField(label="Téléphone")
    territories = TerritoriesField(
        label="Territoires",
        required=False,
        help_text=(
            f"Un par ligne{NBSP}: un département, une commune, ou une intercommunalité suivie de "
            f"son SIREN. Par exemple{NBSP}: Manche, Saint-Lô, Saint-Lô Agglo (200066389)."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["territories"] = written(self.instance.areas.all())
            self.initial["version"] = self.instance.version
        else:
            del self.fields["version"]

    def clean_name(self):
        return clean_line(self.cleaned_data["name"], 120)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not self.instance.pk:
            self._refuse_double()
        elif cleaned["version"] != self.instance.version and (changed := self._differing()):
            # Who has read what differs may save again.
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = self.instance.version
            self.add_error(
                None,
                "Quelqu’un a changé cette fiche pendant que vous la modifiiez. Rien n’est encore "
                f"enregistré. Ce que vous avez écrit diffère de la fiche pour{NBSP}: "
                f"{joined(changed)}. Relisez avant d’enregistrer de nouveau.",
            )
        return cleaned

    def _refuse_double(self):
        """A second press of the button; two people of the same name differ by something."""
        key = normalise(self.cleaned_data["name"])[:120]
        for person in Mediator.objects.filter(name_key=key).prefetch_related("areas"):
            if not self._differing(person):
                raise ValidationError(
                    "Cette fiche est déjà enregistrée, avec exactement les mêmes réponses."
                )

    def _differing(self, person: Mediator | None = None) -> list[str]:
        """Labels of what is typed otherwise than stored, for this person unless told."""
        person = person or self.instance
        return [
            str(self.fields[name].label).lower()
            for name, typed in self.cleaned_data.items()
            if name != "version" and not _is_same(typed, person, name)
        ]

    def save(self, commit=True):
        person = super().save(commit)
        if commit and "territories" in self.cleaned_data:
            self._save_areas(person)
        return person

    def _save_areas(self, person: Mediator):
        wanted = {(area.kind, area.code): area for area in self.cleaned_data["territories"]}
        for area in person.areas.all():
            new = wanted.pop((area.kind, area.code), None)
            if new is None:
                area.delete()
            elif new.name != area.name:
                area.name = new.name
                area.save()
        for area in wanted.values():
            area.mediator = person
            area.save()


def _is_same(typed, person: Mediator, name: str) -> bool:
    if name != "territories":
        return (typed or None) == (getattr(person, name) or None)
    areas, stored = (
        {(area.kind, area.code) for area in some} for some in (typed, person.areas.all())
    )
    return areas == stored


class OrganisationForm(WagtailAdminModelForm):
    phone = PhoneField(
        label="Téléphone", help_text="Donné aux visiteurs quand le lieu n’a pas de numéro."
    )


class MergeForm(forms.Form):
    """Whom an entry is merged with: the most alike come first."""

    autre = forms.ModelChoiceField(
        label="La fiche en double",
        queryset=Mediator.objects.none(),
        empty_label="Choisissez",
        help_text="Ses permanences et ses absences rejoignent la première fiche.",
    )

    def __init__(self, data, *, kept: Mediator):
        super().__init__(data)
        others = Mediator.objects.exclude(pk=kept.pk)
        field = self.fields["autre"]
        field.queryset = others
        alike = {person.pk for person in others if _share_a_word(person, kept)}
        groups = (
            ("Noms proches", [p for p in others if p.pk in alike]),
            ("Les autres", [p for p in others if p.pk not in alike]),
        )
        field.choices = [
            ("", field.empty_label),
            *((label, [(p.pk, _named(p)) for p in people]) for label, people in groups if people),
        ]


def _share_a_word(one: Mediator, other: Mediator) -> bool:
    words = [{word for word in p.name_key.split() if len(word) > 2} for p in (one, other)]
    return bool(words[0] & words[1])


def _named(person: Mediator) -> str:
    gone = "" if person.is_active else ", ne travaille plus dans le réseau"
    return f"{person.name} ({person.get_role_display().lower()}{gone})"
