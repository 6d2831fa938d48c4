from django.apps import AppConfig


class SchedulesConfig(AppConfig):
    name = "schedules"
    verbose_name = "Calendrier"

    def ready(self):
        from schedules import known

        known.connect()
