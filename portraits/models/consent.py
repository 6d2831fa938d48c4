"""The agency's register: what somebody allowed, and the proof they were shown."""

import uuid
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from core.fields import ChoiceListField
from core.files import private_storage
from portraits.enums import Channel, ConsentScope, ConsentState, Verdict

#: How long before its end a consent has to be asked for again.
ENDS_SOON = timedelta(days=60)


class ConsentQuerySet(models.QuerySet):
    def standing(self):
        """Not withdrawn, over or not."""
        return self.filter(withdrawn_at=None)

    def holding(self, today):
        """Neither withdrawn nor over."""
        return self.standing().filter(
            Q(expires_on=None) | Q(expires_on__gte=today), given_on__lte=today
        )

    def in_state(self, state: str, today: date):
        """The lines whose ``state(today)`` is this one."""
        soon = Q(expires_on__lte=today + ENDS_SOON)
        match state:
            case ConsentState.WITHDRAWN:
                return self.exclude(withdrawn_at=None)
            case ConsentState.OVER:
                return self.standing().filter(expires_on__lt=today)
            case ConsentState.FUTURE:
                later = self.standing().filter(given_on__gt=today)
                return later.filter(Q(expires_on=None) | Q(expires_on__gte=today))
            case ConsentState.ENDING:
                return self.holding(today).filter(soon)
            case ConsentState.VALID:
                return self.holding(today).exclude(soon, expires_on__isnull=False)
        return self


class Consent(models.Model):
    """One line of the register. It outlives its portrait: after a withdrawal the path alone is
    kept, so that the address says that it is gone."""

    page = models.ForeignKey(
        "portraits.PortraitPage",
        verbose_name="portrait",
        null=True,
        on_delete=models.PROTECT,
        related_name="consents",
    )
    person_name = models.CharField("personne", max_length=120, blank=True)
    scope = ChoiceListField("ce qui est permis", choices=ConsentScope.choices, blank=False)
    channels = ChoiceListField("où", choices=Channel.choices, blank=False)
    given_on = models.DateField("donné le")
    expires_on = models.DateField("jusqu’au", null=True, blank=True)
    evidence = models.FileField(
        "document signé",
        storage=private_storage,
        upload_to="consentements",
        blank=True,
        help_text="Gardé hors du site public.",
    )
    note = models.CharField("note", max_length=255, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="enregistré par",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    withdrawn_at = models.DateTimeField("retiré le", null=True, editable=False)
    path = models.CharField(
        "adresse retirée", max_length=255, blank=True, editable=False, db_index=True
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "consentement"
        verbose_name_plural = "consentements"
        ordering = ["-recorded_at", "-pk"]

    def __str__(self):
        return self.person_name or self.path

    def save(self, *args, **kwargs):
        """A document that is replaced or taken away leaves the storage too."""
        rows = Consent.objects.filter(pk=self.pk).exclude(evidence="")
        before = rows.values_list("evidence", flat=True).first() if self.pk else None
        super().save(*args, **kwargs)
        if before and before != self.evidence.name:
            transaction.on_commit(partial(private_storage().delete, before))

    def clean(self):
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            raise ValidationError({"expires_on": "La fin vient avant l’accord."})

    def state(self, today: date) -> ConsentState:
        if self.withdrawn_at:
            return ConsentState.WITHDRAWN
        if self.expires_on and self.expires_on < today:
            return ConsentState.OVER
        if self.given_on > today:
            return ConsentState.FUTURE
        if self.expires_on and self.expires_on <= today + ENDS_SOON:
            return ConsentState.ENDING
        return ConsentState.VALID

    def holds(self, today: date) -> bool:
        return self.state(today) in (ConsentState.VALID, ConsentState.ENDING)


@receiver(post_delete, sender=Consent)
def forget_evidence(instance, **kwargs):
    if instance.evidence:
        transaction.on_commit(partial(private_storage().delete, instance.evidence.name))


class ProofReading(models.Model):
    """A link sent to the interviewee: what version they read, and what they answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        "portraits.PortraitPage",
        verbose_name="portrait",
        on_delete=models.CASCADE,
        related_name="proof_readings",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name="version lue",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("créé le")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="créé par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    expires_at = models.DateTimeField("valable jusqu’au")
    closed_at = models.DateTimeField("fermé le", null=True)
    answered_at = models.DateTimeField("répondu le", null=True)
    verdict = models.CharField("réponse", max_length=10, choices=Verdict.choices, blank=True)
    message = models.TextField("correction demandée", blank=True, max_length=5000)

    class Meta:
        verbose_name = "relecture"
        verbose_name_plural = "relectures"
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.page_id} – {self.created_at:%d/%m/%Y}"

    def is_open(self, now) -> bool:
        return self.closed_at is None and now < self.expires_at

    def forget(self) -> None:
        """With the version that was kept for it."""
        revision = self.revision
        self.delete()
        if revision:
            revision.delete()
