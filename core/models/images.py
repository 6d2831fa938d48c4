from functools import partial

from django.db import models, transaction
from wagtail.images.models import AbstractImage, AbstractRendition

from core.images import make_renditions, without_metadata


class CreditedImage(AbstractImage):
    """A picture with what the law and blind readers need: credit, holder of the rights, text.

    ``description`` is Wagtail's own column for the alternative text. On arrival the picture is
    turned upright and stripped of its metadata: a phone's photo carries the place it was taken.
    """

    description = models.CharField(
        "texte de remplacement",
        blank=True,
        default="",
        max_length=255,
        help_text="Ce que montre l’image, en une phrase, pour les personnes qui ne la voient pas.",
    )
    credit = models.CharField(
        "crédit",
        max_length=255,
        help_text="Tel qu’il doit paraître, par exemple « © Camille Lemaître, 2026 ».",
    )
    rights_holder = models.CharField(
        "titulaire des droits",
        max_length=255,
        blank=True,
        help_text="La personne ou l’organisme à qui demander une autre utilisation.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "rights_holder",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    def save(self, *args, **kwargs):
        arrived = bool(self.file) and not self.file._committed
        if arrived:
            self._strip_metadata()
        super().save(*args, **kwargs)
        if arrived:
            transaction.on_commit(partial(make_renditions, self))

    def _strip_metadata(self):
        clean = without_metadata(self.file, self.file.name)
        if clean is not None:
            self.file = clean
            self._set_image_file_metadata()


class CreditedRendition(AbstractRendition):
    image = models.ForeignKey(CreditedImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

