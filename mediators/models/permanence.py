from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from core.fields import ChoiceListField
from core.text import french_phone
from mediators.enums import Device, Mode, Posture
from mediators.models.bring import BringItem
from mediators.models.people import PHONE, Mediator
from mediators.querysets import PermanenceQuerySet
from mediators.versions import version_of
from schedules.fields import RecurrenceFields
from schedules.wording import describe
from venues.vocabulary import Service


class Permanence(RecurrenceFields):
    """Somebody is at a venue on given days: the answer to "who is where, when".

    A plain row of the venue, outside its drafts, written by ``mediators.editing``. Its dates are
    computed (``mediators.presence``), never stored. It is ended rather than deleted.
    """

    venue = models.ForeignKey(
        "venues.VenuePage",
        verbose_name="lieu",
        on_delete=models.PROTECT,
        related_name="permanences",
    )
    mediator = models.ForeignKey(
        Mediator, verbose_name="qui", on_delete=models.PROTECT, related_name="permanences"
    )
    mode = models.CharField(
        "comment venir", max_length=10, choices=Mode.choices, default=Mode.WALK_IN
    )
    booking_phone = models.CharField(
        "téléphone pour le rendez-vous",
        max_length=20,
        blank=True,
        validators=[PHONE],
        help_text="Vide : celui du lieu.",
    )
    booking_url = models.URLField("rendez-vous en ligne", max_length=500, blank=True)
    services = ChoiceListField("ce qu’on y fait", choices=Service.choices)
    devices_brought = ChoiceListField("matériel prêté sur place", choices=Device.choices)
    devices_accepted = ChoiceListField(
        "appareils que les gens peuvent apporter", choices=Device.choices
    )
    postures = ChoiceListField("façon d’aider", choices=Posture.choices)
    note = models.CharField(
        "bon à savoir",
        max_length=280,
        blank=True,
        help_text="Par exemple « dans la salle du premier étage ».",
    )
    bring = models.ManyToManyField(
        BringItem,
        verbose_name="à apporter",
        blank=True,
        related_name="permanences",
        help_text="Rien de coché : ce qui est proposé d’office pour ces services.",
    )
    updated_on = models.DateField("mis à jour le", default=timezone.localdate, editable=False)

    objects = PermanenceQuerySet.as_manager()

    class Meta:
        verbose_name = "permanence"
        verbose_name_plural = "permanences"
        ordering = ["first_day", "start_time", "pk"]
        indexes = [
            models.Index(fields=["venue", "last_day"], name="permanence_venue_last"),
            models.Index(fields=["mediator", "last_day"], name="permanence_person_last"),
        ]

    def __str__(self):
        return f"{self.mediator}, {self.sentence()}"

    def clean(self):
        super().clean()
        if self.mode == Mode.WALK_IN and (self.booking_phone or self.booking_url):
            raise ValidationError(
                {
                    "mode": "Un numéro ou une adresse de rendez-vous est donné : « sur rendez-vous » ?"
                }
            )

    def sentence(self, today=None) -> str:
        """The rule in words: "tous les mardis de 14 h à 17 h, hors vacances scolaires…"."""
        return describe(self.recurrence, today)

    def content(self) -> dict:
        """Column → value as it will be stored, to tell whether two permanences say the same."""
        self._write_list_columns()
        names = [field.attname for field in self._meta.concrete_fields]
        return {name: getattr(self, name) for name in names if name not in {"id", "updated_on"}}

    @property
    def version(self) -> str:
        """What a form that shows this permanence carries (``mediators.versions``)."""
        return version_of(self.content() | {"bring": sorted(item.pk for item in self.bring.all())})

    def labels(self, name: str) -> list[str]:
        """What is ticked in one of its lists, in words: ``labels("postures")``."""
        known = dict(self._meta.get_field(name).flatchoices)
        return [known.get(code, code) for code in getattr(self, name)]

    @property
    def first_date(self) -> date | None:
        """The first day of the rule, which may come after ``first_day``."""
        return next(self.recurrence.days(self.first_day, self.last_day), None)

    def has_begun(self, today: date) -> bool:
        return self.first_date is not None and self.first_date <= today

    @property
    def booking_phone_shown(self) -> str:
        return french_phone(self.booking_phone)

    @property
    def is_by_appointment(self) -> bool:
        return self.mode == Mode.APPOINTMENT
