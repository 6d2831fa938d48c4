"""Which portraits, and with what beside them."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce
from wagtail.query import PageQuerySet

from portraits.enums import AnswerState
from venues.querysets import visible_pages


class PortraitQuerySet(PageQuerySet):
    def visible(self):
        """What a visitor may read: ``public()`` reads the whole of the closed pages, this their path."""
        return self.filter(visible_pages())

    def for_listing(self):
        """Everything a card needs, in a constant number of queries.

        ``quoted_answers`` and ``visible_venues`` are plain lists.
        """
        from portraits.models import Answer
        from venues.models import VenuePage

        quoted = Answer.objects.asked().exclude(pull_quote="").order_by("sort_order", "pk")
        venues = VenuePage.objects.visible().order_by("sort_key", "pk")
        return self.select_related("picture", "series").prefetch_related(
            "picture__renditions",
            Prefetch("answers", queryset=quoted, to_attr="quoted_answers"),
            Prefetch("venues", queryset=venues, to_attr="visible_venues"),
        )

    def recent_first(self):
        return self.order_by(F("interviewed_on").desc(nulls_last=True), "title", "pk")

    def with_answers_about(self, theme):
        """``is_asked``: somebody asked a question of this theme. ``is_answered``: and there is an
        answer."""
        from portraits.models import Answer

        about = Answer.objects.about(theme).filter(page=OuterRef("pk"))
        return self.annotate(is_asked=Exists(about.asked()), is_answered=Exists(about.answered()))


class AnswerQuerySet(models.QuerySet):
    def about(self, theme):
        """Mapped to the theme by the question, or by hand, which comes first."""
        return self.filter(Q(theme=theme) | Q(theme=None, question__theme=theme))

    def asked(self):
        return self.exclude(state=AnswerState.NOT_ASKED)

    def answered(self):
        """Asked, and something was said: empty mark-up is never stored (``PortraitPage.save``)."""
        return self.asked().exclude(body="", choice="")

    def of_visible_portraits(self):
        return self.filter(visible_pages("page__"))

    def with_subject(self):
        """``subject``: the identifier of the theme that ``about`` goes by."""
        return self.annotate(subject=Coalesce("theme", "question__theme"))
