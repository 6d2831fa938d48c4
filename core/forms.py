from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from core.images import without_metadata


class CreditedImageForm(BaseImageForm):
    """Wagtail's image form, which also opens the whole file: a truncated picture passes its checks."""

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            try:
                without_metadata(file, file.name)
            except (OSError, ValueError, SyntaxError) as error:
                raise ValidationError(
                    "Ce fichier est abîmé : l’image ne peut pas être lue jusqu’au bout. "
                    "Enregistrez-la de nouveau puis réessayez."
                ) from error
            finally:
                file.seek(0)
        return file
