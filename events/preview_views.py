"""The dates of a rule while it is being typed: read, never kept."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.generic import View

from events.dates_preview import preview_context
from events.models import EventPage
from events.querysets import may_edit
from events.rule_forms import EventRuleForm
from mediators.models import Mediator
from venues.models import VenuePage

_MOST_PEOPLE = 50
_LONGEST_NUMBER = 18


class DatesPreview(View):
    """What the rule comes to at this venue, for whoever may add or change an event there."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, venue, **kwargs):
        place = get_object_or_404(VenuePage.objects.select_related("hours"), pk=venue)
        event = self._event(request.POST.get("event_pk", ""), place)
        may_add = place.permissions_for_user(request.user).can_add_subpage()
        if not (may_add or (event.pk and may_edit(request.user, event))):
            raise PermissionDenied
        event.place_name = request.POST.get("place_name", "")[:160]
        now = timezone.now()
        form = EventRuleForm(request.POST, event=event, today=timezone.localdate(now))
        form.is_valid()
        form.forgive_what_is_missing()
        people = Mediator.objects.filter(pk__in=self._numbers(request.POST.getlist("led_by")))
        return TemplateResponse(
            request,
            "events/admin/_rule_result.html",
            {
                **preview_context(event, form, place, request.user, now, people),
                "errors": [sentence for found in form.errors.values() for sentence in found],
            },
        )

    def _event(self, number: str, venue: VenuePage) -> EventPage:
        known = EventPage.objects.filter(pk__in=self._numbers([number]), venue=venue).first()
        return known or EventPage(venue=venue)

    def _numbers(self, texts: list[str]) -> list[int]:
        return [
            int(text)
            for text in texts[:_MOST_PEOPLE]
            if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
        ]
