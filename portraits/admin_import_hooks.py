"""The screens of the import in Wagtail's admin: addresses, and the button of an imported portrait."""

from django.urls import path, re_path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portraits import admin_import as screens
from portraits.admin_base import PORTRAIT
from portraits.models import ImportedInterview, PortraitPage
from venues.permissions import is_agency


@hooks.register("register_admin_urls")
def import_urls():
    doubts = screens.DoubtsScreen.as_view()
    return [
        path("entretiens/importer/", screens.ImportScreen.as_view(), name="interview_import"),
        re_path(rf"{PORTRAIT}doutes/$", doubts, name="import_doubts"),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    is_portrait = issubclass(page.specific_class or page.__class__, PortraitPage)
    if not (page.pk and is_portrait and is_agency(user)):
        return
    if row := ImportedInterview.objects.filter(page=page.pk).only("doubts").first():
        label = f"Doutes de l’import ({row.unseen})" if row.unseen else "Doutes de l’import"
        yield Button(label, reverse("import_doubts", args=[page.pk]), icon_name="help", priority=5)
