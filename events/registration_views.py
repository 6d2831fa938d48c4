"""Taking a place: the form at the event's own address, then the page with the code.

The form is the only page of visitors that has a cookie, the one of its protection; no cache keeps
any of these pages.
"""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core import opened
from core.context_processors import site_settings
from core.csrf import is_forged
from core.ratelimit import address_of, is_allowed
from core.text import NBSP
from events.briefing import Briefing, contact_for, items_for_event
from events.codes import spoken_code
from events.date_choice import DateChoice, open_dates, why_none, without_form
from events.enums import RegistrationState, Status
from events.feeds import ics
from events.feeds.views import ICS
from events.models import Registration
from events.models.registration import MOST_PEOPLE
from events.place import place_of
from events.registering import register, waiting_rank
from events.registration_form import SALT, RegistrationForm, number_of, typed
from events.visibility import find_event
from events.wanted import NotEnough
from mediators.bring import all_items
from mediators.refusals import Refused
from schedules import ical

HOUR_S = 3600
#: A class in a library shares one address, and each pupil takes a place.
MOST_A_DATE = 40
MOST_IN_ALL = 120
#: A helper may register several people with their own address; nobody is buried under e-mails.
MOST_AN_EMAIL = 12
#: How long the page with the code may be opened again.
DONE_S = HOUR_S
_DONE_SALT = "events.registered"
SHOWN_DATES = 6
_FORGED = (
    "Cette page est restée ouverte longtemps. Tout est encore là. "
    "Relisez, puis envoyez de nouveau. Si cela recommence, téléphonez."
)
_BUSY = (
    f"Beaucoup d’inscriptions sont parties d’ici en une heure. Tout est encore là{NBSP}: "
    "attendez un peu, ou téléphonez."
)
_BUSY_EMAIL = (
    "Cette adresse électronique a beaucoup servi en une heure. "
    "Écrivez plutôt un téléphone, ou attendez un peu."
)


# ``is_forged`` asks for the token: what was typed must survive a refusal.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request, venue, event):
    """`/lieux/<venue>/<event>/inscription/?seance=<date>`."""
    page, now = find_event(venue, event, request.user), timezone.now()
    dates = open_dates(page, now)
    items = [item.label for item in items_for_event(page)]
    if request.method != "POST":
        asked = number_of(request.GET.get("seance", ""))
        form = RegistrationForm(dates=dates, items=items, now=now)
        return _form_page(request, page, form, dates, asked)
    form = RegistrationForm(typed(request.POST, items), dates=dates, items=items, now=now)
    if form.is_valid() and (made := _registered(request, form, dates, now)):
        return redirect(_done_address(made, form))
    if not dates:
        form = RegistrationForm(dates=dates, items=items, now=now)
    return _form_page(request, page, form, dates, number_of(form.data.get("seance", "")))


def _registered(request, form, dates, now: datetime) -> Registration | None:
    """None when it is refused: the form then says why."""
    if is_forged(request):
        form.add_error(None, _FORGED)
        return None
    address, number = address_of(request), form.cleaned_data["seance"]
    limits = [(f"registration-{number}", MOST_A_DATE), ("registration", MOST_IN_ALL)]
    if not all(is_allowed(name, address, limit=n, window_s=HOUR_S) for name, n in limits):
        form.add_error(None, _BUSY)
        return None
    email = form.wanted.email.lower()
    if email and not is_allowed("registration-to", email, limit=MOST_AN_EMAIL, window_s=HOUR_S):
        form.add_error("email", _BUSY_EMAIL)
        return None
    try:
        return register(next(d for d in dates if d.pk == number), form.wanted, now)
    except NotEnough as refusal:
        form.say_not_enough(refusal)
        return None
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _done_address(made: Registration, form: RegistrationForm) -> str:
    """Signed, short-lived, and without a word of whoever registered.

    Somebody who is registered already, by another form, is told so without the code: a name and a
    telephone number must not be enough to cancel somebody else's place.
    """
    is_own = made.request_key == form.wanted.request_key
    token = signing.dumps([made.pk, int(is_own), form.wanted.places], salt=_DONE_SALT)
    return f"{reverse('registration_done')}?n={token}"


