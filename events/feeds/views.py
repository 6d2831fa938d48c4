"""What goes out: `….ics` of the agenda, a venue, an event, a person; Atom; open data."""

from datetime import datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.context_processors import site_settings
from core.text import NBSP, typographic
from events.feeds import atom, caching, ics, open_data, reading
from events.models import EventPage, Occurrence
from mediators import person
from mediators.bring import all_items
from mediators.ics import permanence_events
from schedules import ical
from schedules.known import current_calendar
from venues.models import VenuePage

ICS = "text/calendar; charset=utf-8"
JSON = "application/json"


@require_safe
def agenda(request):
    """`/agenda/agenda.ics`, of some themes when `?theme=` names them."""
    themes = reading.themes_of(request.GET.getlist("theme"))
    found = reading.about(Occurrence.objects.all(), themes)
    name = f"Agenda{NBSP}: {site_settings(request).site_name}"
    return _calendar(request, found, name, "agenda", urlencode({"theme": themes}, doseq=True))


@require_safe
def venue(request, slug):
    """`/lieux/<slug>/agenda.ics`."""
    page = get_object_or_404(VenuePage.objects.visible().only(*reading.VENUE), slug=slug)
    found = Occurrence.objects.filter(event__venue=page)
    return _calendar(request, found, typographic(page.title), slug)


@require_safe
def event(request, venue_slug, slug):
    """`/lieux/<venue>/<event>/agenda.ics`."""
    found = EventPage.objects.visible().only("title", "last_published_at")
    page = get_object_or_404(found, venue__slug=venue_slug, slug=slug)
    occurrences = Occurrence.objects.filter(event=page)
    return _calendar(request, occurrences, typographic(page.title), slug)


@require_safe
def person_calendar(request, slug):
    """`/conseillers/<slug>/agenda.ics`: permanences, and the public events that this person leads.

    Short, and depends on closures, absences and holidays too: its content is its own ETag.
    """
    if (mediator := person.find(slug)) is None:
        if address := person.address_after_merge(slug):
            return redirect(f"{address}agenda.ics", permanent=True)
        raise Http404
    now = timezone.now()
    feed = _head(request, f"Permanences et ateliers{NBSP}: {mediator.name}", "Permanences")
    led = reading.in_feed(Occurrence.objects.filter(event__led_by=mediator), now)
    events = [*_permanences(request, mediator, now), *_events(request, led)]
    content = b"".join(ical.written(feed, events))
    return caching.shared(_named(HttpResponse(content, content_type=ICS), mediator.slug))


@require_safe
def agenda_atom(request):
    """`/agenda/flux.xml`: short, its content is its own ETag."""
    agency = site_settings(request)
    content = atom.written(
        f"{settings.SITE_URL}{request.path}",
        f"Agenda{NBSP}: {agency.site_name}",
        agency.agency_name,
        timezone.now(),
    )
    return caching.shared(HttpResponse(content, content_type=atom.Feed.content_type))


@require_safe
def events_json(request):
    """`/donnees/evenements.json`."""
    now, agency = timezone.now(), site_settings(request)
    response = caching.feed_response(
        request, open_data.pieces(now, agency), JSON, open_data.state_of(now), agency.phone
    )
    response["Link"] = f'<{open_data.LICENCE["url"]}>; rel="license"'
    return response


def _calendar(request, occurrences, name: str, file_name: str, query: str = ""):
    found = reading.in_feed(occurrences, timezone.now())
    feed = _head(request, name, "Agenda", query)
    agency = site_settings(request)
    state = (
        reading.state_of(found),
        feed.to_ical(),
        (agency.phone, agency.agency_name),
        [(item.pk, item.label, item.services, item.modes) for item in all_items()],
    )
    pieces = ical.written(feed, _events(request, found))
    return _named(caching.feed_response(request, pieces, ICS, state), file_name)


def _head(request, name: str, kind: str, query: str = ""):
    maker = f"{urlsplit(settings.SITE_URL).hostname}//{kind}"
    address = f"{settings.SITE_URL}{request.path}{f'?{query}' if query else ''}"
    return ical.head(name, maker=maker, source=address)


def _events(request, occurrences):
    known = ics.Known(site_settings(request), all_items())
    return ics.date_events(reading.read(occurrences), known)


def _permanences(request, mediator, now: datetime):
    return permanence_events(
        person.permanences_of(mediator, timezone.localdate(now)),
        now,
        current_calendar(),
        agency=site_settings(request),
        site_url=settings.SITE_URL,
    )


def _named(response, file_name: str):
    response["Content-Disposition"] = f'inline; filename="{file_name}.ics"'
    return response
