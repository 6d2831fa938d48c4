from .communes import Commune
from .hours import Closure, VenueCheck, VenueHours
from .imports import ImportRecord
from .index import VenueIndexPage
from .libraries import Library
from .venue import Equipment, VenuePage

__all__ = [
    "Closure",
    "Commune",
    "Equipment",
    "ImportRecord",
    "Library",
    "VenueCheck",
    "VenueHours",
    "VenueIndexPage",
    "VenuePage",
]
