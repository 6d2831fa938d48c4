from django.core.management.base import BaseCommand

from core.css import build


class Command(BaseCommand):
    help = "Joins the style sheets of static/css into the one file that pages load."

    def handle(self, *args, **options):
        path, size = build()
        if options["verbosity"]:
            self.stdout.write(f"{path.name}: {size / 1024:.1f} kB")
