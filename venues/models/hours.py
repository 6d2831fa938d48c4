"""What is true today or not: hours, closures, the date of the last check.

Plain rows beside the page, never part of its drafts: no draft may carry, hide or bring them back,
and publishing one would cancel a moderation in progress.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from core.fields import ChoiceListField
from schedules.enums import Weekday, weekday_code
from venues.opening import is_readable, open_weekdays
from venues.querysets import VenueHoursQuerySet


class OpenWeekdaysField(ChoiceListField):
    """The weekdays that a row's ``osm`` says, written however the row is: ``bulk_create`` too."""

    def pre_save(self, model_instance, add):
        setattr(model_instance, self.attname, model_instance.weekdays_said())
        return super().pre_save(model_instance, add)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "core.fields.ChoiceListField", args, kwargs


class VenueHours(models.Model):
    """The week of a venue, as an OSM ``opening_hours`` string, kept as it came."""

    venue = models.OneToOneField(
        "venues.VenuePage", verbose_name="lieu", on_delete=models.CASCADE, related_name="hours"
    )
    osm = models.TextField("horaires", blank=True, max_length=2000)
    updated_on = models.DateField("mis à jour le", default=timezone.localdate)
    open_weekdays = OpenWeekdaysField("ouvert d’habitude", choices=Weekday.choices, editable=False)

    objects = VenueHoursQuerySet.as_manager()

    class Meta:
        verbose_name = "horaires d’un lieu"
        verbose_name_plural = "horaires des lieux"

    def __str__(self):
        return self.osm

    @property
    def is_readable(self) -> bool:
        return is_readable(self.osm)

    def weekdays_said(self) -> list[str]:
        """ "lu"…"di", as the text says them."""
        return [weekday_code(number) for number in open_weekdays(self.osm)]


class Closure(models.Model):
    """Days on which a venue is shut whatever its hours say. Never written in them, nor exported."""

    venue = models.ForeignKey(
        "venues.VenuePage", verbose_name="lieu", on_delete=models.CASCADE, related_name="closures"
    )
    first_day = models.DateField("premier jour")
    last_day = models.DateField("dernier jour")
    reason = models.CharField(
        "raison", max_length=120, blank=True, help_text="Par exemple « inventaire », « travaux »."
    )

    class Meta:
        verbose_name = "fermeture exceptionnelle"
        verbose_name_plural = "fermetures exceptionnelles"
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["venue", "last_day"], name="closure_venue_last")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="closure_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.first_day} – {self.last_day}"

    def clean(self):
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Le dernier jour vient avant le premier."})


class VenueCheck(models.Model):
    """Somebody read the page again and it was right."""

    venue = models.OneToOneField(
        "venues.VenuePage", verbose_name="lieu", on_delete=models.CASCADE, related_name="last_check"
    )
    checked_on = models.DateField("vérifié le", default=timezone.localdate)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="par",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "vérification"
        verbose_name_plural = "vérifications"

    def __str__(self):
        return str(self.checked_on)
