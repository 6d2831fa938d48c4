from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from events.models import EventPage
from home.demo import logins
from home.demo.agenda import load_events
from home.demo.interviews import load_portraits
from home.demo.network import foreign_venues, load_network, venues_by_place
from home.demo.pictures import ensure_renditions
from home.demo.presences import load_people
from home.setup import setup_site
from mediators.models import Mediator
from venues.models import Commune, VenuePage

#: INSEE's code of Normandie, where all its places are.
DEMO_REGION = "28"


class Command(BaseCommand):
    help = (
        "Charge le réseau de démonstration. Sans effet la deuxième fois ; refuse sur une base qui a "
        "déjà d’autres lieux, sauf avec --force."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--seed", type=int, default=1, help="change les numéros et les dates inventés"
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="ajoute la démonstration à côté des lieux existants",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="met le site en place, et n’ajoute de lieux que s’il n’y en a aucun",
        )

    def handle(self, *args, **options):
        self.quiet = not options["verbosity"]
        if_empty = options["if_empty"]
        if not if_empty:
            self._refuse_where_it_does_not_belong(force=options["force"])
        if not Commune.objects.exists():
            self._say("Liste des communes…")
            call_command("load_communes", verbosity=0)
        with transaction.atomic():
            for sentence in setup_site():
                self._say(sentence)
            if not if_empty or (settings.REGION == DEMO_REGION and not VenuePage.objects.exists()):
                load_network(options["seed"], timezone.localdate(), self._say)
            venues = venues_by_place()
            accounts = logins.ensure_logins(venues) if venues else []
            if venues and not (if_empty and Mediator.objects.exists()):
                load_people(venues, timezone.localdate(), self._say)
            if venues and not (if_empty and EventPage.objects.exists()):
                load_events(options["seed"], venues, timezone.now(), self._say)
            if venues:
                load_portraits(venues, timezone.localdate(), self._say)
        ensure_renditions()
        if accounts:
            self._say(f"Comptes de démonstration, mot de passe « {logins.demo_password()} » :")
            for sentence in accounts:
                self._say(f"  {sentence}")

    def _say(self, sentence: str) -> None:
        if not self.quiet:
            self.stdout.write(sentence)
            self.stdout.flush()

    def _refuse_where_it_does_not_belong(self, *, force: bool) -> None:
        if settings.REGION != DEMO_REGION:
            raise CommandError(
                f"Rien n’a été chargé : la démonstration se passe en Normandie (REGION={DEMO_REGION}) "
                f"et ce site est réglé sur la région {settings.REGION}.",
                returncode=2,
            )
        count = foreign_venues().count()
        if count and not force:
            raise CommandError(
                f"Rien n’a été chargé : cette base contient déjà {count} lieu(x) qui ne sont pas de "
                "la démonstration. Pour l’ajouter quand même : load_demo --force.",
                returncode=2,
            )
