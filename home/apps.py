from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "accueil"

    def ready(self):
        from home import furniture  # noqa: F401 - connects its receivers
