"""What narrows or sorts the list, each with the address of the same question without it."""

from dataclasses import dataclass

from django.http import QueryDict

from core.text import WEEKDAYS, joined, typographic
from finder.needs import Need, need_label
from finder.search import Order
from finder.wish import ACCESS_WORDS, Wish
from schedules.enums import weekday_number


@dataclass(frozen=True)
class Filter:
    """``label`` goes on from "Vous cherchez"; ``link`` is a query string."""

    label: str
    link: str


def filters(query: QueryDict, need: Need, wish: Wish, order: str) -> list[Filter]:
    """All that is in force, in the order of the form."""
    found = _needs(query, need)
    for code in wish.days:
        others = [value for value in query.getlist("jour") if value != code]
        found.append(Filter(f"le {WEEKDAYS[weekday_number(code)]}", _link(query, jour=others)))
    if wish.access:
        found.append(Filter(ACCESS_WORDS[wish.access], _link(query, acces=[])))
    if wish.within_km is not None:
        far = f"{wish.within_km:g}".replace(".", ",")
        found.append(Filter(f"à moins de {far}\u00a0km", _link(query, rayon=[])))
    if wish.step_free:
        found.append(Filter("en fauteuil roulant", _link(query, pmr=[])))
    if order == Order.SOONEST:
        found.append(Filter("d’abord le plus tôt", _link(query, tri=[])))
    return found


def _needs(query: QueryDict, need: Need) -> list[Filter]:
    if need.is_as_understood and need.understanding:
        words = joined([typographic(label) for label in need.understanding.labels])
        return [Filter(f"pour\u00a0: {words}", _link(query, besoin=[], compris=[]))]
    words = [need.words] if need.words else []
    return [
        Filter(
            f"pour\u00a0: {need_label(service)}",
            _link(
                query,
                besoin=[*words, *(other for other in need.services if other != service)],
                compris=words,
            ),
        )
        for service in need.services
    ]


def _link(query: QueryDict, **changes: list[str]) -> str:
    params = query.copy()
    params.pop("page", None)
    for name, values in changes.items():
        params.setlist(name, values)
        if not values:
            del params[name]
    return f"?{params.urlencode()}"
