"""`/portraits/`: the interviews, by context, role, department, series and year."""

from django import forms
from django.core.cache import cache

from core.pagination import TOTAL_SECONDS, cached_total, paginate
from mediators.enums import Role
from portraits.cards import cards, credits
from portraits.enums import Context
from portraits.models import PortraitPage
from portraits.querysets import PortraitQuerySet
from venues.models.communes import DEPARTMENTS

PER_PAGE = 12
#: What each filter asks of a portrait.
COLUMNS = {
    "contexte": "context",
    "fonction": "role",
    "departement": "department",
    "serie": "series__slug",
    "annee": "interviewed_on__year",
}


def known_choices() -> dict[str, list[tuple[str, str]]]:
    """For each filter what the published portraits say, as (value, label): one query, a minute old."""
    found = cache.get("portraits:choices")
    if found is None:
        columns = [*COLUMNS.values(), "series__title"]
        rows = list(PortraitPage.objects.visible().order_by().values_list(*columns).distinct())
        contexts, roles, departments, series, years, _ = map(
            set, zip(*rows, strict=True) if rows else [()] * len(columns)
        )
        named = {slug: title for _, _, _, slug, _, title in rows}
        found = {
            "contexte": [choice for choice in Context.choices if choice[0] in contexts],
            "fonction": [choice for choice in Role.choices if choice[0] in roles],
            "departement": [
                (code, DEPARTMENTS.get(code, code)) for code in sorted(departments - {""})
            ],
            "serie": sorted(
                ((slug, named[slug]) for slug in series - {None}), key=lambda item: item[1]
            ),
            "annee": [(str(year), str(year)) for year in sorted(years - {None}, reverse=True)],
        }
        cache.set("portraits:choices", found, TOTAL_SECONDS)
    return found


class PortraitFilters(forms.Form):
    contexte = forms.ChoiceField(label="Lieu de travail", required=False)
    fonction = forms.ChoiceField(label="Fonction", required=False)
    departement = forms.ChoiceField(label="Département", required=False)
    serie = forms.ChoiceField(label="Série", required=False)
    annee = forms.ChoiceField(label="Année de l’entretien", required=False)

    def __init__(self, data, *, without: tuple[str, ...] = ()):
        super().__init__(data)
        for name in without:
            del self.fields[name]
        known = known_choices()
        everything = {
            "serie": "Toutes",
            "fonction": "Toutes",
            "annee": "Toutes",
            "contexte": "Partout",
        }
        for name, field in self.fields.items():
            field.choices = [("", everything.get(name, "Tous")), *known[name]]
            field.error_messages = {
                "invalid_choice": "Ce choix n’est pas dans la liste\u00a0: il n’a pas été retenu."
            }

    def chosen(self) -> dict[str, str]:
        """What was chosen, by column; a wrong value shows its error, and the rest still filters."""
        self.is_valid()
        return {COLUMNS[name]: value for name, value in self.cleaned_data.items() if value}


def filtered(chosen: dict[str, str]) -> PortraitQuerySet:
    return PortraitPage.objects.visible().filter(**chosen)


def portrait_list(params) -> dict:
    """The context of the list for these GET parameters."""
    form = PortraitFilters(params)
    chosen = form.chosen()
    found = filtered(chosen)
    key = "portraits:total:" + "|".join(f"{name}={value}" for name, value in chosen.items())
    portraits = paginate(
        found.recent_first().for_listing(),
        params.get("page", ""),
        per_page=PER_PAGE,
        total=cached_total(key, found.count),
    )
    named = credits(portraits.items)
    portraits.items[:] = cards(portraits.items)
    return {"form": form, "portraits": portraits, "credits": named, "is_filtered": bool(chosen)}
