"""What ends by itself: consents, and after them the publication; proofs that were read long ago."""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from portraits.consent import lacks_consent
from portraits.models import PortraitPage, ProofReading
from portraits.models.consent import ENDS_SOON

logger = logging.getLogger(__name__)

PROOFS_KEPT = timedelta(days=183)


class SomeFailed(Exception):
    """How many portraits could not be unpublished; the others are."""


def unpublish_ended(today: date) -> int:
    """Every published portrait that nothing allows any more; how many. One that fails holds up
    none of the next."""
    done, failed = 0, 0
    for number in _published_without(today):
        try:
            done += unpublish_if_ended(number, today)
        except Exception as error:
            logger.error("unpublish_ended: %d failed (%s)", number, type(error).__name__)
            failed += 1
    if failed:
        raise SomeFailed(f"{failed} failed, {done} done")
    return done


def unpublish_if_ended(number: int, today: date, user=None) -> bool:
    """Whether this portrait was public and is not any more. Said in its history."""
    with transaction.atomic():
        rows = PortraitPage.objects.select_for_update(of=("self",))
        portrait = rows.filter(pk=number, live=True).first()
        if portrait is None or not lacks_consent(portrait, today):
            return False
        portrait.unpublish(user=user)
        log(instance=portrait, action="portraits.consent_ended", user=user)
    return True


def ending_soon(today: date) -> int:
    """How many published portraits nothing will allow after a last day within ``ENDS_SOON``."""
    after = set(_published_without(today + ENDS_SOON + timedelta(days=1)))
    return len(after.difference(_published_without(today)))


def _published_without(day: date) -> list[int]:
    published = PortraitPage.objects.live().prefetch_related("consents").order_by("pk")
    return [portrait.pk for portrait in published if lacks_consent(portrait, day)]


def purge_proof_readings(now: datetime) -> int:
    """Delete the proofs closed, or over, for six months, with the version they showed."""
    term = now - PROOFS_KEPT
    over = ProofReading.objects.filter(
        Q(closed_at__lt=term) | Q(closed_at=None, expires_at__lt=term)
    )
    gone = 0
    with transaction.atomic():
        for proof in over.select_related("revision").select_for_update(of=("self",)):
            proof.forget()
            gone += 1
    return gone
