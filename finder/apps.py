from django.apps import AppConfig


class FinderConfig(AppConfig):
    name = "finder"
    verbose_name = "trouver"

    def ready(self):
        from finder.signals import connect

        connect()
