from django.http import JsonResponse
from django.views.decorators.http import require_safe

from core.text import clean_line, typographic
from finder.people import find_people
from finder.places import suggestions
from mediators.wording import uncapitalised

MOST, MOST_PEOPLE = 8, 3


@require_safe
def suggest(request):
    """Places, then people, whose name is like what is being typed.

    ``{"suggestions": [{"label", "value", "kind"}]}``: what to show, what to put in the field, and
    "commune", "venue", "address" or "person".
    """
    typed = clean_line(request.GET.get("q", ""))
    people = find_people(typed, MOST_PEOPLE)
    shown = [
        {"label": typographic(place["label"]), "value": place["value"], "kind": place["kind"]}
        for place in suggestions(typed, MOST - len(people))
    ]
    shown += [
        {"label": f"{hit.name}, {uncapitalised(hit.role)}", "value": hit.name, "kind": "person"}
        for hit in people
    ]
    return JsonResponse({"suggestions": shown})
