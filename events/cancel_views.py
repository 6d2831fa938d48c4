"""Giving one's place back with the code: first which workshop it is, then yes."""

from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.context_processors import site_settings
from core.csrf import is_forged
from core.ratelimit import address_of, give_back, is_allowed
from core.text import NBSP, clean_line
from events.briefing import Briefing
from events.codes import spoken_code, typed_code
from events.enums import RegistrationState
from events.models import Registration
from events.registering import cancel
from mediators.refusals import Refused

#: Wrong codes: of one address, which a whole library may share, and of everybody.
MOST_WRONG, WRONG_WINDOW_S = 10, 15 * 60
MOST_WRONG_A_DAY, DAY_S = 40, 24 * 3600
MOST_WRONG_OF_ALL, HOUR_S = 200, 3600
_SALT = "events.cancel"
_DONE_SALT = "events.cancelled"
#: To read one line and press a button; after that, the code is asked for again.
ASKED_S = 30 * 60
DONE_S = HOUR_S
WRONG = (
    "Aucune inscription en cours avec ce code. Si vous avez déjà annulé, c’est fait. "
    f"Sinon, relisez-le, ou téléphonez{NBSP}: nous le ferons pour vous."
)
_BUSY = "Trop de codes ont été essayés. Attendez un quart d’heure, ou téléphonez."
_FORGED = (
    "Cette page est restée ouverte longtemps. Tapez votre code de nouveau. "
    "Si cela recommence, téléphonez."
)


@csrf_exempt  # ``is_forged`` asks for the token, and answers on this page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration_cancel(request):
    """`/inscriptions/annuler/`."""
    if request.method != "POST":
        return _page(request, done=_signed(request.GET.get("n", ""), _DONE_SALT, DONE_S))
    typed = clean_line(request.POST.get("code", ""), 40)
    if is_forged(request):
        return _page(request, typed=typed, error=_FORGED)
    if token := request.POST.get("inscription", ""):
        return _confirmed(request, token)
    found, error = _found(request, typed)
    return _page(request, typed=typed, error=error, found=found)


def _confirmed(request, token: str):
    """Yes was pressed: once, twice or after the place was given back, the end is the same."""
    found = _signed(token, _SALT, ASKED_S)
    if found is None:
        return _page(request, error=_FORGED)
    try:
        cancel(found, timezone.now())
    except Refused as refusal:
        return _page(request, error=str(refusal))
    done = signing.dumps(found.pk, salt=_DONE_SALT)
    return redirect(f"{reverse('registration_cancel')}?n={done}")


def _found(request, typed: str) -> tuple[Registration | None, str]:
    """The registration of this code, or what to say. Every code that opens nothing gets the same
    answer after the same work, whether it never was, was cancelled, is over or was purged."""
    address = address_of(request)
    if not _may_try(address):
        return None, _BUSY
    now = timezone.now()
    rows = Registration.objects.active().select_related("occurrence__event__venue")
    found = rows.filter(code=typed_code(typed), occurrence__start__gt=now).first()
    if found is None:
        return None, WRONG
    for name, who in (("code", address), ("code-day", address), ("code", "")):
        give_back(name, who)
    give_back("code-first", address)
    return found, ""


def _may_try(address: str) -> bool:
    """Counted before the answer is known: a hundred tries at once are a hundred.

    In this order: one address that goes on trying does not use up what everybody has. An address
    without a wrong try is never refused: nobody can keep the others from giving their place back.
    """
    own = [("code", MOST_WRONG, WRONG_WINDOW_S), ("code-day", MOST_WRONG_A_DAY, DAY_S)]
    if not all(is_allowed(name, address, limit=n, window_s=s) for name, n, s in own):
        return False
    is_first = is_allowed("code-first", address, limit=1, window_s=DAY_S)
    return is_allowed("code", "", limit=MOST_WRONG_OF_ALL, window_s=HOUR_S) or is_first


def _signed(token: str, salt: str, max_age: int) -> Registration | None:
    try:
        number = signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    rows = Registration.objects.select_related("occurrence__event__venue")
    return rows.filter(pk=number).first()


def _page(request, *, typed="", error="", found=None, done=None):
    about = found or done
    agency = site_settings(request)
    context = {
        "typed": typed,
        "error": error,
        "found": found,
        "done": done if done and done.state == RegistrationState.CANCELLED else None,
        "briefing": Briefing(about.occurrence, agency) if about else None,
        "token": signing.dumps(found.pk, salt=_SALT) if found else "",
        "code": spoken_code(found.code) if found else "",
    }
    return render(request, "events/registration_cancel.html", context)
