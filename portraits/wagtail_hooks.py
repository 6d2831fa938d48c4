"""What this room hangs on Wagtail's hooks, one subject per module."""

from portraits import (  # noqa: F401
    admin_coding_hooks,
    admin_consent_hooks,
    admin_import_hooks,
    admin_interviews_hooks,
)
