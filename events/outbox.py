"""The e-mails that wait to leave, written beside each registration in the transaction that changes
what its person was told: a server that is slow or down loses nothing.

Some leave as soon as the change is there for good, within a few seconds; ``send_notices`` sends the
others every few minutes and tries again what did not leave. Whoever is not reached that way stays
on the library's list of people to call.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from events.enums import CallReason, Status
from events.models import Registration
from events.notices import Notice, message

logger = logging.getLogger(__name__)

#: While somebody waits for their page: so many e-mails, so long.
AT_ONCE = 20
PATIENCE = timedelta(seconds=5)
#: How long until what did not leave is tried again, and how often it is.
AGAIN = timedelta(hours=1)
MOST_TRIES = 6
_BATCH = 100


def put(numbers: Iterable[int], *, leaves_soon: bool = True) -> None:
    """Those of these registrations (keys) that have an e-mail are told by e-mail of their
    ``call_reason``, as it is and as their date is when it leaves.

    ``leaves_soon``: the first ones at the end of this transaction, whatever the number of its calls.
    """
    rows = Registration.objects.filter(pk__in=numbers).exclude(email="")
    rows.update(mail_due=timezone.now(), mail_tries=0)
    if not leaves_soon:
        return
    written = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for _, planned, *_ in transaction.get_connection().run_on_commit:
        if isinstance(planned, _Departure) and not planned.is_over:
            planned.numbers += written
            return
    transaction.on_commit(_Departure(written))


def send_due(now: datetime) -> int:
    """Everything that is due at ``now`` (aware); how many left."""
    sent = 0
    connection = get_connection()
    while True:
        due = list(_due(now).order_by("mail_due", "pk")[:_BATCH])
        if not due:
            return sent
        left, goes_on = _deliver(due, connection, now)
        sent += left
        if not goes_on:
            return sent


class _Departure:
    """What leaves at the end of a transaction."""

    def __init__(self, numbers: list[int]):
        self.numbers, self.is_over = numbers, False

    def __call__(self) -> None:
        self.is_over, now = True, timezone.now()
        if due := list(_due(now).filter(pk__in=self.numbers[:AT_ONCE]).order_by("pk")):
            connection = get_connection(timeout=PATIENCE.total_seconds())
            _deliver(due, connection, now, until=now + PATIENCE)


def _due(now: datetime):
    """Nothing leaves that is not true any more: a date that was restored meanwhile is not
    cancelled."""
    is_off, says_off = Q(occurrence__status=Status.CANCELLED), Q(call_reason=CallReason.CANCELLED)
    rows = Registration.objects.active().exclude(email="").exclude(call_reason="")
    rows = rows.filter(mail_due__lte=now, mail_tries__lt=MOST_TRIES, occurrence__end__gte=now)
    true = rows.filter((is_off & says_off) | (~is_off & ~says_off))
    return true.select_related("occurrence__event__venue")


def _deliver(
    due: list[Registration], connection, now: datetime, until: datetime | None = None
) -> tuple[int, bool]:
    """Over one connection; how many left, and whether the server still answers."""
    sent = 0
    try:
        connection.open()
    except Exception as error:  # its message could name somebody
        logger.error("E-mails not sent: %s", type(error).__name__)
        for registration in due:
            _claim(registration, now)
        return 0, False
    try:
        for registration in due:
            if until is not None and timezone.now() >= until:
                break
            if not _claim(registration, now):
                continue
            try:
                message(Notice(registration.call_reason), registration, connection).send()
            except Exception as error:  # the next ones may still leave
                logger.error("E-mail not sent: %s", type(error).__name__)
                if isinstance(error, SMTPRecipientsRefused):
                    _written(registration).update(mail_due=None)
                if _is_down(error):
                    return sent, False
            else:
                sent += 1
                _written(registration).update(mail_due=None, call_reason="")
    finally:
        _close(connection)
    return sent, True


def _claim(registration: Registration, now: datetime) -> bool:
    """Of two who would send it, one does; it comes up again later if its process dies."""
    later = now + AGAIN
    taken = _written(registration).update(mail_due=later, mail_tries=F("mail_tries") + 1)
    registration.mail_due = later
    return bool(taken)


def _written(registration: Registration):
    """Its row, unless there is something newer to tell."""
    return Registration.objects.filter(
        pk=registration.pk, mail_due=registration.mail_due, call_reason=registration.call_reason
    )


def _is_down(error: Exception) -> bool:
    if isinstance(error, SMTPException):
        return isinstance(error, SMTPServerDisconnected)
    return isinstance(error, OSError)


def _close(connection) -> None:
    try:
        connection.close()
    except Exception as error:
        logger.error("Mail connection not closed: %s", type(error).__name__)
