"""What passages of answers are about, so that they can be counted and cited."""

from django.conf import settings
from django.db import models

from portraits.enums import CodeFamily
from portraits.slugs import SluggedMixin


class Code(SluggedMixin, models.Model):
    family = models.CharField("famille", max_length=16, choices=CodeFamily.choices)
    label = models.CharField("libellé", max_length=120)
    slug = models.SlugField("adresse", max_length=120, unique=True)
    definition = models.TextField(
        "définition",
        blank=True,
        max_length=600,
        help_text="Quand l’employer, et quand ne pas le faire.",
    )
    sort_order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "code"
        verbose_name_plural = "codes"
        ordering = ["family", "sort_order", "label"]
        constraints = [
            models.UniqueConstraint(fields=["family", "label"], name="code_once_a_family")
        ]

    def __str__(self):
        return self.label

    @property
    def slug_source(self):
        return self.label


class Passage(models.Model):
    """Words of a published answer, and their codes. Kept by page and answer key, not by row:
    publishing an older version makes other rows of the same answers."""

    page = models.ForeignKey(
        "portraits.PortraitPage",
        verbose_name="portrait",
        on_delete=models.CASCADE,
        related_name="passages",
    )
    answer_key = models.UUIDField("réponse", db_index=True)
    quote = models.TextField("passage")
    codes = models.ManyToManyField(Code, verbose_name="codes", related_name="passages")
    coded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="codé par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    coded_at = models.DateTimeField("codé le", auto_now_add=True)

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"
        ordering = ["page", "pk"]

    def __str__(self):
        return self.quote[:80]
