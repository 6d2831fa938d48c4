"""« Qui est là, quand »: the permanences of a venue, for whoever may change this venue."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from mediators.admin_forms import EndForm, PermanenceEntry
from mediators.editing import (
    delete_permanence,
    end_permanence,
    may_delete,
    refuse_clash,
    save_permanence,
)
from mediators.models import Absence, Permanence
from mediators.presence import next_presence
from mediators.refusals import Outdated, Refused
from mediators.wording import taken_sentence, when
from schedules.enums import Frequency
from schedules.known import current_calendar
from schedules.preview import preview_of
from venues.hours_views import VenueScreen

MOST_ENDED = 20
SAVED = "Permanence enregistrée. Les visiteurs la voient dès maintenant."
ALREADY = "Cette permanence était déjà enregistrée."


class PermanencesScreen(VenueScreen):
    """Those of now, to come and over, and who is away."""

    page_title = "Qui est là, quand"
    header_icon = "group"
    template_name = "mediators/admin/permanences.html"
    url_name = "venue_permanences"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        found = list(Permanence.objects.filter(venue=self.venue).for_display())
        open_ones = [p for p in found if p.last_day >= self.today]
        over = [p for p in reversed(found) if p.last_day < self.today]
        absences = Absence.objects.filter(
            mediator__in={p.mediator_id for p in open_ones}, last_day__gte=self.today
        ).select_related("mediator")
        return super().get_context_data(
            current=[self._line(p) for p in open_ones if p.has_begun(self.today)],
            coming=[self._line(p) for p in open_ones if not p.has_begun(self.today)],
            over=[self._line(p) for p in over[:MOST_ENDED]],
            absences=absences,
            known_people=Permanence.objects.filter(venue=self.venue).people_known_to(
                self.request.user, self.today
            ),
            last_check=getattr(self.venue, "last_check", None),
            **kwargs,
        )

    def _line(self, permanence: Permanence) -> dict:
        now = timezone.now()
        presence = next_presence(permanence, now, current_calendar())
        return {
            "permanence": permanence,
            "sentence": permanence.sentence(self.today),
            "next": when(presence, now) if presence else "",
            "may_end": permanence.has_begun(self.today) and permanence.frequency != Frequency.ONCE,
            "may_delete": may_delete(permanence, self.request.user, self.today),
        }


class EntryScreen(VenueScreen):
    """The form of one permanence, with two buttons: see the dates, keep it."""

    header_icon = "group"
    template_name = "mediators/admin/permanence_form.html"
    url_name = "venue_permanences"

    def form_address(self) -> str:
        raise NotImplementedError

    @cached_property
    def permanence(self) -> Permanence:
        return Permanence(venue=self.venue)

    def entry(self, data=None) -> PermanenceEntry:
        return PermanenceEntry(self.permanence, self.request.user, self.today, data)

    def get_context_data(self, *, entry=None, **kwargs):
        entry = entry or self.entry()
        return super().get_context_data(
            **{
                "permanence": self.permanence,
                "form": entry.form,
                "rule_form": entry.rule_form,
                "version": entry.version,
                "preview": None,
                "form_address": self.form_address(),
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        entry = self.entry(request.POST)
        is_valid = entry.is_valid()
        if "apercu" in request.POST:
            return self.show_dates(entry)
        if not is_valid:
            return self.show(entry)
        try:
            changed = save_permanence(
                entry.filled(),
                entry.form.cleaned_data["bring"],
                request.user,
                self.today,
                entry.form.person,
                entry.version,
            )
        except Outdated as error:
            # Who has read what is there now may ask again.
            entry.version = error.version
            return self.show(entry, refusal=error)
        except Refused as error:
            return self.show(entry, refusal=error)
        (messages.success if changed else messages.info)(request, SAVED if changed else ALREADY)
        return self.back()

    def show(self, entry: PermanenceEntry, *, refusal: Refused | None = None, preview=None):
        if refusal:
            entry.rule_form.add_error(None, str(refusal))
        return self.render_to_response(self.get_context_data(entry=entry, preview=preview))

    def show_dates(self, entry: PermanenceEntry):
        """What the rule comes to, and whether the person is free; nothing is kept."""
        if entry.rule_form.errors:
            return self.show(entry)
        rule = entry.rule_form.recurrence
        preview = preview_of(rule, current_calendar(), self.today)
        if not entry.form.cleaned_data.get("mediator"):
            return self.show(entry, preview=preview)
        if note := self.taken(entry.filled()):
            preview = replace(preview, warnings=(*preview.warnings, note))
        try:
            refuse_clash(entry.filled(), self.request.user, self.today)
        except Refused as error:
            return self.show(entry, refusal=error, preview=preview)
        return self.show(entry, preview=preview)

    def taken(self, permanence: Permanence) -> str:
        """The days on which a workshop leaves no time for it: to be known, nothing is refused."""
        person = permanence.mediator
        days = person.engagements.days_meeting(permanence.recurrence, self.today)
        return taken_sentence(person.name, days)


class AddPermanenceScreen(EntryScreen):
    page_title = "Ajouter une permanence"

    def form_address(self):
        return reverse("venue_permanence_add", args=[self.venue.pk])


class PermanenceScreen(VenueScreen):
    """One permanence of this venue; that of another venue does not exist here."""

    header_icon = "group"
    url_name = "venue_permanences"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Permanence.objects.select_related("mediator", "venue")
        self.permanence = get_object_or_404(rows, venue=self.venue, pk=kwargs["permanence"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{
                "permanence": self.permanence,
                "sentence": self.permanence.sentence(self.today),
                **kwargs,
            }
        )


class EditPermanenceScreen(EntryScreen, PermanenceScreen):
    page_title = "Modifier une permanence"
    #: Written by ``PermanenceScreen.setup``.
    permanence = None

    def form_address(self):
        return reverse("venue_permanence", args=[self.venue.pk, self.permanence.pk])


class EndPermanenceScreen(PermanenceScreen):
    page_title = "Terminer une permanence"
    template_name = "mediators/admin/permanence_end.html"

    def get_context_data(self, **kwargs):
        initial = {"last_day": min(self.today, self.permanence.last_day)}
        return super().get_context_data(**{"form": EndForm(initial=initial), **kwargs})

    def post(self, request, *args, **kwargs):
        form = EndForm(request.POST)
        if form.is_valid():
            try:
                changed = end_permanence(
                    self.permanence, form.cleaned_data["last_day"], request.user, self.today
                )
            except Refused as error:
                form.add_error("last_day", str(error))
            else:
                said = "Dernier jour enregistré. Les visiteurs le voient dès maintenant."
                messages.success(request, said if changed else "Ce dernier jour était déjà noté.")
                return self.back()
        return self.render_to_response(self.get_context_data(form=form))


class DeletePermanenceScreen(PermanenceScreen):
    page_title = "Supprimer une permanence"
    template_name = "mediators/admin/permanence_delete.html"

    def get(self, request, *args, **kwargs):
        if not may_delete(self.permanence, request.user, self.today):
            return redirect("venue_permanence_end", self.venue.pk, self.permanence.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            delete_permanence(self.permanence, request.user, self.today)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Permanence supprimée.")
        return self.back()
