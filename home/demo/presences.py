"""The people of the demonstration and where they are, from ``home.demo.people``."""

from collections.abc import Callable
from datetime import date, time, timedelta

from home.demo.people import ORGANISATIONS, PEOPLE, Person, Stay
from mediators.models import Absence, Mediator, Organisation, Permanence, ServedArea
from schedules.enums import Frequency
from venues.models import Library, VenuePage

#: The numbers of people and of appointments follow those of the organisations.
FIRST_NUMBER = 33261919200


def load_people(venues: dict[str, VenuePage], today: date, say: Callable[[str], None]) -> None:
    """Make the people who are missing, each with all their permanences. The caller opens the
    transaction. Somebody who exists already, under this name or after a merge, is not touched."""
    known = set(Mediator.objects.values_list("name", flat=True))
    missing = [person for person in PEOPLE if person.name not in known]
    if not missing:
        return
    say(f"Conseillers : {len(missing)} à créer…")
    organisations = {
        name: Organisation.objects.get_or_create(name=name, defaults={"phone": phone})[0]
        for name, phone in ORGANISATIONS.items()
    }
    for number, person in enumerate(PEOPLE):
        if person in missing:
            phone = f"+{FIRST_NUMBER + number}"
            mediator = _add_person(person, organisations, phone, today)
            for stay in person.stays:
                if stay.place in venues:
                    _add_stay(mediator, stay, venues[stay.place], phone, today)


def _add_person(person: Person, organisations, phone: str, today: date) -> Mediator:
    library = Library.objects.filter(name=person.library).first() if person.library else None
    mediator = Mediator.objects.create(
        name=person.name,
        role=person.role,
        job_title=person.title,
        employer=organisations.get(person.employer),
        team=person.team,
        presentation=person.sentence,
        languages=list(person.languages),
        phone=phone if person.public_number else "",
        phone_is_public=person.public_number,
        email=person.email,
        email_is_public=bool(person.email),
        added_by=library,
        to_review=bool(person.library),
    )
    for kind, code, name in person.areas:
        ServedArea.objects.create(mediator=mediator, kind=kind, code=code, name=name)
    if person.away:
        start, length, reason = person.away
        first = today + timedelta(days=start)
        Absence.objects.create(
            mediator=mediator,
            first_day=first,
            last_day=first + timedelta(days=length - 1),
            reason=reason,
        )
    return mediator


def _add_stay(mediator: Mediator, stay: Stay, venue: VenuePage, phone: str, today: date) -> None:
    start, end = (time.fromisoformat(text) for text in stay.hours.split("-"))
    Permanence.objects.create(
        venue=venue,
        mediator=mediator,
        start_time=start,
        end_time=end,
        school_policy=stay.policy,
        skips_public_holidays=not stay.on_public_holidays,
        mode=stay.mode,
        booking_phone=phone if stay.own_number else "",
        booking_url=stay.url,
        services=list(stay.services),
        devices_brought=list(stay.brought),
        devices_accepted=list(stay.accepted),
        postures=list(stay.postures),
        note=stay.note,
        **_rule(stay, today),
    )


def _rule(stay: Stay, today: date) -> dict:
    first, last = season(today)
    if stay.begins is not None:
        first = today + timedelta(days=stay.begins)
    if stay.ended is not None:
        last = today + timedelta(days=stay.ended)
    rule = {
        "frequency": Frequency.MONTHLY if stay.nths else Frequency.WEEKLY,
        "first_day": min(first, last),
        "last_day": last,
        "weekdays": stay.days.split(",") if stay.days else [],
        "nths": stay.nths.split(",") if stay.nths else [],
        "interval": stay.every,
    }
    if stay.once is not None:
        day = _weekday_from(today, stay.once)
        return rule | {"frequency": Frequency.ONCE, "first_day": day, "last_day": day}
    if stay.dates:
        days = [_weekday_from(today, number) for number in stay.dates]
        return rule | {"frequency": Frequency.DATES, "dates": [day.isoformat() for day in days]}
    return rule


def _weekday_from(today: date, number: int) -> date:
    """That many days from now, or the Monday after when that is a week-end."""
    day = today + timedelta(days=number)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def season(today: date) -> tuple[date, date]:
    """The school year that lasts for some weeks more: a demonstration is never over."""
    begun = today.year if today.month >= 9 else today.year - 1
    ended = today.year + 1 if today.month >= 5 else today.year
    return date(begun, 9, 1), date(ended, 7, 2)
