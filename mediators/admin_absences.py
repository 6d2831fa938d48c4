"""When the people of a venue are away. An absence holds wherever this person is expected."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mediators.admin_forms import AbsenceForm
from mediators.editing import delete_absence, save_absence
from mediators.models import Absence, Mediator, Permanence
from mediators.refusals import Refused
from venues.hours_views import VenueScreen

SAVED = "Absence enregistrée. Les visiteurs la voient dès maintenant, dans tous ses lieux."


class AbsenceScreen(VenueScreen):
    """An absence of somebody who comes to this venue."""

    header_icon = "date"
    template_name = "mediators/admin/absence_form.html"
    url_name = "venue_permanences"

    def people(self):
        """Those whom this user may say away, from this venue."""
        here = Permanence.objects.filter(venue=self.venue)
        known = here.people_known_to(self.request.user, self.today)
        return Mediator.objects.filter(pk__in=known).for_listing()

    def absence(self) -> Absence:
        return Absence()

    def form_address(self) -> str:
        return reverse("venue_absence_add", args=[self.venue.pk])

    def form(self, data=None) -> AbsenceForm:
        return AbsenceForm(data, absence=self.absence(), people=self.people(), today=self.today)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{"form": self.form(), "form_address": self.form_address(), **kwargs}
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            changed = save_absence(form.instance, request.user, self.today)
        except Refused as error:
            messages.error(request, str(error))
        else:
            said = SAVED if changed else "Cette absence était déjà enregistrée."
            messages.success(request, said)
        return self.back()


class AddAbsenceScreen(AbsenceScreen):
    page_title = "Annoncer une absence"


class EditAbsenceScreen(AbsenceScreen):
    page_title = "Modifier une absence"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Absence.objects.filter(mediator__in=self.people()).select_related("mediator")
        self.stored = get_object_or_404(rows, pk=kwargs["absence"])

    def absence(self):
        return self.stored

    def form_address(self):
        return reverse("venue_absence", args=[self.venue.pk, self.stored.pk])


class DeleteAbsenceScreen(EditAbsenceScreen):
    page_title = "Supprimer une absence"
    template_name = "mediators/admin/absence_delete.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(absence=self.stored, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            delete_absence(self.stored, request.user, self.today)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Absence supprimée.")
        return self.back()
