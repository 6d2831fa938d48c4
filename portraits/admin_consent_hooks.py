"""The screens of consents in Wagtail's admin: addresses, menu, buttons, lines of the history."""

from django.core.exceptions import PermissionDenied
from django.urls import re_path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from portraits import admin_consent as consents
from portraits import admin_proofs as proofs
from portraits import admin_withdrawal as withdrawal
from portraits.admin_base import PORTRAIT
from portraits.enums import Channel, ConsentScope, Verdict
from portraits.models import PortraitPage
from venues.permissions import is_agency

CONSENT = PORTRAIT + r"consentement/"
LINE = CONSENT + r"(?P<line>\d{1,18})/"
PROOFS = PORTRAIT + r"relectures/"

SCREENS = (
    (r"^portraits/consentements/$", consents.RegisterScreen, "consent_register"),
    (r"^portraits/relectures/$", proofs.ProofsScreen, "proof_list"),
    (f"{CONSENT}$", consents.PortraitConsentScreen, "portrait_consent"),
    (f"{CONSENT}ajouter/$", consents.ConsentFormScreen, "consent_add"),
    (f"{LINE}$", consents.EditConsentScreen, "consent_edit"),
    (f"{LINE}supprimer/$", consents.DeleteConsentScreen, "consent_delete"),
    (f"{LINE}document/$", consents.EvidenceScreen, "consent_evidence"),
    (f"{PORTRAIT}retrait/$", withdrawal.WithdrawalScreen, "portrait_withdrawal"),
    (f"{PROOFS}ajouter/$", proofs.OpenProofScreen, "proof_open"),
    (PROOFS + r"(?P<proof>[0-9a-f-]{36})/fermer/$", proofs.CloseProofScreen, "proof_close"),
)


@hooks.register("register_admin_urls")
def consent_urls():
    return [re_path(address, view.as_view(), name=name) for address, view, name in SCREENS]


class AgencyMenuItem(MenuItem):
    def is_shown(self, request):
        return is_agency(request.user)


@hooks.register("register_admin_menu_item")
def register_item():
    return AgencyMenuItem(
        "Consentements",
        reverse("consent_register"),
        name="consents",
        icon_name="clipboard-list",
        order=94,
    )


@hooks.register("register_admin_menu_item")
def proofs_item():
    return AgencyMenuItem(
        "Relectures", reverse("proof_list"), name="proofs", icon_name="doc-full-inverse", order=95
    )


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    if page.pk and _is_portrait(page) and is_agency(user):
        address = reverse("portrait_consent", args=[page.pk])
        yield Button("Consentement", address, icon_name="clipboard-list", priority=10)


def _is_portrait(page) -> bool:
    return issubclass(page.specific_class or page.__class__, PortraitPage)


@hooks.register("before_delete_page")
def keep_portraits_with_consent(request, page):
    return withdrawal.keep_portraits_with_consent(request, [page])


@hooks.register("before_bulk_action")
def keep_them_in_bulk(request, action_type, objects, action):
    if action_type != "delete" or action.model._meta.label_lower != "wagtailcore.page":
        return None
    return withdrawal.keep_portraits_with_consent(request, objects)


@hooks.register("before_copy_page")
def never_copy_an_interview(request, page):
    """A copy would keep the person's words after a withdrawal."""
    if _is_portrait(page):
        raise PermissionDenied


class ConsentLine(LogFormatter):
    def format_message(self, entry):
        names = dict(ConsentScope.choices) | dict(Channel.choices)
        codes = [*entry.data.get("scope", []), *entry.data.get("channels", [])]
        said = ", ".join(names.get(code, code) for code in codes)
        return format_html("{}\u00a0: {}", self.label, said) if said else self.label


class ProofAnswered(LogFormatter):
    label = "Relecture\u00a0: une réponse"

    def format_message(self, entry):
        said = dict(Verdict.choices).get(entry.data.get("verdict"), "")
        return format_html("{}\u00a0: {}", self.label, said) if said else self.label


@hooks.register("register_log_actions")
def log_actions(actions):
    for action, label in (
        ("portraits.consent_saved", "Consentement enregistré"),
        ("portraits.consent_deleted", "Ligne de consentement effacée"),
    ):
        actions.register_action(action)(type("Formatter", (ConsentLine,), {"label": label}))
    for action, label in (
        ("portraits.proof_opened", "Lien de relecture créé"),
        ("portraits.proof_closed", "Lien de relecture fermé"),
        ("portraits.consent_ended", "Dépublié\u00a0: plus de consentement valable"),
    ):
        words = {"label": label, "message": label}
        actions.register_action(action)(type("Formatter", (LogFormatter,), words))
    actions.register_action("portraits.proof_answered")(ProofAnswered)
