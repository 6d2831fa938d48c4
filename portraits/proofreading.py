"""A link for the interviewee: the text as it will appear, and their answer. No account, no cookie.

The address is signed and says nothing; what it opens may be closed, ends by itself, and stays the
version that was sent, whatever is written afterwards.
"""

import logging
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Revision

from core.context_processors import site_settings
from core.text import NBSP, clean_line, french_date, french_phone
from portraits.enums import Verdict
from portraits.locks import hold_portrait
from portraits.models import PortraitPage, ProofReading

logger = logging.getLogger(__name__)

#: How many days a link may be opened; the screen proposes these.
DAYS = (7, 14, 21, 30, 60)
DAYS_USUAL = 21
#: A dot: mail programs end a link at other signs.
_SIGNER = signing.Signer(salt="portraits.proof-reading", sep=".")


class WrongToken(Exception):
    """This address was never given by the site."""


def token_of(proof: ProofReading) -> str:
    return _SIGNER.sign(proof.pk.hex)


def address_of_proof(proof: ProofReading) -> str:
    return settings.SITE_URL + reverse("proof_reading", args=[token_of(proof)])


def find_proof(token: str) -> ProofReading | None:
    """None when it is gone since. Raises ``WrongToken``."""
    try:
        number = UUID(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise WrongToken from error
    return ProofReading.objects.select_related("page", "revision").filter(pk=number).first()


def proofs_of(portrait: PortraitPage, now: datetime) -> list[tuple[ProofReading, str, str]]:
    """Each with its address and a message to paste, both "" when it is not open any more."""
    return [
        (proof, address_of_proof(proof), message_for(proof))
        if proof.is_open(now)
        else (proof, "", "")
        for proof in portrait.proof_readings.all()
    ]


@transaction.atomic
def open_proof(number: int, days: int, user, now: datetime) -> ProofReading:
    """For the latest version of this portrait, drafts included.

    A copy of it is kept: the editor that is open somewhere may still write over the latest one.
    Raises ``Http404`` when the portrait is gone.
    """
    portrait = hold_portrait(number)
    latest = portrait.get_latest_revision() or portrait.save_revision(user=user)
    proof = ProofReading.objects.create(
        page=portrait,
        revision=_copy(latest),
        created_at=now,
        created_by=user,
        expires_at=now + timedelta(days=days),
    )
    log(instance=portrait, action="portraits.proof_opened", user=user, data={"days": days})
    return proof


def _copy(latest: Revision) -> Revision:
    """Older than the original by a hair: never the page's latest version."""
    return Revision.objects.create(
        content_type_id=latest.content_type_id,
        base_content_type_id=latest.base_content_type_id,
        object_id=latest.object_id,
        object_str=latest.object_str,
        content=latest.content,
        user_id=latest.user_id,
        created_at=latest.created_at - timedelta(milliseconds=1),
    )


@transaction.atomic
def close_proof(portrait: PortraitPage, number: UUID, user, now: datetime) -> bool:
    """False when it was closed already, or is not a proof of this portrait."""
    rows = portrait.proof_readings.filter(pk=number, closed_at=None)
    if not rows.update(closed_at=now):
        return False
    log(instance=portrait, action="portraits.proof_closed", user=user)
    return True


def answer_proof(proof: ProofReading, verdict: str, message: str, now: datetime) -> bool:
    """Write the answer, over an earlier one; False when the proof was closed meanwhile."""
    with transaction.atomic():
        held = ProofReading.objects.select_for_update().filter(pk=proof.pk).first()
        if held is None or not held.is_open(now):
            return False
        held.verdict = verdict
        held.message = message if verdict == Verdict.CORRECTION else ""
        held.answered_at = now
        held.save(update_fields=["verdict", "message", "answered_at"])
        log(instance=held.page, action="portraits.proof_answered", data={"verdict": verdict})
        transaction.on_commit(partial(_tell_agency, held), robust=True)
    return True


def _tell_agency(proof: ProofReading) -> None:
    """Without the person's name nor words: an e-mail outlives a withdrawal."""
    agency = site_settings(None)
    address = clean_line(agency.email)
    if "@" not in address:
        return
    screen = settings.SITE_URL + reverse("portrait_consent", args=[proof.page_id])
    text = (
        f"Une personne interviewée a relu son portrait. Sa réponse{NBSP}: "
        f"«{NBSP}{proof.get_verdict_display()}{NBSP}».\n\nÀ lire ici{NBSP}: {screen}\n"
    )
    try:
        EmailMessage("Relecture d’un portrait : une réponse", text, to=[address]).send()
    except Exception as error:  # an unreachable server; its message could name somebody
        logger.error("E-mail about a proof not sent: %s", type(error).__name__)


def message_for(proof: ProofReading) -> str:
    """To be pasted in an e-mail to the interviewee."""
    agency = site_settings(None)
    until = french_date(proof.expires_at.astimezone().date(), weekday=True, year=True)
    call = f" ou téléphonez au {french_phone(agency.phone)}" if agency.phone else ""
    return (
        f"Bonjour,\n\nVotre portrait est prêt. Voici le texte, tel qu’il doit paraître{NBSP}:\n"
        f"{address_of_proof(proof)}\n\n"
        f"Ce lien est pour vous seul{NBSP}: ne le transmettez pas. Il s’ouvre sans compte ni mot de "
        f"passe, jusqu’au {until}.\n\n"
        f"En bas de la page, choisissez «{NBSP}Je valide{NBSP}» ou «{NBSP}Je demande une "
        f"correction{NBSP}». Vous pouvez changer d’avis tant que la relecture est ouverte.\n\n"
        f"Rien n’est publié sans votre accord, et vous pouvez le reprendre à tout moment{NBSP}: "
        f"répondez à ce message{call}.\n\n{agency.agency_name}\n"
    )
