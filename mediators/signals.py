"""What the rooms above are told, and asked, about people and things to bring."""

from django.dispatch import Signal

from core.text import joined

#: Sent in the transaction of a merge, before the people are locked: ``kept``, ``other``. For rows
#: that must be held before theirs.
people_merging = Signal()

#: Sent in the transaction of a merge, before ``other`` goes: ``kept``, ``other``. Relations of the
#: database are moved already; what only a draft names is not.
people_merged = Signal()

#: Asked before ``instance`` is deleted: receivers answer where it is named, "3 ateliers", or "".
named_above = Signal()


def named_elsewhere(instance) -> str:
    """Where the rooms above name this person or thing, in words; "" when nobody does."""
    answers = named_above.send(type(instance), instance=instance)
    return joined([said for _, said in answers if said])
