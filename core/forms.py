"""Forms of the files that editors send: what is in a file counts, not what its name says."""

from django.core.exceptions import ValidationError
from PIL.Image import DecompressionBombError, DecompressionBombWarning
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


class PictureField(WagtailImageField):
    """Wagtail's field, which opens the file after its own guard: a broken one must not be a 500."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except (DecompressionBombError, DecompressionBombWarning) as error:
            raise ValidationError(HUGE_PICTURE) from error
        except Exception as error:  # Willow asks Pillow, which raises nearly anything
            raise ValidationError(BROKEN_PICTURE) from error


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
