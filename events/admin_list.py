"""« Ateliers »: every event that this user may change, in one flat list."""

from datetime import datetime

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import WorkflowState
from wagtail.permissions import page_permission_policy

from core.pagination import paginate
from core.text import clean_line, fold, normalise
from events.date_words import dated
from events.desk_words import taken_said
from events.enums import Audience, DatesKind, Means
from events.models import EventPage, Occurrence
from events.sentences import expected_said
from venues.models import VenuePage

PER_PAGE = 20
_UNKNOWN = {"invalid_choice": "Ce choix n’est pas dans la liste\u00a0: il n’a pas été retenu."}
SHOWN = [
    ("", "Tous"),
    ("a-venir", "À venir"),
    ("a-decider", "Il faut décider"),
    ("brouillons", "Brouillons"),
    ("a-confirmer", "Date à confirmer"),
    ("internes", "Internes"),
    ("passes", "Passés"),
]


class ListFilters(forms.Form):
    q = forms.CharField(label="Mots du titre ou du lieu", required=False)
    venue = forms.ChoiceField(label="Lieu", required=False, error_messages=_UNKNOWN)
    montrer = forms.ChoiceField(
        label="Montrer", choices=SHOWN, required=False, error_messages=_UNKNOWN
    )

    def __init__(self, data, *, venues: list[VenuePage]):
        super().__init__(data)
        if len(venues) > 1:
            known = [(str(venue.pk), venue.title) for venue in venues]
            self.fields["venue"].choices = [("", "Tous"), *known]
        else:
            del self.fields["venue"]

    def clean_q(self):
        return clean_line(self.cleaned_data["q"], 100)


def venues_for(user, action: str) -> list[VenuePage]:
    pages = page_permission_policy.instances_user_has_permission_for(user, action)
    found = VenuePage.objects.filter(pk__in=pages.order_by().values("pk"))
    return list(found.only("pk", "title", "sort_key").order_by("sort_key", "pk"))


def filtered(events, cleaned: dict, now: datetime):
    for word in cleaned.get("q", "").split()[:6]:
        # The slug is the title without its accents.
        in_title = Q(title__icontains=word) | Q(slug__contains=fold(word).replace(" ", "-"))
        events = events.filter(in_title | Q(venue__sort_key__contains=normalise(word)))
    if venue := cleaned.get("venue"):
        events = events.filter(venue=venue)
    wanted = {
        "a-venir": Q(last_end__gte=now),
        "a-decider": Q(pk__in=Occurrence.objects.to_decide().upcoming(now).values("event")),
        "brouillons": Q(live=False) | Q(has_unpublished_changes=True),
        "a-confirmer": Q(dates_kind=DatesKind.TO_CONFIRM),
        "internes": ~Q(audience=Audience.PUBLIC),
        "passes": Q(last_end__lt=now),
    }
    return events.filter(wanted.get(cleaned.get("montrer", ""), Q()))


def in_order(events, now: datetime):
    """The next first; then those without a date to come, the latest first. Each with
    ``shown_date``, the pk of its next date, else of its last one."""
    dates = Occurrence.objects.filter(event=OuterRef("pk")).order_by()
    coming = dates.held().upcoming(now).order_by("start", "pk")
    over = dates.order_by("-start", "-pk")
    return events.annotate(
        next_start=Subquery(coming.values("start")[:1]),
        next_date=Subquery(coming.values("pk")[:1]),
        last_date=Subquery(over.values("pk")[:1]),
    ).order_by(F("next_start").asc(nulls_last=True), F("last_end").desc(nulls_first=True), "pk")


def lines(events: list[EventPage], now: datetime) -> list[dict]:
    """What the list says of each, in a constant number of queries."""
    numbers = {event.pk: event.next_date or event.last_date for event in events}
    dates = Occurrence.objects.select_related("event").annotate(
        waiting=Count("registrations", filter=Q(registrations__state="attente"))
    )
    found = dates.in_bulk(list(filter(None, numbers.values())))
    to_decide = dict(
        Occurrence.objects.filter(event__in=numbers)
        .to_decide()
        .upcoming(now)
        .order_by()
        .values_list("event")
        .annotate(total=Count("pk"))
    )
    reviewed = _under_review(numbers)
    today = timezone.localdate(now)
    return [
        _line(event, found.get(numbers[event.pk]), today)
        | {
            "state": "En relecture" if event.pk in reviewed else _state(event),
            "to_decide": to_decide.get(event.pk, 0),
        }
        for event in events
    ]


def _under_review(numbers) -> set[int]:
    """Wagtail's own prefetch looks for the reviews of plain pages, and finds none of events."""
    states = WorkflowState.objects.filter(
        content_type=ContentType.objects.get_for_model(EventPage),
        object_id__in=[str(number) for number in numbers],
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return {int(number) for number in states.values_list("object_id", flat=True)}


def _line(event: EventPage, date: Occurrence | None, today) -> dict:
    counts_people = set(event.registration_means) - {Means.NONE} or (date and date.places_taken)
    return {
        "event": event,
        "date": date,
        "when": dated(date, today) if date else "",
        "is_next": bool(event.next_date),
        "expected": expected_said(event),
        "taken": taken_said(date) if date and counts_people else "",
    }


def _state(event: EventPage) -> str:
    if event.live:
        return "Publié, avec un brouillon" if event.has_unpublished_changes else "Publié"
    return "Brouillon"


class EventListScreen(WagtailAdminTemplateMixin, View):
    http_method_names = ["get", "head", "options"]
    page_title = "Ateliers"
    header_icon = "calendar-alt"
    template_name = "events/admin/list.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        now = timezone.now()
        own = venues_for(request.user, "change")
        form = ListFilters(request.GET, venues=own)
        form.is_valid()  # a wrong value shows its error; the rest still filters
        found = filtered(EventPage.objects.editable_by(request.user), form.cleaned_data, now)
        rows = in_order(found, now).select_related("venue")
        events = paginate(rows, request.GET.get("page", ""), per_page=PER_PAGE, total=found.count())
        context = self.get_context_data(
            form=form,
            events=events,
            lines=lines(events.items, now),
            is_filtered=any(form.cleaned_data.values()),
            many_venues=len(own) > 1,
            may_add=venues_for(request.user, "add"),
        )
        return self.render_to_response(context)


class AddEventScreen(WagtailAdminTemplateMixin, View):
    """Where the new event takes place; with one venue, there is nothing to choose."""

    http_method_names = ["get", "head", "options"]
    page_title = "Ajouter un atelier"
    header_icon = "calendar-alt"
    template_name = "events/admin/list_add.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        venues = venues_for(request.user, "add")
        asked = request.GET.get("venue", "")
        chosen = [venue for venue in venues if str(venue.pk) == asked]
        if len(venues) == 1 or chosen:
            venue = (chosen or venues)[0]
            return redirect("wagtailadmin_pages:add", "events", "eventpage", venue.pk)
        return self.render_to_response(self.get_context_data(venues=venues, not_found=bool(asked)))
