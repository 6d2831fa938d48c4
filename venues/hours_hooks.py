"""The screens of a venue's hours in Wagtail's admin: addresses, buttons, lines of the history."""

from django.urls import re_path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from venues import hours_views as views
from venues.models import VenuePage

#: Address, label, icon: the order of the buttons.
SCREENS = (
    ("venue_hours", "Horaires", "time"),
    ("venue_closures", "Fermetures exceptionnelles", "calendar"),
    ("venue_check", "Vérification", "check"),
)


# Eighteen figures at most: what every database takes for a number.
VENUE = r"^lieux/(?P<pk>\d{1,18})/"
CLOSURE = VENUE + r"fermetures/(?P<closure>\d{1,18})/"


@hooks.register("register_admin_urls")
def hours_urls():
    return [
        re_path(f"{VENUE}horaires/$", views.HoursScreen.as_view(), name="venue_hours"),
        re_path(f"{VENUE}fermetures/$", views.ClosuresScreen.as_view(), name="venue_closures"),
        re_path(f"{CLOSURE}$", views.EditClosureScreen.as_view(), name="venue_closure"),
        re_path(
            f"{CLOSURE}supprimer/$",
            views.DeleteClosureScreen.as_view(),
            name="venue_closure_delete",
        ),
        re_path(f"{VENUE}verification/$", views.CheckScreen.as_view(), name="venue_check"),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    if not (page.pk and issubclass(page.specific_class or page.__class__, VenuePage)):
        return
    if not page.specific.permissions_for_user(user).can_edit():
        return
    for order, (name, label, icon) in enumerate(SCREENS):
        yield Button(label, reverse(name, args=[page.pk]), icon_name=icon, priority=11 + order)


class BeforeAndAfter(LogFormatter):
    """« Horaires modifiés : « … » → « … » » in the page's history."""

    def format_message(self, entry):
        return format_html(
            "{}\u00a0: {} → {}",
            self.label,
            entry.data.get("before") or "rien",
            entry.data.get("after") or "rien",
        )


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("venues.hours_changed", "Horaires modifiés"),
        ("venues.closure_saved", "Fermeture exceptionnelle enregistrée"),
        ("venues.closure_deleted", "Fermeture exceptionnelle supprimée"),
        ("venues.checked", "Page vérifiée"),
    ):
        actions.register_action(action)(type("Formatter", (BeforeAndAfter,), {"label": label}))
