"""Forms of the files that editors send: what is in a file counts, not what its name says."""

from django.core.exceptions import ValidationError
from PIL import Image as PillowImage
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.files import check_document
from core.images import UnreadablePicture, without_metadata

BROKEN_PICTURE = (
    "Ce fichier est abîmé ou n’est pas une image : on ne peut pas la lire jusqu’au bout. "
    "Enregistrez-la de nouveau puis réessayez."
)
HUGE_PICTURE = (
    "Cette image a beaucoup trop de pixels : réduisez-la à 4 000 pixels de large puis réessayez."
)
OTHER_FORMAT = (
    "Ce format n’est pas accepté : enregistrez l’image en JPG, PNG, WEBP ou AVIF puis réessayez."
)
OTHER_CONTENT = (
    "Le nom de ce fichier finit par .%(extension)s mais son contenu est du %(image_format)s : "
    "enregistrez-le de nouveau dans un format d’image."
)


class PictureField(WagtailImageField):
    """Wagtail's field, with its sentences in better French and without its two ways to fall.

    Wagtail unpacks the whole picture to learn its size, and does so outside its own guard: an
    enormous one would eat the memory, a broken one would be a 500.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.error_messages |= {
            "invalid_image": BROKEN_PICTURE,
            "invalid_image_extension": OTHER_FORMAT,
            "invalid_image_known_format": OTHER_CONTENT,
        }

    def to_python(self, data):
        if data:
            self._check_announced_size(data)
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # Willow asks Pillow, which raises nearly anything
            raise ValidationError(BROKEN_PICTURE) from error

    def _check_announced_size(self, file):
        """From the first bytes alone. What is no picture at all passes: the rest will tell."""
        try:
            with PillowImage.open(file) as picture:
                pixels = picture.width * picture.height * getattr(picture, "n_frames", 1)
        except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning) as error:
            raise ValidationError(HUGE_PICTURE) from error
        except Exception:  # for the same reason
            pixels = 0
        finally:
            file.seek(0)
        if pixels > self.max_image_pixels:
            raise ValidationError(HUGE_PICTURE)


class CreditedImageForm(BaseImageForm):
    """Opens the whole picture (a truncated one passes Wagtail's checks) and cleans it on the spot.

    Cleaned here too, before the model does: Wagtail's multiple upload keeps the file it was sent
    until somebody has written the credit, maybe for ever.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            try:
                clean = without_metadata(file, file.name)
            except UnreadablePicture as error:
                raise ValidationError(BROKEN_PICTURE) from error
            if clean is not None:
                file.seek(0)
                file.truncate()
                file.write(clean.read())
                file.flush()
                file.size = clean.size
            file.seek(0)
        return file


class DocumentForm(BaseDocumentForm):
    """Wagtail checks a document's extension and size; this also looks whether it is one."""

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            check_document(file, file.name)
            file.seek(0)
        return file
