"""The screens of who is where in Wagtail's admin: addresses, buttons, lines of the history."""

from django.urls import re_path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from mediators import admin_absences as absences
from mediators import admin_permanences as permanences
from mediators import admin_reports as reports
from mediators.viewsets import PeopleGroup
from venues.hours_hooks import VENUE, BeforeAndAfter
from venues.models import VenuePage

PERMANENCES = VENUE + r"permanences/"
# Eighteen figures at most: what every database takes for a number.
PERMANENCE = PERMANENCES + r"(?P<permanence>\d{1,18})/"
ABSENCE = VENUE + r"absences/(?P<absence>\d{1,18})/"

SCREENS = (
    (f"{PERMANENCES}$", permanences.PermanencesScreen, "venue_permanences"),
    (f"{PERMANENCES}ajouter/$", permanences.AddPermanenceScreen, "venue_permanence_add"),
    (f"{PERMANENCE}$", permanences.EditPermanenceScreen, "venue_permanence"),
    (f"{PERMANENCE}terminer/$", permanences.EndPermanenceScreen, "venue_permanence_end"),
    (f"{PERMANENCE}supprimer/$", permanences.DeletePermanenceScreen, "venue_permanence_delete"),
    (f"{VENUE}absences/ajouter/$", absences.AddAbsenceScreen, "venue_absence_add"),
    (f"{ABSENCE}$", absences.EditAbsenceScreen, "venue_absence"),
    (f"{ABSENCE}supprimer/$", absences.DeleteAbsenceScreen, "venue_absence_delete"),
    (r"^signalements/$", reports.ReportsScreen, "visitor_reports"),
    (r"^signalements/(?P<report>\d{1,18})/regle/$", reports.HandleReportScreen, "report_handled"),
)


@hooks.register("register_admin_urls")
def permanence_urls():
    return [re_path(address, view.as_view(), name=name) for address, view, name in SCREENS]


@hooks.register("register_admin_viewset")
def people_screens():
    return PeopleGroup()


@hooks.register("register_admin_menu_item")
def reports_item():
    return reports.ReportsMenuItem(
        "Erreurs signalées", reverse("visitor_reports"), name="visitor-reports", icon_name="warning"
    )


@hooks.register("construct_homepage_panels")
def what_waits(request, panels):
    waiting = reports.open_reports(request.user), reports.people_to_complete(request.user)
    if any(waiting):
        panels.append(reports.WaitingPanel(*waiting))


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    if not (page.pk and issubclass(page.specific_class or page.__class__, VenuePage)):
        return
    if page.specific.permissions_for_user(user).can_edit():
        address = reverse("venue_permanences", args=[page.pk])
        yield Button("Qui est là, quand", address, icon_name="group", priority=10)


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("mediators.permanence_saved", "Permanence enregistrée"),
        ("mediators.permanence_ended", "Permanence terminée"),
        ("mediators.permanence_deleted", "Permanence supprimée"),
        ("mediators.absence_saved", "Absence enregistrée"),
        ("mediators.absence_deleted", "Absence supprimée"),
        ("mediators.merged", "Deux fiches réunies"),
        ("mediators.report_handled", "Erreur signalée réglée"),
    ):
        actions.register_action(action)(type("Formatter", (BeforeAndAfter,), {"label": label}))
