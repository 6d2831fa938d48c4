from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.context_processors import site_settings
from core.qr import code_svg
from core.text import near
from finder.sheet import sheet_of
from schedules.known import current_calendar
from venues.models import Commune


@require_safe
def sheet(request, insee: str):
    """`/trouver/fiche/<insee>/`: the sheet to print for somebody, or to stick on a fridge."""
    commune = Commune.objects.filter(insee_code=insee).first()
    if commune is None:
        raise Http404
    paper = sheet_of(
        commune,
        timezone.now(),
        calendar=current_calendar(),
        agency=site_settings(request),
        site_url=settings.SITE_URL,
    )
    code = code_svg(paper.foot.address, f"Les mêmes lieux {near(commune.name)}, à jour")
    context = {"commune": commune, "sheet": paper, "code": code}
    return render(request, "finder/sheet.html", context)
