"""Opening hours: an OSM ``opening_hours`` string in, French sentences out.

Pure functions: no request, no query, ``now`` and ``today`` passed in, times on the wall's clock.
"""

from .evaluate import ClosedDays, is_readable
from .grid import Slot, WeekGrid, grid_from_osm, osm_from_grid
from .next_day import next_open_day
from .present import HoursView, present_hours
from .state import State, today_state
from .week import Day, Group, grouped, open_weekdays, week_of

__all__ = [
    "ClosedDays",
    "Day",
    "Group",
    "HoursView",
    "Slot",
    "State",
    "WeekGrid",
    "grid_from_osm",
    "grouped",
    "is_readable",
    "next_open_day",
    "open_weekdays",
    "osm_from_grid",
    "present_hours",
    "today_state",
    "week_of",
]
