from django.http import JsonResponse
from django.views.decorators.http import require_safe

from core.text import clean_line, typographic
from finder.places import suggestions


@require_safe
def suggest(request):
    """Places whose name begins like what is being typed: ``{"suggestions": [...]}``."""
    found = suggestions(clean_line(request.GET.get("q", "")))
    shown = [{"label": typographic(item["label"]), "value": item["value"]} for item in found]
    return JsonResponse({"suggestions": shown})
