"""`/lieux/`: the venues of the region, filtered by words, kind of place and department."""

from django import forms
from django.core.cache import cache
from django.db.models import Count

from core.pagination import TOTAL_SECONDS, cached_total, paginate
from core.text import clean_line, normalise
from venues.models.communes import DEPARTMENTS
from venues.models.venue import VenuePage
from venues.venue_types import VenueType

PER_PAGE = 20


def departments() -> list[dict]:
    """Departments that have venues, with how many: ``{"code", "name", "total"}``. A minute old."""
    found = cache.get("venues:departments")
    if found is None:
        rows = (
            VenuePage.objects.visible()
            .order_by("department")
            .values_list("department")
            .annotate(total=Count("pk"))
        )
        found = [
            {"code": code, "name": DEPARTMENTS.get(code, code), "total": total}
            for code, total in rows
            if code
        ]
        cache.set("venues:departments", found, TOTAL_SECONDS)
    return found


def kinds() -> list[tuple[str, str]]:
    """Kinds of places that exist here, as choices. A minute old."""
    found = cache.get("venues:kinds")
    if found is None:
        lists = VenuePage.objects.visible().order_by().values_list("venue_types").distinct()
        present = {code for (codes,) in lists for code in codes}
        found = sorted(
            ((code, label) for code, label in VenueType.choices if code in present),
            key=lambda choice: normalise(choice[1]),
        )
        cache.set("venues:kinds", found, TOTAL_SECONDS)
    return found


class VenueListForm(forms.Form):
    q = forms.CharField(label="Nom ou commune", required=False)
    type = forms.ChoiceField(label="Type de lieu", required=False)
    departement = forms.ChoiceField(label="Département", required=False)

    def __init__(self, data):
        super().__init__(data)
        unknown = {"invalid_choice": "Ce choix n’est pas dans la liste : il n’a pas été retenu."}
        for name, choices in (
            ("type", kinds()),
            ("departement", [(d["code"], d["name"]) for d in departments()]),
        ):
            self.fields[name].choices = [("", "Tous"), *choices]
            self.fields[name].error_messages = unknown

    def clean_q(self):
        return clean_line(self.cleaned_data["q"], 100)


def filtered(cleaned: dict):
    venues = VenuePage.objects.visible()
    if kind := cleaned.get("type"):
        venues = venues.filter(venue_types__has=kind)
    if department := cleaned.get("departement"):
        venues = venues.filter(department=department)
    for word in normalise(cleaned.get("q", "")).split()[:6]:
        venues = venues.filter(sort_key__contains=word)
    return venues


def venue_list(params) -> dict:
    """The context of the list for these GET parameters."""
    form = VenueListForm(params)
    form.is_valid()  # a wrong value shows its error; the rest still filters
    cleaned = form.cleaned_data
    key = "venues:total:" + "|".join(
        normalise(cleaned.get(name, "")) for name in ("q", "type", "departement")
    )
    total = cached_total(key, filtered(cleaned).count)
    venues = paginate(
        filtered(cleaned).for_listing().by_place(),
        params.get("page", ""),
        per_page=PER_PAGE,
        total=total,
    )
    return {
        "form": form,
        "venues": venues,
        "departments": departments(),
        "chosen_department": DEPARTMENTS.get(cleaned.get("departement", ""), ""),
        "is_filtered": any(cleaned.values()),
    }
