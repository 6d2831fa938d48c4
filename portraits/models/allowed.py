"""What the register of consents asks of the pages: to be published, named, deleted."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from portraits import consent


class DeletedWholeMixin(models.Model):
    """A deletion that the register of consents refuses leaves the tree as it was."""

    class Meta:
        abstract = True

    def delete(self, *args, **kwargs):
        """Raises ``ProtectedError`` while a portrait from here down has a line in the register."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)


class AllowedMixin(DeletedWholeMixin):
    """A page that somebody has to allow."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if consent.is_withdrawn(self.slug):
            raise ValidationError({"slug": consent.TAKEN})

    def publication_blockers(self) -> list[str]:
        return [*super().publication_blockers(), *consent.blockers(self, timezone.localdate())]
