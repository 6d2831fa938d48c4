from django.contrib.staticfiles.management.commands.collectstatic import Command as Collect

from core.css import build


class Command(Collect):
    """Django's own, after the style sheet is built: a deployment cannot forget it."""

    def handle(self, *args, **options):
        build()
        return super().handle(*args, **options)
