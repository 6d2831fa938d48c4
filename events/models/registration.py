from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from core.fields import LinesField
from core.text import french_phone
from events.enums import Attendance, CallReason, Origin, RegistrationState
from events.querysets import RegistrationQuerySet

#: A family, a class that comes with its teacher.
MOST_PEOPLE = 30


class Registration(models.Model):
    """Somebody's places on one date: a name and one way to reach them, purged after the date.

    Written by ``events.registering`` only, under the lock of its occurrence.
    """

    occurrence = models.ForeignKey(
        "events.Occurrence",
        verbose_name="date",
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    code = models.CharField("code", max_length=6, unique=True, editable=False)
    #: What the form carried: sent twice, it registers once.
    request_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    name = models.CharField("prénom ou nom", max_length=80)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    places = models.PositiveSmallIntegerField(
        "places", default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    missing = LinesField("n’a pas", help_text="Ce que la personne n’a pas de « à apporter ».")
    state = models.CharField(
        "état",
        max_length=8,
        choices=RegistrationState.choices,
        default=RegistrationState.CONFIRMED,
    )
    origin = models.CharField("inscrit", max_length=9, choices=Origin.choices, default=Origin.WEB)
    override_reason = models.CharField("pourquoi en plus", max_length=120, blank=True)
    registered_at = models.DateTimeField("inscrit le", default=timezone.now, editable=False)
    promoted_at = models.DateTimeField("passé de la liste d’attente le", null=True, editable=False)
    cancelled_at = models.DateTimeField("annulé le", null=True, editable=False)
    reminded_at = models.DateTimeField("rappelé le", null=True, editable=False)
    call_reason = models.CharField(
        "à rappeler", max_length=10, choices=CallReason.choices, blank=True, editable=False
    )
    #: The e-mail that says it leaves from then on; None where none is to leave.
    mail_due = models.DateTimeField(null=True, editable=False)
    mail_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    attendance = models.CharField(
        "venu", max_length=6, choices=Attendance.choices, blank=True, default=Attendance.UNKNOWN
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "inscription"
        verbose_name_plural = "inscriptions"
        ordering = ["registered_at", "pk"]
        indexes = [
            models.Index(fields=["occurrence", "state"], name="registration_date_state"),
            models.Index(
                fields=["mail_due"],
                condition=models.Q(mail_due__isnull=False),
                name="registration_mail_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(places__gte=1), name="registration_has_a_place"
            )
        ]

    def __str__(self):
        return self.code

    @property
    def phone_shown(self) -> str:
        return french_phone(self.phone)
