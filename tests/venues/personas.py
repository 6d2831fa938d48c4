"""Two libraries and the agency, each with somebody who works there: who the screens are tried as."""

from dataclasses import dataclass

from wagtail.models import Collection

from core.models import CreditedImage, NetworkDocument, User
from tests.core.factories import CreditedImageFactory, NetworkDocumentFactory, UserFactory
from tests.venues.factories import VenuePageFactory
from venues.models import Library, VenuePage
from venues.permissions import SHARED_COLLECTION, ensure_agency_group, provision_library

#: In the titles of what another library must never read.
SECRET = "Confidentiel"


@dataclass
class Place:
    venue: VenuePage
    draft: VenuePage
    library: Library
    user: User
    image: CreditedImage
    document: NetworkDocument


@dataclass
class Network:
    saint_lo: Place
    vire: Place
    agence: User
    admin: User
    shared_image: CreditedImage

    def user(self, persona: str) -> User | None:
        """ "visiteur" is nobody."""
        places = {"saint-lo": self.saint_lo.user, "vire": self.vire.user}
        return {**places, "agence": self.agence, "admin": self.admin}.get(persona)


def network() -> Network:
    saint_lo, vire = place("Saint-Lô"), place("Vire")
    agence = UserFactory(username="agence")
    agence.groups.add(ensure_agency_group())
    return Network(
        saint_lo=saint_lo,
        vire=vire,
        agence=agence,
        admin=UserFactory(username="admin", is_superuser=True),
        shared_image=CreditedImageFactory(
            title="Image commune", collection=Collection.objects.get(name=SHARED_COLLECTION)
        ),
    )


def place(town: str) -> Place:
    venue = VenuePageFactory(title=f"Médiathèque de {town}", commune_name=town)
    draft = VenuePageFactory(title=f"{SECRET} annexe de {town}", commune_name=town, live=False)
    library = provision_library(f"Médiathèque de {town}", [venue, draft])
    user = UserFactory(username=town.lower().replace("ô", "o"))
    user.groups.add(library.group)
    return Place(
        venue=venue,
        draft=draft,
        library=library,
        user=user,
        image=CreditedImageFactory(title=f"{SECRET} image", collection=library.collection),
        document=NetworkDocumentFactory(title=f"{SECRET} fiche", collection=library.collection),
    )
