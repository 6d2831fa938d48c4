from django.db import models


class ImportRecord(models.Model):
    """The row a venue was last imported from: what tells an editor's change from the file's."""

    venue = models.OneToOneField(
        "venues.VenuePage",
        verbose_name="lieu",
        on_delete=models.CASCADE,
        related_name="import_record",
    )
    row = models.JSONField(
        "ligne importée", help_text="Les 32 champs, tels qu’ils ont été compris."
    )
    file_name = models.CharField("fichier", max_length=200)
    imported_at = models.DateTimeField("importé le")

    class Meta:
        verbose_name = "import d’un lieu"
        verbose_name_plural = "imports des lieux"

    def __str__(self):
        return self.file_name
