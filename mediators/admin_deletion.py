"""A venue where somebody comes is not deleted: alone, in bulk or with a page above it."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks

from core.text import NBSP
from mediators.locks import hold_venues_below
from mediators.models import Permanence


@hooks.register("before_delete_page")
def keep_venues_with_permanences(request, page):
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def keep_them_in_bulk(request, action_type, objects, action):
    if action_type != "delete" or action.model._meta.label_lower != "wagtailcore.page":
        return None
    return _refusal(request, objects)


def _refusal(request, pages):
    """Back to the explorer with a sentence, when one of these pages has permanences below it.

    Wagtail calls this in the transaction of the deletion: locked, the venues gain no permanence
    between the look and the deletion.
    """
    for page in pages:
        if request.method == "POST":
            hold_venues_below(page)
        rows = Permanence.objects.filter(venue__path__startswith=page.path)
        if title := rows.values_list("venue__title", flat=True).first():
            messages.error(
                request,
                f"«{NBSP}{title}{NBSP}» a des permanences, passées comprises{NBSP}: la page n’est "
                "pas supprimée. Pour la cacher, dépubliez-la. Pour l’effacer, supprimez d’abord "
                f"ses permanences, à l’onglet «{NBSP}Qui est là, quand{NBSP}».",
            )
            parent = page.get_parent()
            return (
                redirect("wagtailadmin_explore", parent.pk)
                if parent
                else redirect("wagtailadmin_home")
            )
    return None
