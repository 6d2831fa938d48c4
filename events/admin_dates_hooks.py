"""The dates of an event in Wagtail's admin: addresses, buttons, home panel, lines of the history."""

from django.urls import re_path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from events import admin_dates as dates
from events.admin_base import DATE, DATES
from events.admin_decisions import DecisionsPanel
from events.models import EventPage
from events.preview_views import DatesPreview
from events.querysets import may_edit
from venues.hours_hooks import BeforeAndAfter

SCREENS = (
    (r"^ateliers/apercu/(?P<venue>\d{1,18})/$", DatesPreview, "event_dates_preview"),
    (f"{DATES}$", dates.DatesScreen, "event_dates"),
    (f"{DATES}ajouter/$", dates.AddDateScreen, "event_date_add"),
    (f"{DATE}$", dates.DetailsScreen, "event_date"),
    (f"{DATE}annuler/$", dates.CancelScreen, "event_date_cancel"),
    (f"{DATE}reporter/$", dates.PostponeScreen, "event_date_postpone"),
    (f"{DATE}deplacer/$", dates.MoveScreen, "event_date_move"),
    (f"{DATE}en-ligne/$", dates.OnlineScreen, "event_date_online"),
    (f"{DATE}garder/$", dates.KeepScreen, "event_date_keep"),
    (f"{DATE}retablir/$", dates.RestoreScreen, "event_date_restore"),
)


@hooks.register("register_admin_urls")
def dates_urls():
    return [re_path(address, view.as_view(), name=name) for address, view, name in SCREENS]


@hooks.register("construct_homepage_panels")
def what_to_decide(request, panels):
    panel = DecisionsPanel.of(request.user, timezone.now())
    if panel.waits:
        panels.append(panel)


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    if not (page.pk and issubclass(page.specific_class or page.__class__, EventPage)):
        return
    may = page.specific.permissions_for_user(user)
    if may_edit(user, page):
        dates_of = reverse("event_dates", args=[page.pk])
        yield Button("Dates", dates_of, icon_name="calendar-alt", priority=5)
    if may.can_copy():
        copy = reverse("wagtailadmin_pages:copy", args=[page.pk])
        yield Button("Copier comme modèle", copy, icon_name="copy", priority=15)


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("cancelled", "Date annulée"),
        ("postponed", "Date reportée"),
        ("moved", "Date déplacée"),
        ("online", "Date déplacée en ligne"),
        ("annotated", "Date précisée"),
        ("restored", "Date rétablie"),
        ("kept", "Date gardée"),
        ("added", "Date ajoutée"),
    ):
        formatter = type("Formatter", (BeforeAndAfter,), {"label": label})
        actions.register_action(f"events.date_{action}")(formatter)
    actions.register_action(
        "events.expiry_put_off",
        "Fin de publication repoussée",
        "Fin de publication repoussée\u00a0: des personnes sont inscrites.",
    )
