"""Which portraits, and with what beside them."""

from django.db import models
from django.db.models import Q
from wagtail.query import PageQuerySet


class PortraitQuerySet(PageQuerySet):
    def visible(self):
        """What a visitor may read."""
        return self.live().public()

    def for_listing(self):
        """Everything a card needs, in a constant number of queries."""
        return self.select_related("picture", "series").prefetch_related("picture__renditions")

    def recent_first(self):
        return self.order_by(models.F("interviewed_on").desc(nulls_last=True), "title", "pk")


class AnswerQuerySet(models.QuerySet):
    def about(self, theme):
        """Mapped to the theme by the question, or by hand, which comes first."""
        return self.filter(Q(theme=theme) | Q(theme=None, question__theme=theme))
