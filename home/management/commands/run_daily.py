import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.daily import TASKS

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Ce qui se fait chaque nuit : prolonger les dates des ateliers, rappeler les inscrits, "
        "effacer les données arrivées à leur terme, surveiller le calendrier. Peut être relancée ou lancée deux fois sans dommage."
    )

    def handle(self, *args, **options):
        failed = []
        for task in TASKS:
            try:
                sentence = task(timezone.now())
            except Exception:
                # One part that fails must not keep personal data past its term in the others.
                logger.exception("run_daily: %s failed", task.__name__)
                failed.append(task.__name__)
                continue
            if sentence and options["verbosity"]:
                self.stdout.write(sentence)
                self.stdout.flush()
        if failed:
            raise CommandError(f"N’ont pas abouti : {', '.join(failed)}.", returncode=1)
