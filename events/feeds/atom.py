"""`/agenda/flux.xml`: what was last announced or changed in the agenda (RFC 4287)."""

from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.db.models import Max, Prefetch, Q
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from core.text import NBSP, typographic
from events.attending import is_online
from events.date_words import dated
from events.enums import NOT_HELD, Status
from events.models import EventPage, Occurrence
from events.models.index import INDEX_SLUG
from events.place import place_of
from schedules.ical import clean

MOST = 50
#: Of each event; its page has the others.
DATES = 3
_EVENT = (
    "title", "slug", "url_path", "translation_key", "first_published_at", "venue", "summary",
    "place_name", "place_address", "place_postal_code", "place_commune", "access_note", "latitude",
    "longitude", "themes",
)  # fmt: skip


class Feed(Atom1Feed):
    """Django's, dated by its entries: an empty one has to be the same twice."""

    def latest_post_date(self):
        return self.feed["changed"]

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def written(address: str, title: str, author: str, now: datetime) -> bytes:
    """The feed in UTF-8. ``address`` is its own, absolute; ``now`` aware."""
    moments = last_changes(now)
    events = {event.pk: event for event in _events(list(moments), now)}
    agenda = f"{settings.SITE_URL}/{INDEX_SLUG}/"
    feed = Feed(
        title=clean(title),
        link=agenda,
        description=None,
        language="fr",
        author_name=clean(author),
        feed_url=address,
        feed_guid=agenda,
        changed=max(moments.values(), default=datetime.fromtimestamp(0, now.tzinfo)),
    )
    for key, moment in moments.items():
        if key in events:  # not one that was unpublished this very moment
            _add_entry(feed, events[key], moment)
    out = BytesIO()
    feed.write(out, "utf-8")
    return out.getvalue()


def last_changes(now: datetime) -> dict[int, datetime]:
    """Event → when it was last published or one of its dates to come changed; the latest first.

    The dates that the rule adds every night are no news: nobody changed them.
    """
    published = EventPage.objects.visible().upcoming(now).filter(last_published_at__isnull=False)
    found = dict(
        published.order_by("-last_published_at", "pk").values_list("pk", "last_published_at")[:MOST]
    )
    by_hand = Q(sequence__gt=0) | Q(rule_day__isnull=True)
    changed = Occurrence.objects.visible().upcoming(now).filter(by_hand)
    latest = changed.order_by().values_list("event").annotate(latest=Max("changed_at"))
    for key, moment in latest.order_by("-latest", "event")[:MOST]:
        found[key] = max(moment, found.get(key, moment))
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0]), reverse=True)[:MOST])


def _events(keys: list[int], now: datetime):
    dates = Occurrence.objects.upcoming(now).order_by("start", "pk")[:DATES]
    found = EventPage.objects.filter(pk__in=keys).only(*_EVENT).select_related(None)
    return found.prefetch_related("venue", Prefetch("occurrences", dates, to_attr="coming"))


def _add_entry(feed: Feed, event, moment: datetime) -> None:
    content = _content(event)
    feed.add_item(
        title=clean(typographic(event.title)),
        link=f"{settings.SITE_URL}{event.path_on_site}",
        description=None,
        unique_id=f"urn:uuid:{event.translation_key}",
        pubdate=event.first_published_at,
        updateddate=moment,
        categories=[clean(label) for label in event.get_themes_labels()],
        content=content,
    )


def _content(event) -> str:
    """What it is, where, and its next dates, in HTML."""
    lines = [event.summary, clean(_where(event))]
    dates = format_html_join("", "<li>{}</li>", ([_said(row)] for row in event.coming))
    paragraphs = format_html_join("", "<p>{}</p>", ([clean(line)] for line in lines if line))
    return format_html("{}<ul>{}</ul>", paragraphs, dates) if dates else paragraphs


def _where(event) -> str:
    """Nobody goes anywhere for dates that are all online: no address then."""
    held = [row for row in event.coming if row.is_held]
    online = [row for row in held if is_online(row)]
    if held and len(online) == len(held):
        return "En ligne"
    place = place_of(event)
    address = f"{typographic(place.name)}, {place.address_line}"
    return f"{address} (sauf les dates en ligne)" if online else address


def _said(occurrence) -> str:
    """ "mardi 24 novembre 2026, de 14 h à 16 h (annulé : intervenante malade)"."""
    said = dated(occurrence, None)
    if occurrence.status not in (*NOT_HELD, Status.ONLINE):
        return said
    state = Status(occurrence.status).label.lower()
    reason = f"{NBSP}: {occurrence.reason}" if occurrence.reason else ""
    return clean(f"{said} ({state}{reason})")
