"""Three screens beside the page editor: hours, exceptional closures, "checked today"."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from schedules.known import current_calendar
from venues.hours_editing import delete_closure, record_check, save_closure, save_hours
from venues.hours_forms import ClosureForm, HoursForm
from venues.models import Closure, VenuePage
from venues.opening import present_hours


class VenueScreen(WagtailAdminTemplateMixin, View):
    """A screen of one venue, for whoever may change this venue. Writes on POST only."""

    http_method_names = ["get", "head", "post", "options"]
    #: Address of the screen, and of its tab.
    url_name = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.venue = get_object_or_404(
            VenuePage.objects.select_related("hours", "last_check__checked_by"), pk=kwargs["pk"]
        )
        if not self.venue.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.today = timezone.localdate()

    @cached_property
    def closures(self) -> list[Closure]:
        return list(self.venue.closures.all())

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.venue.title

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.venue.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.venue.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        stored = getattr(self.venue, "hours", None)
        hours = present_hours(stored, self.closures, timezone.now(), current_calendar())
        return super().get_context_data(
            venue=self.venue, hours=hours, url_name=self.url_name, **kwargs
        )

    def back(self):
        return redirect(self.url_name, pk=self.venue.pk)


class HoursScreen(VenueScreen):
    page_title = "Horaires"
    header_icon = "time"
    template_name = "venues/admin/hours.html"
    url_name = "venue_hours"

    def form(self, data=None) -> HoursForm:
        hours = getattr(self.venue, "hours", None)
        return HoursForm(data, osm=hours.osm if hours else "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"form": self.form(), **kwargs})

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if not save_hours(self.venue, form.cleaned_data["osm"], request.user, self.today):
            messages.info(request, "Rien n’a changé : ces horaires étaient déjà enregistrés.")
        else:
            messages.success(
                request, "Horaires enregistrés. Les visiteurs les voient dès maintenant."
            )
        return self.back()


class ClosuresScreen(VenueScreen):
    """The closures to come, a form to add one, and those that are over."""

    page_title = "Fermetures exceptionnelles"
    header_icon = "calendar"
    template_name = "venues/admin/closures.html"
    url_name = "venue_closures"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{
                "form": ClosureForm(),
                "coming": [c for c in self.closures if c.last_day >= self.today],
                "over": [c for c in reversed(self.closures) if c.last_day < self.today][:20],
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        form = ClosureForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if save_closure(form.apply(Closure(venue=self.venue)), request.user):
            messages.success(
                request, "Fermeture enregistrée. Les visiteurs la voient dès maintenant."
            )
        else:
            messages.info(request, "Cette fermeture était déjà enregistrée.")
        return self.back()


class ClosureScreen(VenueScreen):
    """One closure of this venue; that of another venue does not exist here."""

    header_icon = "calendar"
    url_name = "venue_closures"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.closure = get_object_or_404(self.venue.closures, pk=kwargs["closure"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"closure": self.closure, **kwargs})


class EditClosureScreen(ClosureScreen):
    page_title = "Modifier une fermeture"
    template_name = "venues/admin/closure_form.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"form": ClosureForm.of(self.closure), **kwargs})

    def post(self, request, *args, **kwargs):
        form = ClosureForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        save_closure(form.apply(self.closure), request.user)
        messages.success(request, "Fermeture enregistrée. Les visiteurs la voient dès maintenant.")
        return self.back()


class DeleteClosureScreen(ClosureScreen):
    page_title = "Supprimer une fermeture"
    template_name = "venues/admin/closure_delete.html"

    def post(self, request, *args, **kwargs):
        delete_closure(self.closure, request.user)
        messages.success(request, "Fermeture supprimée.")
        return self.back()


class CheckScreen(VenueScreen):
    page_title = "Vérification"
    header_icon = "check"
    template_name = "venues/admin/check.html"
    url_name = "venue_check"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            last_check=getattr(self.venue, "last_check", None), today=self.today, **kwargs
        )

    def post(self, request, *args, **kwargs):
        if record_check(self.venue, request.user, self.today):
            messages.success(
                request, "Merci. Les visiteurs voient que la page a été vérifiée aujourd’hui."
            )
        else:
            messages.info(request, "C’était déjà noté : la page a été vérifiée aujourd’hui.")
        return self.back()
