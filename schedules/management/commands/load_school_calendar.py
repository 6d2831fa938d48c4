from django.core.management.base import BaseCommand, CommandError

from schedules.enums import Zone
from schedules.seeding import PACKAGE, ZONES, seed_calendar


class Command(BaseCommand):
    help = f"Remplit le calendrier scolaire des zones qui n’en ont pas, depuis {PACKAGE}."

    def add_arguments(self, parser):
        parser.add_argument(
            "--zone", choices=Zone.values, help="une seule zone (toutes si rien n’est dit)"
        )

    def handle(self, *args, **options):
        zone = options["zone"]
        if zone and zone not in ZONES:
            raise CommandError(
                f"{PACKAGE} ne connaît pas la zone {zone}\u00a0: "
                "saisissez ses vacances dans l’administration.",
                returncode=2,
            )
        done = seed_calendar([Zone(zone)] if zone else ZONES)
        if options["verbosity"]:
            for sentence in done or ["Rien à faire\u00a0: ce calendrier est déjà rempli."]:
                self.stdout.write(sentence)
