"""The screens of the import in Wagtail's admin: addresses, buttons, home panel, history."""

from datetime import date

from django.urls import path, re_path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from core.text import french_date
from events import admin_import as screens
from events.admin_list import venues_for
from events.importing.known import IMPORTED
from events.importing.pending import waiting
from venues.models import VenuePage


@hooks.register("register_admin_urls")
def import_urls():
    pending = r"^ateliers/importer/en-attente/"
    return [
        path("ateliers/importer/", screens.ImportScreen.as_view(), name="event_import"),
        path(
            "ateliers/importer/modele.csv",
            screens.TemplateScreen.as_view(),
            name="event_import_template",
        ),
        path(
            "ateliers/importer/<uuid:upload>/",
            screens.PreviewScreen.as_view(),
            name="event_import_preview",
        ),
        re_path(f"{pending}$", screens.PendingListScreen.as_view(), name="event_import_pending"),
        # Eighteen figures at most: what every database takes for a number.
        re_path(
            pending + r"(?P<pending>\d{1,18})/$",
            screens.PendingEventScreen.as_view(),
            name="event_import_pending_one",
        ),
    ]


class PendingPanel(Component):
    """On the home page of the admin: events of files that wait for a place."""

    name = "pending_events"
    template_name = "events/admin/pending_panel.html"
    order = 62

    def __init__(self, total: int):
        self.total = total

    def get_context_data(self, parent_context):
        return {"total": self.total}


@hooks.register("construct_homepage_panels")
def what_waits_for_a_place(request, panels):
    if total := waiting(venues_for(request.user, "add")).count():
        panels.append(PendingPanel(total))


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    if not (page.pk and issubclass(page.specific_class or page.__class__, VenuePage)):
        return
    if page.specific.permissions_for_user(user).can_add_subpage():
        address = f"{reverse('event_import')}?lieu={page.pk}"
        yield Button("Importer des ateliers", address, icon_name="upload", priority=30)


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action(IMPORTED)
    class Imported(LogFormatter):
        label = "Import d’un fichier"

        def format_message(self, entry):
            day = date.fromisoformat(entry.data["day"])
            return format_html(
                "importé de {} le {}", entry.data["file"], french_date(day, year=True)
            )
