from django.conf import settings
from django.db import models
from django.utils import timezone

from mediators.querysets import ReportQuerySet

LONGEST_TEXT = 1000


class Report(models.Model):
    """What a visitor says is wrong on a page: one field, no name, no address, no e-mail."""

    venue = models.ForeignKey(
        "venues.VenuePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    mediator = models.ForeignKey(
        "mediators.Mediator",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
    )
    about = models.CharField("à propos de", max_length=255)
    text = models.TextField("message", max_length=LONGEST_TEXT)
    sent_at = models.DateTimeField("reçu le", default=timezone.now, db_index=True)
    handled_at = models.DateTimeField("réglé le", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "erreur signalée"
        verbose_name_plural = "erreurs signalées"
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.about
