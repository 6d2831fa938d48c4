"""The drawings as pictures of the site, each made the first time that a page needs it."""

from django.core.files.base import ContentFile
from wagtail.models import Collection

from core.images import make_renditions
from core.models import CreditedImage
from home.demo.drawings import DRAWINGS
from venues.permissions import SHARED_COLLECTION

CREDIT = "Dessin : l’équipe du site"
RIGHTS_HOLDER = "L’équipe du site"


class Pictures:
    def __init__(self):
        self._drawings = {drawing.key: drawing for drawing in DRAWINGS}
        self._made: dict[str, CreditedImage] = {}

    def get(self, key: str) -> CreditedImage:
        """The picture of this drawing, drawn now if the site has none."""
        if key not in self._made:
            title = self._drawings[key].title
            known = CreditedImage.objects.filter(title=title, credit=CREDIT).first()
            self._made[key] = known or self._draw(key)
        return self._made[key]

    def _draw(self, key: str) -> CreditedImage:
        drawing = self._drawings[key]
        return CreditedImage.objects.create(
            title=drawing.title,
            description=drawing.alt,
            credit=CREDIT,
            rights_holder=RIGHTS_HOLDER,
            collection=_shared_collection(),
            file=ContentFile(drawing.draw().png(), name=f"{key}.png"),
        )


def ensure_renditions() -> None:
    """Every size of every drawing, for a site whose pictures arrived before its renditions."""
    for image in CreditedImage.objects.filter(credit=CREDIT):
        make_renditions(image)


def _shared_collection() -> Collection:
    """Where every library may choose pictures."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=SHARED_COLLECTION).first()
    return found or root.add_child(name=SHARED_COLLECTION)
