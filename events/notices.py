"""The e-mails about a registration: plain and short. ``events.outbox`` sends those that tell of a
change.

A message that does not leave takes nobody's place away, and is never logged with its address.
"""

import logging
from email.utils import formataddr
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
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


def send(kind: Notice, number: int) -> None:
    """At once, to a registration (key) that was just made and has an e-mail.

    Its code is on the page that follows, so nothing is tried again.
    """
    rows = Registration.objects.active().filter(pk=number).exclude(email="")
    registration = rows.select_related("occurrence__event__venue").first()
    if registration is None:
        return
    try:
        message(kind, registration).send()
    except Exception as error:  # its message could name somebody
        logger.error("E-mail «%s» not sent: %s", kind.value, type(error).__name__)


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
