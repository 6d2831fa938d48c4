import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from events.enums import NOT_HELD, Status
from events.models.event import MOST_PLACES
from events.querysets import OccurrenceQuerySet


class Occurrence(models.Model):
    """One date of an event: a plain row, live at once, that no draft and no copy carries.

    ``rule_day`` is the day of the rule that it stands for, wherever it was moved since; a date that
    was added by hand has none, one that was imported has an ``external_id``.
    """

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name="atelier",
        on_delete=models.CASCADE,
        related_name="occurrences",
    )
    uid = models.UUIDField("identifiant", default=uuid.uuid4, unique=True, editable=False)
    rule_day = models.DateField("jour de la règle", null=True, editable=False)
    external_id = models.CharField(max_length=255, blank=True, editable=False)
    start = models.DateTimeField("début", db_index=True)
    end = models.DateTimeField("fin", db_index=True)
    is_all_day = models.BooleanField("toute la journée", default=False)
    original_start = models.DateTimeField("était prévu le", null=True, blank=True, editable=False)
    status = models.PositiveSmallIntegerField(
        "état", choices=Status.choices, default=Status.SCHEDULED
    )
    reason = models.CharField("raison", max_length=200, blank=True)
    note = models.CharField("à savoir", max_length=280, blank=True)
    room = models.CharField("salle", max_length=120, blank=True)
    online_url = models.URLField("adresse en ligne", max_length=500, blank=True)
    capacity = models.PositiveSmallIntegerField(
        "nombre de places ce jour-là",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
    )
    #: Places of the confirmed registrations, written under the lock that they are made in.
    places_taken = models.PositiveIntegerField("places prises", default=0, editable=False)
    #: While it is cancelled or postponed: somebody had said that it was full.
    was_full = models.BooleanField(default=False, editable=False)
    #: Why somebody must decide about this date, "" when nobody has to.
    question = models.CharField("à décider", max_length=200, blank=True, editable=False)
    #: The question that was answered "keep": it is not asked again, the date stays as it is.
    settled = models.CharField(max_length=200, blank=True, default="", editable=False)
    #: What a calendar that was subscribed to needs to see a change (RFC 5545, SEQUENCE).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    # --- what stays when the registrations are purged
    registered_total = models.PositiveIntegerField(null=True, editable=False)
    attended_total = models.PositiveIntegerField(null=True, editable=False)
    absent_total = models.PositiveIntegerField(null=True, editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = "date d’un atelier"
        verbose_name_plural = "dates des ateliers"
        ordering = ["start", "pk"]
        indexes = [
            models.Index(fields=["event", "start"], name="occurrence_event_start"),
            models.Index(fields=["end", "start"], name="occurrence_end_start"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "rule_day"],
                condition=models.Q(rule_day__isnull=False),
                name="occurrence_once_a_rule_day",
            ),
            models.UniqueConstraint(
                fields=["event", "external_id"],
                condition=~models.Q(external_id=""),
                name="occurrence_once_an_external_id",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="occurrence_ends_after_start"
            ),
        ]

    def __str__(self):
        return f"{self.event}, {timezone.localtime(self.start):%d/%m/%Y %H:%M}"

    @property
    def day(self):
        return timezone.localtime(self.start).date()

    @property
    def is_held(self) -> bool:
        return self.status not in NOT_HELD

    @property
    def places(self) -> int | None:
        """How many may come; None when nobody counts."""
        return self.capacity if self.capacity is not None else self.event.capacity

    @property
    def places_left(self) -> int | None:
        return None if self.places is None else max(0, self.places - self.places_taken)

    @property
    def shown_status(self) -> Status:
        """Full when the places say so, or when somebody said it."""
        if self.is_held and self.places_left == 0:
            return Status.FULL
        return Status(self.status)

    @property
    def is_touched(self) -> bool:
        """Somebody decided something about this very date: no rule takes it away."""
        return (
            self.status != Status.SCHEDULED
            or self.original_start is not None
            or self.capacity is not None
            or bool(self.reason or self.note or self.room or self.online_url or self.settled)
        )
