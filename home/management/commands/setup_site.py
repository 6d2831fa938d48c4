from django.core.management.base import BaseCommand

from home.setup import setup_site


class Command(BaseCommand):
    help = "Crée ce qui manque au site : arbre des pages, liens, réglages, groupe de l’agence."

    def handle(self, *args, **options):
        done = setup_site()
        if options["verbosity"]:
            for sentence in done or ["Rien à créer : le site est en place."]:
                self.stdout.write(sentence)
