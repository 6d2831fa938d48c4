"""What the rooms above may want to know of this one."""

from django.dispatch import Signal

#: The gazetteer has changed, and the change is committed. Sent by ``load_communes``.
communes_loaded = Signal()
