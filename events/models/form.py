"""The event's form in the page editor: forgiving in a draft, whole at publication."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from core.models.pages import BasePageForm
from events.completeness import RULE, lacks
from events.enums import DatesKind
from events.expected import choices as months_and_seasons
from events.expected import said
from events.rule_forms import EventRuleForm
from mediators.admin_forms import ItemsField
from mediators.models import BringItem, Mediator, Permanence
from mediators.phones import PhoneField
from venues.gazetteer import find_commune

_PLACE = ("place_address", "place_postal_code", "place_commune", "latitude", "longitude")
#: Buttons that ask for a whole event.
_STRICT = {"action-publish", "action-submit", "action-restart-workflow"}


class PeopleField(ItemsField):
    def label_from_instance(self, person):
        facts = [person.get_role_display().lower(), person.employer and person.employer.name]
        return f"{person.name} ({', '.join(filter(None, facts))})"


class EventPageForm(BasePageForm):
    """The page's own fields, and ``rule_form`` for its rule, read from the same screen."""

    led_by = PeopleField(
        label="Animé par",
        queryset=Mediator.objects.none(),
        required=False,
        help_text="Rien de coché\u00a0: l’équipe du lieu.",
    )
    bring = ItemsField(
        label="À apporter",
        queryset=BringItem.objects.all(),
        required=False,
        help_text="Rien de coché\u00a0: ce qui est proposé d’office pour ce format.",
    )
    registration_phone = PhoneField(
        label="Téléphone pour s’inscrire", help_text="Vide\u00a0: celui du lieu."
    )
    expected = forms.ChoiceField(label="Mois ou saison", required=False)

    class Media:
        css = {"all": ["admin/schedules.css", "admin/events.css"]}
        js = [forms.Script("admin/event-rule.js", type="module")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.today = timezone.localdate()
        self.rule_form = EventRuleForm(data, event=self.instance, today=self.today)
        self._offer_people()
        self._offer_months()
        self._offer_kinds()

    @cached_property
    def venue(self):
        """Where the event is, or is about to be made; None when nobody knows."""
        if self.instance.venue or self.parent_page is None:
            return self.instance.venue
        return self.parent_page.specific

    @property
    def is_draft(self) -> bool:
        """Kept for later, as opposed to shown or submitted to somebody."""
        approves = self.data.get("workflow-action-name") == "approve"
        return self.is_deferred_validation or not (approves or _STRICT & set(self.data))

    def has_changed(self):
        return super().has_changed() or self.rule_form.has_changed()

    def clean(self):
        cleaned = super().clean()
        self._place_elsewhere(cleaned)
        return cleaned

    def _post_clean(self):
        self.rule_form.is_valid()
        self.rule_form.write(self.instance)
        if self.is_draft or self.cleaned_data.get("dates_kind") != DatesKind.RULE:
            self.rule_form.forgive_what_is_missing()
        if self.rule_form.errors and self.cleaned_data.get("dates_kind") == DatesKind.RULE:
            self.add_error("dates_kind", "Les dates sont à corriger ci-dessous.")
        super()._post_clean()
        if not self.is_draft:
            self.add_blockers()

    def add_blockers(self):
        """Beside the fields that they speak of; what concerns none, above."""
        for name, sentence in lacks(self.instance).items():
            field = "dates_kind" if name == RULE else name
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, sentence)
        if not self.errors:
            super().add_blockers()

    def _place_elsewhere(self, cleaned: dict):
        """An event elsewhere is found near its commune; one that comes home again is not."""
        if not cleaned.get("place_name"):
            for name in _PLACE:
                if name in cleaned:
                    cleaned[name] = None if name in {"latitude", "longitude"} else ""
            return
        point = cleaned.get("latitude"), cleaned.get("longitude")
        if (point[0] is None) != (point[1] is None):
            self.add_error("longitude", "Donnez la latitude et la longitude, ou aucune.")
            return
        changed = set(self.changed_data)
        went = changed & {"place_postal_code", "place_commune"}
        if point == (None, None) or (went and not changed & {"latitude", "longitude"}):
            name, code = cleaned.get("place_commune", ""), cleaned.get("place_postal_code", "")
            town = find_commune(name, code) if name and code else None
            cleaned["latitude"] = town and town.latitude
            cleaned["longitude"] = town and town.longitude

    def _offer_people(self):
        """Those who have or had a permanence at the venue first, then everybody else."""
        field = self.fields.get("led_by")
        if field is None:
            return
        chosen = {person.pk for person in self.instance.led_by.all()}
        people = Mediator.objects.active() | Mediator.objects.filter(pk__in=chosen)
        field.queryset = people.for_listing()
        venue = self.venue
        known = Permanence.objects.filter(venue=venue and venue.pk)
        near = chosen | set(known.values_list("mediator", flat=True))
        here, others = [], []
        for person in field.queryset:
            group = here if person.pk in near else others
            group.append((person.pk, field.label_from_instance(person)))
        groups = [("Dans ce lieu", here), ("Dans le réseau", others)]
        field.choices = [group for group in groups if group[1]]

    def _offer_months(self):
        if field := self.fields.get("expected"):
            offered = months_and_seasons(self.today)
            kept = self.instance.expected
            if kept and kept not in dict(offered):
                offered = [(kept, said(kept) or kept), *offered]
            field.choices = [("", "Choisissez"), *offered]

    def _offer_kinds(self):
        """Dates of a file only for what came from one."""
        field = self.fields.get("dates_kind")
        if field and self.instance.dates_kind != DatesKind.IMPORTED:
            field.choices = [pair for pair in DatesKind.choices if pair[0] != DatesKind.IMPORTED]
