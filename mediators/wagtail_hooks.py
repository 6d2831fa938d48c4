"""What this room hangs on Wagtail's hooks, one subject per module."""

from mediators import admin_deletion, admin_hooks  # noqa: F401
