"""Where a draft comes from: the text that was sent, and what it left to look at."""

from django.conf import settings
from django.db import models


class ImportedInterview(models.Model):
    """One text, one draft: ``digest`` says whether a text was sent before, even once it is erased.

    ``doubts`` is a list of {"kind", "words", "passage", "where", "seen"}: one French sentence, the
    words of the text that no field holds ("" when the draft has them), the question under which
    they stood ("" above the first), and whether an editor has ticked it off.
    """

    page = models.ForeignKey(
        "portraits.PortraitPage",
        verbose_name="portrait",
        on_delete=models.CASCADE,
        related_name="imports",
    )
    digest = models.CharField("empreinte du texte", max_length=64, unique=True)
    text = models.TextField("texte reçu", blank=True)
    doubts = models.JSONField("doutes", default=list)
    file_name = models.CharField("fichier", max_length=200, blank=True)
    imported_at = models.DateTimeField("importé le")
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="importé par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    #: A trace of its portrait, not a page that cites it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "entretien importé"
        verbose_name_plural = "entretiens importés"
        ordering = ["-imported_at", "-pk"]

    def __str__(self):
        return f"Import {self.pk}"

    @property
    def unseen(self) -> int:
        return sum(not doubt["seen"] for doubt in self.doubts)
