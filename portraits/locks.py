"""One change at a time of what stands around a portrait: its consents, its proofs, its withdrawal."""

from django.http import Http404

from portraits.models import PortraitPage


def hold_portrait(number: int) -> PortraitPage:
    """The portrait, locked until the end of the transaction. Raises ``Http404`` once withdrawn."""
    found = PortraitPage.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise Http404
    return found
