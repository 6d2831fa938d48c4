"""Wagtail's own command, which first asks whether somebody is expected."""

from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from events.expiry import put_off_expiries


class Command(WagtailCommand):
    def handle(self, *args, **options):
        if not options["dryrun"]:
            put_off_expiries(timezone.now())
        super().handle(*args, **options)
