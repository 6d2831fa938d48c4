import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

#: How long a file waits between its preview and the decision to import it.
UPLOAD_KEPT = timedelta(hours=24)


class EventImport(models.Model):
    """Where an event was imported from: found again by its id, and an editor's change told from
    the file's."""

    event = models.OneToOneField(
        "events.EventPage",
        verbose_name="atelier",
        on_delete=models.CASCADE,
        related_name="import_record",
    )
    venue = models.ForeignKey(
        "venues.VenuePage",
        verbose_name="lieu",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    external_id = models.CharField("identifiant dans le fichier", max_length=255)
    content = models.JSONField("ce que le fichier disait", default=dict)
    file_name = models.CharField("fichier", max_length=200)
    imported_at = models.DateTimeField("importé le")

    class Meta:
        verbose_name = "import d’un atelier"
        verbose_name_plural = "imports d’ateliers"
        indexes = [models.Index(fields=["external_id"], name="event_import_external_id")]

    def __str__(self):
        return self.external_id


class PendingEvent(models.Model):
    """An event of a file whose place nobody knows: it waits for somebody to say where it is."""

    venue = models.ForeignKey(
        "venues.VenuePage",
        verbose_name="lieu de l’import",
        null=True,
        on_delete=models.CASCADE,
        related_name="pending_events",
    )
    external_id = models.CharField("identifiant dans le fichier", max_length=255)
    title = models.CharField("titre", max_length=255)
    place = models.CharField("lieu écrit dans le fichier", max_length=500)
    content = models.JSONField("ce que le fichier disait")
    file_name = models.CharField("fichier", max_length=200)
    arrived_at = models.DateTimeField("arrivé le")
    #: Kept, so that the same file does not bring it back.
    dismissed_at = models.DateTimeField("écarté le", null=True, editable=False)

    class Meta:
        verbose_name = "atelier en attente d’un lieu"
        verbose_name_plural = "ateliers en attente d’un lieu"
        ordering = ["arrived_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["venue", "external_id"], name="pending_event_once")
        ]

    def __str__(self):
        return self.title


class ImportUpload(models.Model):
    """A file between its preview and its import: in the database, so that every process finds it
    and none is left on a disk. Deleted once imported, given up, or a day old."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="envoyé par",
        on_delete=models.CASCADE,
        related_name="+",
    )
    venue = models.ForeignKey(
        "venues.VenuePage", verbose_name="lieu", on_delete=models.CASCADE, related_name="+"
    )
    file_name = models.CharField("fichier", max_length=200)
    content = models.BinaryField("contenu")
    uploaded_at = models.DateTimeField("envoyé le", db_index=True)

    class Meta:
        verbose_name = "fichier à importer"
        verbose_name_plural = "fichiers à importer"

    def __str__(self):
        return self.file_name

    @classmethod
    def forget_old(cls, now: datetime) -> int:
        """Delete what nobody imported in time; how many there were."""
        return cls.objects.filter(uploaded_at__lt=now - UPLOAD_KEPT).delete()[0]
