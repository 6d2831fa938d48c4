"""Two people who save at once, or one who presses twice: the second is checked after the first."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction


class OneAtATime:
    """For a view of Wagtail that adds or changes a row: no overlap nor double slips between.

    The lock is on the row that says that the model exists, for there may be no other yet.
    ``locked_model`` is the model of the view unless told: one for two that must agree.
    """

    locked_model = None

    def post(self, request, *args, **kwargs):
        kind = ContentType.objects.get_for_model(self.locked_model or self.model)
        with transaction.atomic():
            list(ContentType.objects.select_for_update(no_key=True).filter(pk=kind.pk))
            return super().post(request, *args, **kwargs)
