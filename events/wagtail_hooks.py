"""What this room hangs on Wagtail's hooks, one subject per module."""

from events import (  # noqa: F401
    admin_dates_hooks,
    admin_deletion,
    admin_import_hooks,
    admin_registrations_hooks,
    creation,
)
from events.feeds import hooks  # noqa: F401
