"""`/portraits/constats/<slug>/tableau.csv`."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from portraits.enums import FindingState
from portraits.export import table
from portraits.freezing import counted
from portraits.models import FindingPage


@require_safe
def finding_table(request, slug):
    """The figures that the page shows, for whoever may read the page."""
    today = timezone.localdate()
    ready = FindingPage.objects.live().public().filter(state=FindingState.READY)
    figures = counted(get_object_or_404(ready, slug=slug), today)
    if not figures.lines:
        raise Http404
    response = HttpResponse(table(figures, today), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="constat-{slug}.csv"'
    return response
