"""`/agenda/`: what the page shows for a query string, whatever it holds."""

from datetime import datetime

from django.utils import timezone

from events.agenda_form import AgendaForm, Asked
from events.agenda_listing import coming, over, undated
from events.agenda_month import month_table
from events.agenda_period import shortcuts


def agenda(params, now: datetime) -> dict:
    """The context for these GET parameters at this moment (aware)."""
    form = AgendaForm(params, timezone.localdate(now))
    form.is_valid()  # a wrong value shows its error; the rest still filters
    asked = Asked.of(form)
    context = {
        "form": form,
        "asked": asked,
        "now": now,
        "shortcuts": shortcuts(form.today, form.calendar),
        "period": "" if form.has_days else form.cleaned_data.get("periode", ""),
        "this_month": f"{form.today:%Y-%m}",
        "is_archive": params.get("archives") == "1",
        "is_month": "mois" in params,
    }
    page = params.get("page", "")
    if context["is_archive"]:
        return context | over(asked, page, now)
    if context["is_month"]:
        return context | month_table(asked, params["mois"], now)
    context |= coming(asked, page, now)
    if context["found"].number == 1 and not (asked.days.first or asked.days.last):
        context |= undated(asked, now)
    return context
