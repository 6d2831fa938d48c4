"""The screens of coding in Wagtail's admin: addresses, buttons."""

from django.urls import path, re_path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portraits import admin_coding as coding
from portraits.models import PortraitPage
from venues.permissions import is_agency

# Eighteen figures at most: what every database takes for a number.
PORTRAIT = r"^entretiens/coder/(?P<pk>\d{1,18})/"
ANSWER = PORTRAIT + r"(?P<key>[0-9a-f-]{36})/"
PASSAGE = r"^entretiens/passages/(?P<passage>\d{1,18})/"


@hooks.register("register_admin_urls")
def coding_urls():
    return [
        path("entretiens/coder/", coding.CodingListScreen.as_view(), name="coding"),
        re_path(rf"{PORTRAIT}$", coding.PortraitAnswersScreen.as_view(), name="coding_portrait"),
        re_path(rf"{ANSWER}$", coding.AnswerScreen.as_view(), name="coding_answer"),
        re_path(rf"{PASSAGE}$", coding.PassageScreen.as_view(), name="coding_passage"),
        re_path(
            rf"{PASSAGE}supprimer/$",
            coding.DeletePassageScreen.as_view(),
            name="coding_passage_delete",
        ),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page, user)


def _buttons(page, user):
    is_portrait = issubclass(page.specific_class or page.__class__, PortraitPage)
    if page.pk and page.live and is_portrait and is_agency(user):
        address = reverse("coding_portrait", args=[page.pk])
        yield Button("Coder les réponses", address, icon_name="tag", priority=15)
