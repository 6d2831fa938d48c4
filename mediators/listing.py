"""`/conseillers/`: everybody who helps, where they are to be found, and when next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q

from core.pagination import TOTAL_SECONDS, cached_total, paginate
from core.text import clean_line, fold, normalise
from mediators.enums import ROLE_SYNONYMS, Role
from mediators.models import Mediator, Permanence
from mediators.presence import Presence, next_presence
from mediators.wording import why_nobody
from schedules.calendar import Calendar
from schedules.known import current_calendar
from schedules.recurrence import PARIS
from venues.models.communes import DEPARTMENTS

PER_PAGE = 20
MOST_WORDS = 6
#: Each role and every word by which one may ask for it, folded.
_ROLE_WORDS = {
    role: " ".join([fold(role.label), *ROLE_SYNONYMS[role]]).split()
    for role in Role
    if role != Role.OTHER
}


@dataclass(frozen=True)
class PersonCard:
    """Somebody as the list shows them: the venues, the soonest first, and the next time.

    ``no_date`` says why there is no next time although there are venues.
    """

    mediator: Mediator
    venues: list
    next: Presence | None
    no_date: str


class PersonListForm(forms.Form):
    q = forms.CharField(label="Nom, fonction ou lieu", required=False)
    departement = forms.ChoiceField(label="Département", required=False)

    def __init__(self, data, departments: list[dict]):
        super().__init__(data)
        field = self.fields["departement"]
        field.choices = [("", "Tous"), *((item["code"], item["name"]) for item in departments)]
        field.error_messages = {
            "invalid_choice": "Ce département n’est pas dans la liste : il n’a pas été retenu."
        }

    def clean_q(self):
        return clean_line(self.cleaned_data["q"], 100)


def person_list(params, now: datetime) -> dict:
    """The context of the list for these GET parameters."""
    today = now.astimezone(PARIS).date()
    known = departments(today)
    form = PersonListForm(params, known)
    form.is_valid()  # a wrong value shows its error; the rest still filters
    text, department = (form.cleaned_data.get(name, "") for name in ("q", "departement"))
    found = matching(text, department, today)
    people = paginate(
        found,
        params.get("page", ""),
        per_page=PER_PAGE,
        total=cached_total(f"people:{normalise(text)}|{department}|{today}", found.count),
    )
    people.items[:] = cards(people.items, now)
    return {
        "form": form,
        "people": people,
        "now": now,
        "departments": known,
        "chosen_department": DEPARTMENTS.get(department, ""),
        "is_filtered": bool(text or department),
        "is_searched": bool(text),
    }


def matching(text: str, department: str, today: date):
    """Active people of this name or role, or of a place of theirs, those whom one can meet first,
    by name."""
    there = Permanence.objects.current(today).at_visible_venues().filter(mediator=OuterRef("pk"))
    if department:
        there = there.filter(venue__department=department)
    people = Mediator.objects.active().for_listing().annotate(is_somewhere=Exists(there))
    if department:
        people = people.filter(is_somewhere=True)
    for word in _words(text):
        # The commune and the name of the venue, which the card shows.
        is_at = Exists(there.filter(venue__sort_key__contains=f" {word}"))
        people = people.filter(_is_called(word) | is_at)
    return people.order_by("-is_somewhere", "name_key", "pk")


def called(people, text: str):
    """Of these people, those whose name or role holds every word."""
    for word in _words(text):
        people = people.filter(_is_called(word))
    return people


def _words(text: str) -> list[str]:
    return normalise(text).split()[:MOST_WORDS]


def _is_called(word: str) -> Q:
    return Q(name_key__contains=word) | Q(role__in=roles_called(word))


def roles_called(word: str) -> list[str]:
    """The roles one may mean by a word as ``fold`` gives it, in the singular or the plural."""
    singular = word.rstrip("s")
    if len(singular) < 3:
        return []
    return [
        role
        for role, words in _ROLE_WORDS.items()
        if any(known.startswith(singular) for known in words)
    ]


def search_people(text: str, limit: int) -> list[Mediator]:
    """At most ``limit`` people of this name or role, for the search of the whole site."""
    line = clean_line(text, 100)
    if len(normalise(line)) < 2:
        return []
    people = called(Mediator.objects.active().for_listing(), line)
    return list(people.order_by("name_key", "pk")[:limit])


def departments(today: date) -> list[dict]:
    """Departments where one can meet somebody: ``{"code", "name", "total"}``, a minute old."""
    key = f"people:departments:{today}"
    found = cache.get(key)
    if found is None:
        rows = (
            Permanence.objects.current(today)
            .at_visible_venues()
            .order_by()
            .exclude(venue__department="")
            .values_list("venue__department")
            .annotate(total=Count("mediator", distinct=True))
            .order_by("venue__department")
        )
        found = [
            {"code": code, "name": DEPARTMENTS.get(code, code), "total": total}
            for code, total in rows
        ]
        cache.set(key, found, TOTAL_SECONDS)
    return found


def cards(people: list[Mediator], now: datetime) -> list[PersonCard]:
    """The same number of queries for 2 and for 20 people."""
    today = now.astimezone(PARIS).date()
    permanences = (
        Permanence.objects.filter(mediator__in=[person.pk for person in people])
        .current(today)
        .at_visible_venues()
        .for_display()
    )
    by_person = defaultdict(list)
    for permanence in permanences:
        by_person[permanence.mediator_id].append(permanence)
    calendar = current_calendar()
    return [_card(person, by_person[person.pk], now, calendar) for person in people]


def _card(mediator: Mediator, permanences: list, now: datetime, calendar: Calendar) -> PersonCard:
    ordered = soonest_first(permanences, now, calendar)
    venues = {permanence.venue_id: permanence.venue for permanence, _ in ordered}
    following = ordered[0][1] if ordered else None
    no_date = "" if following else why_nobody(permanences, now, calendar)
    return PersonCard(mediator, list(venues.values()), following, no_date)


def soonest_first(
    permanences: list, now: datetime, calendar: Calendar
) -> list[tuple[Permanence, Presence | None]]:
    """Each permanence with its next presence; those without a known date come last."""
    pairs = [(permanence, next_presence(permanence, now, calendar)) for permanence in permanences]
    never = datetime.max.replace(tzinfo=PARIS)
    return sorted(pairs, key=lambda pair: (pair[1].start if pair[1] else never, pair[0].pk))
