from django.core.management.base import BaseCommand
from django.utils import timezone

from events.outbox import send_due


class Command(BaseCommand):
    help = (
        "Envoie aux inscrits les courriels qui attendent : dates annulées, déplacées, places "
        "libérées. Peut être relancée ou lancée deux fois sans dommage."
    )

    def handle(self, *args, **options):
        sent = send_due(timezone.now())
        if sent and options["verbosity"]:
            self.stdout.write(
                f"{sent} courriel{'s' if sent > 1 else ''} envoyé{'s' if sent > 1 else ''}."
            )
