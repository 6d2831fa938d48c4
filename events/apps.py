from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Ateliers"

    def ready(self):
        from events.signals import connect

        connect()
