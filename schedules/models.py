"""What the agency knows of the school calendar: rows it may correct, each with its source."""

from django.core.exceptions import ValidationError
from django.db import models

from core.text import french_date
from schedules.enums import Zone
from schedules.outlook import LONGEST_WITHOUT


class SchoolHoliday(models.Model):
    """A period without school in one zone, both days included."""

    zone = models.CharField("zone", max_length=5, choices=Zone.choices)
    name = models.CharField(
        "nom", max_length=60, help_text="Par exemple «\u00a0Vacances de la Toussaint\u00a0»."
    )
    first_day = models.DateField("premier jour sans école")
    last_day = models.DateField(
        "dernier jour sans école", help_text="Les élèves reprennent le lendemain."
    )
    source = models.CharField(
        "source",
        max_length=255,
        help_text="D’où viennent ces dates\u00a0: l’adresse de l’arrêté, par exemple.",
    )

    class Meta:
        verbose_name = "vacances scolaires"
        verbose_name_plural = "vacances scolaires"
        ordering = ["zone", "first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="school_holiday_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["zone", "first_day"], name="school_holiday_once_a_zone_and_day"
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_zone_display()}, {self.first_day.year})"

    def clean(self):
        if not (self.first_day and self.last_day):
            return
        if self.last_day < self.first_day:
            raise ValidationError({"last_day": "Le dernier jour vient avant le premier."})
        if (self.last_day - self.first_day).days > 100:
            raise ValidationError({"last_day": "C’est trop long\u00a0: cent jours au plus."})
        same = SchoolHoliday.objects.filter(
            zone=self.zone, first_day__lte=self.last_day, last_day__gte=self.first_day
        ).exclude(pk=self.pk)
        if other := same.first():
            raise ValidationError(
                {"first_day": f"Ces dates en chevauchent d’autres\u00a0: {other}."}
            )


class SchoolCalendar(models.Model):
    """Up to when the holidays of a zone are all there. Past that day the site says nothing."""

    zone = models.CharField("zone", max_length=5, choices=Zone.choices, unique=True)
    known_until = models.DateField(
        "calendrier connu jusqu’au",
        help_text="Le dernier jour dont toutes les vacances sont saisies\u00a0: souvent un 31 août.",
    )
    source = models.CharField("source", max_length=255)

    class Meta:
        verbose_name = "calendrier scolaire"
        verbose_name_plural = "calendriers scolaires"
        ordering = ["zone"]

    def __str__(self):
        return f"{self.get_zone_display()}, connu jusqu’au {self.known_until:%d/%m/%Y}"

    def clean(self):
        """A day far past the last holiday would say "school" of a summer that nobody typed."""
        if not (self.zone and self.known_until):
            return
        rows = SchoolHoliday.objects.filter(zone=self.zone)
        last = rows.aggregate(last=models.Max("last_day"))["last"]
        if last is None or self.known_until - last > LONGEST_WITHOUT:
            since = f" après le {french_date(last, year=True)}" if last else ""
            raise ValidationError(
                {
                    "known_until": f"Aucune période de vacances n’est saisie{since}. "
                    "Ajoutez d’abord les vacances qui manquent."
                }
            )
