"""The agency's register: what somebody allowed, and the proof they were shown."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.fields import ChoiceListField
from core.files import private_storage
from portraits.enums import Channel, ConsentScope, Verdict


class ConsentQuerySet(models.QuerySet):
    def holding(self, today):
        """Neither withdrawn nor over."""
        return self.filter(withdrawn_at=None, given_on__lte=today).filter(
            Q(expires_on=None) | Q(expires_on__gte=today)
        )


class Consent(models.Model):
    """One line of the register. It outlives its portrait: after a withdrawal the path alone is
    kept, so that the address says that it is gone."""

    page = models.ForeignKey(
        "portraits.PortraitPage",
        verbose_name="portrait",
        null=True,
        on_delete=models.SET_NULL,
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

    def clean(self):
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            raise ValidationError({"expires_on": "La fin vient avant l’accord."})


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
