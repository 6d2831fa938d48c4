from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    verbose_name = "lieux"

    def ready(self):
        from venues.places.signals import connect

        connect()
