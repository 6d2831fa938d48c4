from wagtail.documents.models import AbstractDocument, Document

from core.files import release


class NetworkDocument(AbstractDocument):
    """A file the network shares. Our own model so that checks and licences can be added to it."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        release(self.file)
