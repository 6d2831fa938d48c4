"""What this room hangs on Wagtail's hooks, one subject per module."""

from portraits import admin_consent_hooks  # noqa: F401
