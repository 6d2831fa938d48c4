"""Who registered for the workshops of the demonstration: invented names, numbers kept for fiction."""

import random
from datetime import datetime, timedelta

from events.codes import ALPHABET, LENGTH
from events.enums import Means, Origin, RegistrationState
from events.models import EventPage, Occurrence, Registration
from events.retention import KEPT_AFTER

NAMES = (
    "Jacqueline", "Mme Leroyer", "Michel", "Fatima", "M. Lecarpentier", "Nicole", "Gérard",
    "Sylvie", "Mme Diallo", "Raymond", "Chantal", "Ahmed", "Monique", "Bernard", "Mme Nguyen",
    "Yvette", "Patrick", "Mme Lemoine", "Denise", "Jean-Claude", "Aïcha", "Marcel", "Mme Roussel",
    "Colette", "Maria", "André", "Simone", "M. Kowalski", "Ginette", "Françoise",
)  # fmt: skip
#: Of the numbers kept for fiction, those that nobody else has here.
_NUMBERS = range(33261918000, 33261918999)
_MISSING = "votre téléphone chargé"
#: Dates ahead for which people have registered already.
_AHEAD = 3


def fill_places(
    event: EventPage, registered: int | None, chance: random.Random, now: datetime
) -> None:
    """People on the next dates; ``registered`` asks on the first, or a number is drawn. Whoever asks
    for more than there is waits."""
    if Means.SITE not in event.registration_means or (event.is_internal and registered is None):
        return
    if registered is None and chance.random() < 0.5:
        return
    coming = event.occurrences.filter(start__gt=now, status__in=(1, 2, 3)).order_by("start")
    for turn, occurrence in enumerate(coming[:_AHEAD]):
        places = occurrence.places or 12
        wanted = registered if registered is not None and not turn else chance.randint(0, places)
        _register(occurrence, wanted, chance, now - timedelta(days=2 + turn))


def _register(occurrence: Occurrence, people: int, chance: random.Random, when: datetime) -> None:
    """Rows as ``events.registering`` would write them, without a message to anybody."""
    number, left = chance.randrange(800), occurrence.places
    rows = []
    for turn, name in enumerate(chance.sample(NAMES, min(people, len(NAMES)))):
        has_mailbox = chance.random() < 0.35
        places = 2 if chance.random() < 0.1 and (occurrence.places or 9) > 2 else 1
        is_in = left is None or places <= left
        left = left if left is None or not is_in else left - places
        rows.append(
            Registration(
                occurrence=occurrence,
                code=_code(chance),
                name=name,
                phone="" if has_mailbox else f"+{_NUMBERS[number + turn]}",
                email=f"personne{number + turn}@example.org" if has_mailbox else "",
                places=places,
                missing=[_MISSING] if chance.random() < 0.15 else [],
                origin=chance.choice(Origin.values),
                state=RegistrationState.CONFIRMED if is_in else RegistrationState.WAITING,
                registered_at=when + timedelta(minutes=11 * turn),
            )
        )
    Registration.objects.bulk_create(rows)
    confirmed = (row.places for row in rows if row.state == RegistrationState.CONFIRMED)
    occurrence.places_taken = sum(confirmed)
    occurrence.save(update_fields=["places_taken"])


def _code(chance: random.Random) -> str:
    """One that nobody has: the same every time for the same seed."""
    while True:
        code = "".join(chance.choices(ALPHABET, k=LENGTH))
        if not Registration.objects.filter(code=code).exists():
            return code


def fill_past(event: EventPage, chance: random.Random, now: datetime) -> None:
    """What is left of the dates whose registrations were purged: how many came."""
    if Means.NONE in event.registration_means:
        return
    past = list(event.occurrences.filter(end__lt=now - KEPT_AFTER))
    for occurrence in past:
        occurrence.registered_total = chance.randint(1, min(event.capacity or 12, 12))
        occurrence.absent_total = int(chance.random() < 0.3 and occurrence.registered_total > 1)
        occurrence.attended_total = occurrence.registered_total - occurrence.absent_total
    Occurrence.objects.bulk_update(
        past, ["registered_total", "absent_total", "attended_total"], batch_size=200
    )
