"""A new event is made while its venue is held: of two who press « Publier » at the same moment, or of
the same press sent twice, the second finds the first one's page and is told so."""

from django.db import transaction
from wagtail import hooks
from wagtail.admin.views.pages.create import CreateView

from events.models import EventPage
from mediators.locks import lock_venues
from mediators.refusals import Refused

_HELD = "_holds_its_venue"


@hooks.register("before_create_page")
def one_at_a_time(request, parent_page, page_class):
    """Wagtail checks that an address is free, then writes the page: between the two, the venue must
    not get another page. All of it is written, or nothing."""
    if page_class is not EventPage or request.method != "POST" or hasattr(request, _HELD):
        return None
    setattr(request, _HELD, True)
    with transaction.atomic():
        try:
            lock_venues([parent_page.pk])
        except Refused:  # deleted meanwhile: Wagtail says so
            return None
        kind = EventPage._meta
        return CreateView.as_view()(request, kind.app_label, kind.model_name, parent_page.pk)
