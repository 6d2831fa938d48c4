"""What makes the process's indexes of people and words out of date."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction

from finder.known_lexicon import lexicon_changed
from finder.models import LexiconTerm
from finder.people import people_changed
from mediators.models import Mediator, Permanence
from venues.models import VenuePage
from venues.places.signals import VENUE_FIELDS


def venue_changed(sender, update_fields=None, **kwargs):
    """People are found where their permanences are."""
    if update_fields is None or VENUE_FIELDS & set(update_fields):
        person_changed(sender)


def term_changed(sender, **kwargs):
    lexicon_changed()
    transaction.on_commit(lexicon_changed)


def person_changed(sender, **kwargs):
    people_changed()
    transaction.on_commit(people_changed)


def connect():
    post_save.connect(venue_changed, sender=VenuePage, dispatch_uid="finder.venue_saved")
    post_delete.connect(venue_changed, sender=VenuePage, dispatch_uid="finder.venue_deleted")
    # A venue behind a password is no place to meet anybody.
    post_save.connect(venue_changed, sender=PageViewRestriction, dispatch_uid="finder.closed")
    post_delete.connect(venue_changed, sender=PageViewRestriction, dispatch_uid="finder.opened")
    post_save.connect(term_changed, sender=LexiconTerm, dispatch_uid="finder.term_saved")
    post_delete.connect(term_changed, sender=LexiconTerm, dispatch_uid="finder.term_deleted")
    for model in (Mediator, Permanence):
        uid = f"finder.{model.__name__.lower()}"
        post_save.connect(person_changed, sender=model, dispatch_uid=f"{uid}_saved")
        post_delete.connect(person_changed, sender=model, dispatch_uid=f"{uid}_deleted")
