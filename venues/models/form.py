from django.utils import timezone

from core.models.pages import BasePageForm


class VenuePageForm(BasePageForm):
    """The venue's form: what somebody changes by hand carries the day it was changed.

    The national format's ``date_maj`` comes from it.
    """

    def save(self, commit=True):
        if self.has_changed():
            self.instance.updated_on = timezone.localdate()
        return super().save(commit)
