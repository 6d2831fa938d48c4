"""A button beside a venue's others: how its agenda is shown on the library's own site."""

from django.urls import reverse
from django.utils.http import urlencode
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from events.querysets import may_edit
from venues.models import VenuePage


@hooks.register("register_page_header_buttons")
def embed_button(page, user, view_name, next_url=None):
    if not (page.pk and issubclass(page.specific_class or page.__class__, VenuePage)):
        return
    if page.live and may_edit(user, page):
        address = f"{reverse('embed_code')}?{urlencode({'lieu': page.slug})}"
        yield Button("Agenda sur votre site", address, icon_name="code", priority=16)
