"""`/lieux/`: the venues of the region, filtered by words, kind of place and department."""

from collections import Counter

from django import forms
from django.core.cache import cache
from django.db.models import Count

from core.pagination import TOTAL_SECONDS, cached_total, paginate
from core.text import clean_line, normalise
from venues.models.communes import DEPARTMENTS
from venues.models.venue import VenuePage
from venues.venue_types import VenueType

PER_PAGE = 20


def overview() -> dict:
    """How many venues there are, where, and of which kinds: one query, a minute old.

    ``{"total": int, "departments": [{"code", "name", "total"}], "kinds": [(code, label)]}``
    """
    found = cache.get("venues:overview")
    if found is None:
        rows = list(
            VenuePage.objects.visible()
            .order_by()
            .values_list("department", "venue_types")
            .annotate(total=Count("pk"))
        )
        totals = Counter()
        for department, _, total in rows:
            totals[department] += total
        present = {code for _, codes, _ in rows for code in codes}
        found = {
            "total": totals.total(),
            "departments": [
                {"code": code, "name": DEPARTMENTS.get(code, code), "total": total}
                for code, total in sorted(totals.items())
                if code
            ],
            "kinds": sorted(
                ((code, label) for code, label in VenueType.choices if code in present),
                key=lambda choice: normalise(choice[1]),
            ),
        }
        cache.set("venues:overview", found, TOTAL_SECONDS)
    return found


def departments() -> list[dict]:
    """Departments that have venues, with how many: ``{"code", "name", "total"}``."""
    return overview()["departments"]


def department_code(typed: str) -> str:
    """ "Manche" → "50", for the departments that have venues; "" for anything else."""
    key = normalise(typed)
    return next((d["code"] for d in departments() if normalise(d["name"]) == key), "")


class VenueListForm(forms.Form):
    q = forms.CharField(label="Nom ou commune", required=False)
    type = forms.ChoiceField(label="Type de lieu", required=False)
    departement = forms.ChoiceField(label="Département", required=False)

    def __init__(self, data):
        super().__init__(data)
        known = overview()
        unknown = {"invalid_choice": "Ce choix n’est pas dans la liste : il n’a pas été retenu."}
        for name, choices in (
            ("type", known["kinds"]),
            ("departement", [(d["code"], d["name"]) for d in known["departments"]]),
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
    is_filtered = any(cleaned.values())
    found = filtered(cleaned)
    venues = paginate(
        found.for_listing().by_place(),
        params.get("page", ""),
        per_page=PER_PAGE,
        total=cached_total(key, found.count) if is_filtered else overview()["total"],
    )
    return {
        "form": form,
        "venues": venues,
        "departments": departments(),
        "chosen_department": DEPARTMENTS.get(cleaned.get("departement", ""), ""),
        "is_filtered": is_filtered,
    }