def _form_page(request, event, form, dates, asked: int | None):
    """``asked`` is the date that the address or the form named.

    Where it names none, the next one with room is proposed; where that one is gone, none is chosen
    in its place: somebody who reads quickly would come on a day they did not choose.
    """
    choices = [DateChoice(row) for row in dates]
    chosen = next((choice for choice in choices if choice.occurrence.pk == asked), None)
    gone = chosen is None and (form.is_bound or asked is not None)
    if chosen is None and choices and not gone:
        chosen = next((choice for choice in choices if choice.left != 0), choices[0])
    stamp = form.data.get("opened", "")
    if opened.age_of(stamp, form.now, SALT) is None:
        stamp = opened.stamp(form.now, SALT)
    most = max((row.places or MOST_PEOPLE for row in dates), default=1)
    context = {
        "event": event,
        "form": form,
        "choices": choices[:SHOWN_DATES],
        "chosen": chosen,
        "is_settled": chosen and (asked is not None or len(choices) == 1),
        "gone": gone and not form.is_bound,
        "has_others": len(choices) > 1,
        "has_more": len(choices) > SHOWN_DATES,
        "closed": "" if choices else why_none(event, form.now),
        "otherwise": without_form(event, form.now),
        "view": {"means": event.registration_means},
        "place": place_of(event),
        "numbers": range(1, min(most, MOST_PEOPLE) + 1),
        "opened": stamp,
        "contact": contact_for(event, site_settings(request)),
    }
    return render(request, "events/registration.html", context)


@never_cache
@require_safe
def registration_done(request):
    """`/inscriptions/merci/?n=…`: the code, when, where, what to bring."""
    token = request.GET.get("n", "")
    found, is_own, asked = _signed(token)
    context = {"registration": found, "is_own": is_own, "token": token}
    if found:
        context |= {
            "briefing": Briefing(found.occurrence, site_settings(request)),
            "code": spoken_code(found.code),
            "rank": waiting_rank(found),
            # The same form was sent again with another number: the first one stands.
            "other_number": asked != found.places and is_own,
            "is_cancelled": found.state == RegistrationState.CANCELLED,
            "is_off": found.occurrence.status in (Status.CANCELLED, Status.POSTPONED),
        }
    return render(request, "events/registration_done.html", context)


@never_cache
@require_safe
def registration_calendar(request):
    """`/inscriptions/agenda.ics?n=…`: this date alone, to be added to one's own calendar."""
    found, _, _ = _signed(request.GET.get("n", ""))
    if found is None:
        raise Http404
    agency = site_settings(request)
    feed = ical.head(
        agency.site_name,
        maker=f"{urlsplit(settings.SITE_URL).hostname}//Inscription",
        # Of the whole event: the address of this file opens for an hour, and for one person.
        source=f"{settings.SITE_URL}{found.occurrence.event.path_on_site}agenda.ics",
    )
    dates = ics.date_events([found.occurrence], ics.Known(agency, all_items()))
    response = HttpResponse(b"".join(ical.written(feed, dates)), content_type=ICS)
    response["Content-Disposition"] = 'attachment; filename="atelier.ics"'
    return response


def _signed(token: str) -> tuple[Registration | None, bool, int]:
    """The registration that this address was made for, whether its code may be shown, and how many
    places were asked for; None when the address is too old, or the registration was purged."""
    try:
        number, is_own, asked = signing.loads(token, salt=_DONE_SALT, max_age=DONE_S)
    except signing.BadSignature:
        return None, False, 0
    rows = Registration.objects.select_related("occurrence__event__venue")
    return rows.filter(pk=number).first(), bool(is_own), asked
