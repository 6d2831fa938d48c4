"""The screens of registrations in Wagtail's admin: addresses, menu, buttons, lines of the history."""

from django.urls import re_path, reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from events import admin_attendance as attendance
from events import admin_calls as calls
from events import admin_list
from events import admin_registrations as registrations
from events.admin_base import DATE
from events.models import EventPage
from events.querysets import may_edit

LIST = DATE + r"inscrits/"
ONE = LIST + r"(?P<registration>\d{1,18})/"
CALL = r"^ateliers/a-rappeler/(?P<registration>\d{1,18})/"

SCREENS = (
    (r"^ateliers/$", admin_list.EventListScreen, "event_list"),
    (r"^ateliers/ajouter/$", admin_list.AddEventScreen, "event_add"),
    (f"{LIST}$", registrations.RegistrationsScreen, "event_registrations"),
    (f"{LIST}feuille/$", attendance.AttendanceSheetScreen, "event_attendance_sheet"),
    (f"{LIST}presence/$", attendance.AttendanceScreen, "event_attendance"),
    (f"{ONE}$", registrations.RegistrationScreen, "event_registration"),
    (f"{ONE}deplacer/$", registrations.MoveScreen, "event_registration_move"),
    (f"{ONE}placer/$", registrations.AdmitScreen, "event_registration_admit"),
    (f"{ONE}annuler/$", registrations.CancelScreen, "event_registration_cancel"),
    (f"{ONE}papier/$", registrations.SlipScreen, "event_registration_slip"),
    (r"^ateliers/a-rappeler/$", calls.CallsScreen, "event_calls"),
    (f"{CALL}fait/$", calls.CallDone, "event_call_done"),
    (f"{CALL}ne-vient-pas/$", calls.CallDeclined, "event_call_declined"),
)


@hooks.register("register_admin_urls")
def registration_urls():
    return [re_path(address, view.as_view(), name=name) for address, view, name in SCREENS]


@hooks.register("register_admin_menu_item")
def events_item():
    return MenuItem(
        "Ateliers", reverse("event_list"), name="events", icon_name="calendar-alt", order=90
    )


@hooks.register("register_admin_menu_item")
def calls_item():
    return calls.CallsMenuItem(
        "À rappeler", reverse("event_calls"), name="calls", icon_name="comment", order=91
    )


@hooks.register("construct_homepage_panels")
def who_waits_for_a_call(request, panels):
    if total := calls.calls_of(request.user, timezone.now()).count():
        panels.append(calls.CallsPanel(total))


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    """« Inscrits » of the next date, of the last one when all are over."""
    if not (page.pk and issubclass(page.specific_class or page.__class__, EventPage)):
        return
    event = page.specific
    if not may_edit(user, event):
        return
    if date := event.occurrences.at_hand(timezone.now()):
        address = reverse("event_registrations", args=[event.pk, date.pk])
        yield Button("Inscrits", address, icon_name="group", priority=10)


class ForADate(LogFormatter):
    """« Inscription à l’accueil : mardi 24 novembre 2026 de 14 h à 16 h »: never for whom."""

    def format_message(self, entry):
        return format_html("{}\u00a0: {}", self.label, entry.data.get("date", ""))


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("registered", "Inscription à l’accueil"),
        ("waiting", "Inscription sur la liste d’attente"),
        ("admitted", "Place donnée à une personne qui attendait"),
        ("cancelled", "Inscription annulée par le lieu"),
        ("moved", "Inscription mise à une autre date"),
        ("corrected", "Inscription corrigée"),
        ("attendance", "Présences notées"),
        ("called", "Personne rappelée"),
    ):
        formatter = type("Formatter", (ForADate,), {"label": label})
        actions.register_action(f"events.desk_{action}")(formatter)
