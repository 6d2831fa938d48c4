"""What makes the process's index of places out of date."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction

from venues.models import Commune, VenuePage
from venues.places.known import communes_changed, venues_changed
from venues.signals import communes_loaded

#: What the index is made of; saving a draft touches none of it.
VENUE_FIELDS = frozenset({"live", "title", "commune_name", "postal_code", "latitude", "longitude"})


def venue_changed(sender, update_fields=None, **kwargs):
    """At once for this transaction, and again when the others can see it."""
    if update_fields is None or VENUE_FIELDS & set(update_fields):
        venues_changed()
        transaction.on_commit(venues_changed)


def commune_changed(sender, **kwargs):
    communes_changed()
    transaction.on_commit(communes_changed)


def connect():
    post_save.connect(venue_changed, sender=VenuePage, dispatch_uid="places.venue_saved")
    post_delete.connect(venue_changed, sender=VenuePage, dispatch_uid="places.venue_deleted")
    # A venue behind a password is no place to propose.
    post_save.connect(venue_changed, sender=PageViewRestriction, dispatch_uid="places.closed")
    post_delete.connect(venue_changed, sender=PageViewRestriction, dispatch_uid="places.opened")
    post_save.connect(commune_changed, sender=Commune, dispatch_uid="places.commune_saved")
    post_delete.connect(commune_changed, sender=Commune, dispatch_uid="places.commune_deleted")
    communes_loaded.connect(commune_changed, dispatch_uid="places.communes_loaded")
