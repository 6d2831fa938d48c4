from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import models, transaction
from wagtail.images.models import AbstractImage, AbstractRendition

from core.files import release
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
        help_text="Tel qu’il doit paraître, par exemple « © Camille Lemaître, 2026 ».",
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
        arrived = self._file_arrived(kwargs.get("update_fields"))
        if arrived:
            self._strip_metadata()
        super().save(*args, **kwargs)
        if arrived:
            release(self.file)
            # Robust: a size that cannot be made is written in the log, and the picture stays.
            transaction.on_commit(self._make_renditions, robust=True)

    def _make_renditions(self):
        make_renditions(self)

    def generate_rendition_file(self, filter, *, source=None):
        """In memory: Wagtail leaves its temporary file open until the garbage collector comes."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def _file_arrived(self, update_fields) -> bool:
        """Whether this file is new to the row, even if it is already in the storage.

        Wagtail's multiple upload puts the file there by itself before it saves the row.
        """
        if not self.file or (update_fields is not None and "file" not in update_fields):
            return False
        if self._state.adding or not self.file._committed:
            return True
        known = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).first()
        return known != self.file.name

    def _strip_metadata(self):
        """Raises ``core.images.UnreadablePicture`` on what is none: forms refuse it before."""
        with self.open_file() as file:
            clean = without_metadata(file, PurePosixPath(self.file.name).name)
        if clean is None:
            return
        if self.file._committed:
            self.file.storage.delete(self.file.name)
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
