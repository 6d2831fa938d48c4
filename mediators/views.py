"""Addresses of people that are not pages: « Signaler une erreur »."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.context_processors import site_settings
from core.ratelimit import address_of, is_allowed
from core.text import clean_line
from mediators import reporting
from mediators.contact import person_contact, venue_contact


# Nobody is signed in here and no cookie is read: a forged request could do no more than anybody's
# own, and a CSRF token would put a cookie on visitors' machines.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """`/signaler/?lieu=…` or `?personne=…`: the phone first, then one field."""
    if (target := reporting.find_target(request.GET)) is None:
        raise Http404
    now = timezone.now()
    if request.method != "POST":
        return _report_page(request, target, reporting.ReportForm(now=now), reporting.stamp(now))
    form = reporting.ReportForm(
        {
            "text": reporting.written(request.POST.get("text", "")),
            "opened": clean_line(request.POST.get("opened", "")),
            "suite": clean_line(request.POST.get("suite", "")),
        },
        now=now,
    )
    if form.is_valid() and (form.is_trapped or _is_within_limit(request, form)):
        if not form.is_trapped:
            reporting.keep(target, form.cleaned_data["text"], now)
        return redirect(f"{reverse('report_thanks')}{target.query}")
    opened = form.data["opened"]
    if reporting.age_of(opened, now) is None:
        opened = reporting.stamp(now)
    return _report_page(request, target, form, opened)


@never_cache
@require_safe
def report_thanks(request):
    target = reporting.find_target(request.GET) or reporting.Target()
    return render(request, "mediators/report_thanks.html", {"target": target})


def _is_within_limit(request, form) -> bool:
    address = address_of(request)
    if is_allowed("report", address, limit=reporting.MOST_AN_HOUR, window_s=3600):
        return True
    form.add_error(
        None,
        "Beaucoup de messages sont partis d’ici en une heure. Attendez un peu, "
        "ou appelez\u00a0: votre message est toujours là.",
    )
    return False


def _report_page(request, target, form, opened: str):
    agency = site_settings(request)
    if target.mediator:
        contact = person_contact(target.mediator, None, agency)
    else:
        contact = venue_contact(target.venue, agency)
    context = {"target": target, "form": form, "opened": opened, "contact": contact}
    return render(request, "mediators/report.html", context)
