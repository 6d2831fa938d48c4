"""From what a visitor asked to what the page shows."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from core.context_processors import site_settings
from finder.cards import bring_of, cards
from finder.forms import RADII, FinderForm
from finder.groups import groups
from finder.narrowed import filters
from finder.needs import NEEDS, Need
from finder.search import Found, Order, search
from finder.start import MOST_CHOICES, find_start
from finder.who import Moment
from finder.wish import Wish
from mediators.enums import Mode
from schedules.enums import Weekday
from schedules.known import current_calendar


def finder_context(request) -> dict:
    form = FinderForm(request.GET)
    form.is_valid()
    need = form.need()
    start = find_start(form.cleaned_data)
    wish = start.narrowed(form.wish(need))
    moment = moment_of(timezone.now())
    found = Found(wish=wish)
    order = Order.SOONEST if start.person else form.order()
    if start.search:
        found = search(
            start.search,
            wish,
            moment,
            request.GET.get("page", ""),
            order=order,
            on_behalf=need.is_on_behalf,
        )
    errors = form.sentences()
    if request.GET and not start.is_unknown:
        found.notices[:0] = start.doubts(found, errors)
    shown = cards(found, moment, site_settings(request))
    return {
        "form": form,
        "errors": errors,
        "start": start,
        "asked": start.asked,
        "other_places": start.candidates[1:MOST_CHOICES],
        "found": found,
        "cards": shown,
        "groups": groups(shown, found, order),
        "bring": bring_of(shown),
        "need": need,
        "filters": filters(request.GET, need, wish, form.order()),
        "choices": choices(form, need, wish),
        "tiles_url": settings.TILES_URL,
        "tiles_credit": settings.TILES_CREDIT,
        "map_data": map_data(found.venues),
    }


def moment_of(now: datetime) -> Moment:
    return Moment(now, timezone.localdate(now), current_calendar())


def choices(form: FinderForm, need: Need, wish: Wish) -> dict:
    """What the form's boxes say, with those that are ticked; empty codes undo a choice."""
    radius = wish.within_km
    return {
        "needs": [
            {"code": code, "words": words, "more": more, "checked": code in need.services}
            for code, (words, more) in NEEDS.items()
        ],
        "days": [
            {"code": code, "words": label.lower(), "checked": code in wish.days}
            for code, label in Weekday.choices
        ],
        "access": [
            {"code": code, "words": words, "checked": wish.access == code}
            for code, words in [
                ("", "avec ou sans rendez-vous"),
                *((code, label.lower()) for code, label in Mode.choices),
            ]
        ],
        "radii": [
            {"code": "" if km is None else f"{km:g}", "km": km, "checked": radius == km}
            for km in [None, *sorted({*RADII, *([radius] if radius else [])})]
        ],
        "orders": [
            {"code": code, "words": words, "checked": form.order() == code}
            for code, words in Order.choices
        ],
        "step_free": wish.step_free,
    }


def map_data(venues) -> list[dict]:
    """What the map and scripts read: in the order shown."""
    return [
        {
            "name": venue.title,
            "url": venue.path_on_site,
            "lat": venue.latitude,
            "lon": venue.longitude,
            "distance_km": None if venue.distance_km is None else round(venue.distance_km, 3),
        }
        for venue in venues
    ]
