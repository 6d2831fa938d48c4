"""« À rappeler »: people without e-mail whom the library has something to tell."""

from datetime import timedelta
from itertools import groupby

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events import desk
from events.date_words import dated
from events.desk_words import TO_SAY, counted, promoted_sentence
from events.enums import CallReason
from events.models import EventPage, Registration
from mediators.refusals import Refused

#: More than a library calls in a week; the rest comes up as these are done.
MOST_CALLS = 200
#: After that, nobody is sending e-mails: somebody has to call.
E_MAIL_LEAVES_WITHIN = timedelta(minutes=15)
DONE = "C’était déjà fait."


def calls_of(user, now):
    """Of the events that this user may change, about dates that are not over; not those to whom an
    e-mail is just about to leave."""
    events = EventPage.objects.editable_by(user).order_by().values("pk")
    rows = Registration.objects.exclude(call_reason="")
    rows = rows.exclude(mail_due__gt=now - E_MAIL_LEAVES_WITHIN, mail_tries=0)
    return rows.filter(occurrence__event__in=events, occurrence__end__gte=now)


class CallsScreen(WagtailAdminTemplateMixin, View):
    """By date, the soonest first."""

    http_method_names = ["get", "head", "options"]
    page_title = "À rappeler"
    header_icon = "comment"
    template_name = "events/admin/calls.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        now = timezone.now()
        rows = calls_of(request.user, now).select_related("occurrence__event__venue")
        ordered = rows.order_by("occurrence__start", "occurrence", "registered_at", "pk")
        found = list(ordered[:MOST_CALLS])
        today = timezone.localdate(now)
        dates = [
            {
                "occurrence": occurrence,
                "when": dated(occurrence, today),
                "calls": [_line(registration) for registration in people],
            }
            for occurrence, people in groupby(found, key=lambda row: row.occurrence)
        ]
        total = len(found) if len(found) < MOST_CALLS else rows.count()
        return self.render_to_response(
            self.get_context_data(dates=dates, total=counted(total, "personne"), has_calls=found)
        )


def _line(registration: Registration) -> dict:
    reason = CallReason(registration.call_reason)
    return {
        "registration": registration,
        "to_say": TO_SAY[reason],
        "told": desk.to_tell(registration),
        "may_decline": reason != CallReason.CANCELLED,
    }


class CallDone(View):
    """Somebody phoned."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, registration, **kwargs):
        found = self.found(registration)
        try:
            if found is None or not self.do(found, request.POST.get("told", "")):
                messages.info(request, DONE)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect("event_calls")

    def found(self, number) -> Registration | None:
        rows = calls_of(self.request.user, timezone.now())
        return rows.select_related("occurrence__event__venue").filter(pk=number).first()

    def do(self, registration, told: str) -> bool:
        if done := desk.called(registration, self.request.user, told):
            messages.success(self.request, "C’est noté.")
        return done


class CallDeclined(CallDone):
    """They said on the telephone that they will not come: their places go to whoever waits."""

    def do(self, registration, told: str) -> bool:
        promoted = desk.declined(registration, self.request.user, timezone.now(), told)
        messages.success(self.request, "L’inscription est annulée.")
        if promoted:
            messages.info(self.request, promoted_sentence(promoted))
        return True


class CallsMenuItem(MenuItem):
    """Carries how many wait for this user."""

    def render_component(self, request):
        count = calls_of(request.user, timezone.now()).count()
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


class CallsPanel(Component):
    """On the home page of the admin, when there is somebody to call."""

    name = "calls"
    template_name = "events/admin/calls_panel.html"
    order = 55

    def __init__(self, total: int):
        self.total = total

    def get_context_data(self, parent_context):
        return {"total": counted(self.total, "personne")}
