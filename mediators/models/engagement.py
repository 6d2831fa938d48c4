from django.db import models

from mediators.models.people import Mediator
from mediators.querysets import EngagementQuerySet


class Engagement(models.Model):
    """Somebody is taken on one day: a workshop, a meeting. No permanence takes place meanwhile.

    Written by the rooms above, which keep it true, a row for each day: hours are those of the clock
    of the wall, as in a permanence, so that SQL finds the permanences that it meets. What visitors
    may not know is not in it: then ``label``, ``path`` and ``venue`` are empty.
    """

    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="engagements")
    #: The page that it comes from, whatever it is: the row goes when the page does.
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    start_time = models.TimeField()
    end_time = models.TimeField(help_text="Minuit s’écrit 23:59:59.999999.")
    label = models.CharField(max_length=120, blank=True)
    path = models.CharField(max_length=520, blank=True)
    venue = models.ForeignKey(
        "venues.VenuePage", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = EngagementQuerySet.as_manager()

    #: A derived row: no page is "used" by it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "temps pris"
        verbose_name_plural = "temps pris"
        ordering = ["day", "start_time", "pk"]
        indexes = [models.Index(fields=["mediator", "day"], name="engagement_person_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "mediator", "day", "start_time"],
                name="engagement_once_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(end_time__gt=models.F("start_time")),
                name="engagement_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.mediator}, {self.day} {self.start_time:%H:%M}"
