"""What the rooms of this application hang on Wagtail's hooks, one subject per module."""

from venues import admin_limits, hours_hooks  # noqa: F401
from venues.national import hooks  # noqa: F401
