"""The e-mails about a registration: plain, short, sent once the change is there for good.

A message that does not leave takes nobody's place away and is never logged with its address: whoever
had to be told stays on the library's list of people to call.
"""

import logging
from collections.abc import Iterable
from email.utils import formataddr
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string

from core.context_processors import site_settings
from core.text import NBSP, clean_line
from events.briefing import Briefing
from events.codes import spoken_code
from events.enums import CallReason, Status
from events.models import Registration

logger = logging.getLogger(__name__)
_LONGEST_TITLE = 120


class Notice(StrEnum):
    """The name of its template; those that also are a reason to call have the same value."""

    CONFIRMED = "inscription"
    WAITING = "attente"
    PROMOTED = CallReason.PROMOTED.value
    CANCELLED = CallReason.CANCELLED.value
    CHANGED = CallReason.CHANGED.value
    REMINDER = CallReason.REMINDER.value


_SUBJECTS = {
    Notice.CONFIRMED: "C’est noté",
    Notice.WAITING: "Liste d’attente",
    Notice.PROMOTED: "Une place s’est libérée",
    Notice.CANCELLED: "Date annulée",
    Notice.CHANGED: "Changement",
    Notice.REMINDER: "C’est bientôt",
}


def send(kind: Notice, numbers: Iterable[int]) -> None:
    """To those of these registrations that have an e-mail and are not cancelled, as they are now.

    Nothing leaves that is not true any more: a date that was restored meanwhile is not cancelled.
    Each one that leaves takes its person off the list of people to call for this reason.
    """
    rows = Registration.objects.active().filter(pk__in=list(numbers)).exclude(email="")
    off = Q(occurrence__status=Status.CANCELLED)
    rows = rows.filter(off if kind == Notice.CANCELLED else ~off)
    waiting = list(rows.select_related("occurrence__event__venue").order_by("pk"))
    if not waiting:
        return
    try:
        with get_connection() as connection:
            for registration in waiting:
                _send_one(kind, registration, connection)
    except Exception as error:  # an unreachable server; its message could name somebody
        logger.error("E-mails «%s» not sent: %s", kind.value, type(error).__name__)


def _send_one(kind: Notice, registration: Registration, connection) -> None:
    try:
        message(kind, registration, connection).send()
    except Exception as error:  # the next ones may still leave
        logger.error("E-mail «%s» not sent: %s", kind.value, type(error).__name__)
    else:
        rows = Registration.objects.filter(pk=registration.pk, call_reason=kind.value)
        rows.update(call_reason="")


def message(kind: Notice, registration: Registration, connection=None) -> EmailMessage:
    """Needs ``occurrence__event__venue``."""
    agency = site_settings(None)
    briefing = Briefing(registration.occurrence, agency)
    subject = f"{_SUBJECTS[kind]}{NBSP}: {clean_line(briefing.title, _LONGEST_TITLE)}"
    context = {
        "registration": registration,
        "code": spoken_code(registration.code),
        "briefing": briefing,
        "agency": agency,
        "is_postponed": registration.occurrence.status == Status.POSTPONED,
    }
    return EmailMessage(
        subject,
        render_to_string(f"events/mail/{kind.value}.txt", context),
        from_email=formataddr((clean_line(agency.site_name), settings.DEFAULT_FROM_EMAIL)),
        to=[registration.email],
        reply_to=reply_to(registration.occurrence.event, agency),
        connection=connection,
    )


def reply_to(event, agency) -> list[str]:
    """Whoever holds the event reads the answer: its own address, its venue's, the agency's."""
    venue = event.venue.emails if event.venue else []
    known = [event.registration_email, *venue, agency.email]
    return [address for address in map(clean_line, known) if "@" in address][:1]
