"""An event where people are registered is neither deleted nor hidden under them: alone, in bulk or
with a page above it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.utils import timezone
from wagtail import hooks

from core.text import NBSP
from events.expiry import expected_below
from events.models import EventPage, Occurrence, Registration
from venues.models import VenuePage


@hooks.register("before_delete_page")
def keep_events_with_registrations(request, page):
    return _deletion(request, [page])


@hooks.register("before_unpublish_page")
def keep_expected_events_published(request, page):
    return _unpublication(
        request, [page], with_children=bool(request.POST.get("include_descendants"))
    )


@hooks.register("before_bulk_action")
def keep_them_in_bulk(request, action_type, objects, action):
    if action.model._meta.label_lower != "wagtailcore.page":
        return None
    if action_type == "delete":
        return _deletion(request, objects)
    if action_type == "unpublish":
        below = bool(request.POST.get("include_descendants"))
        return _unpublication(request, objects, with_children=below)
    return None


def _deletion(request, pages):
    """Back to the explorer with a sentence, when somebody is registered below one of these pages.

    Wagtail calls this in the transaction of the deletion: locked, the dates gain no registration
    between the look and the deletion. Registrations that people cancelled themselves go with them,
    once nothing stands in the way of any of these pages.
    """
    if request.method == "POST":
        _hold(pages)
    cancelled = []
    for page in pages:
        below = Registration.objects.filter(occurrence__event__path__startswith=page.path)
        active = below.active().select_related("occurrence__event").order_by("occurrence__end")
        if last := active.last():
            title = last.occurrence.event.title
            if last.occurrence.end < timezone.now():
                advice = (
                    "Les inscriptions passées s’effacent 30 jours après la date. "
                    "Attendez, ou dépubliez la page."
                )
            else:
                advice = (
                    f"Annulez d’abord ses dates, à l’écran «{NBSP}Dates{NBSP}»{NBSP}: les personnes "
                    f"seront prévenues. Annulez ensuite leurs inscriptions, à «{NBSP}Inscrits{NBSP}»."
                )
            sentence = (
                f"Des personnes sont inscrites à «{NBSP}{title}{NBSP}», dates passées "
                f"comprises{NBSP}: la page n’est pas supprimée. {advice}"
            )
            return _refused(request, page, sentence)
        cancelled.append(below)
    if request.method == "POST":
        for below in cancelled:
            below.delete()
    return None


def _unpublication(request, pages, *, with_children: bool):
    """Whoever comes to a workshop must be able to read where it is, or be told that it is off.

    A venue hides its events with it, whether they are asked for or not.
    """
    now = timezone.now()
    for page in pages:
        if not (with_children or issubclass(page.specific_class, (EventPage, VenuePage))):
            continue
        if title := expected_below(page, now).values_list("event__title", flat=True).first():
            return _refused(
                request,
                page,
                f"Des personnes viennent bientôt à «{NBSP}{title}{NBSP}»{NBSP}: la page reste "
                f"publiée. Annulez d’abord ses dates, à l’écran «{NBSP}Dates{NBSP}»{NBSP}: les "
                "personnes seront prévenues.",
            )
    return None


def _hold(pages) -> None:
    """The events from these pages down, then their dates: in the order of every change of them."""
    below, dates_below = Q(), Q()
    for page in pages:
        below |= Q(path__startswith=page.path)
        dates_below |= Q(event__path__startswith=page.path)
    events = EventPage.objects.select_for_update(of=("self",)).order_by("pk")
    list(events.filter(below).only("pk"))
    dates = Occurrence.objects.select_for_update(of=("self",)).order_by("pk")
    list(dates.filter(dates_below).only("pk"))


def _refused(request, page, sentence: str):
    messages.error(request, sentence)
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk) if parent else redirect("wagtailadmin_home")
