"""What templates of any room ask of events: the next ones here, a text to send."""

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst

from core.text import NBSP, french_phone
from events.cards import Card, next_cards
from events.expected import said
from events.models import EventPage, Occurrence
from mediators.sending import composed, mail_link, sms_link

register = template.Library()
#: Series on the page of a venue or of a person; the agenda has the others.
MOST_CARDS = 5


@register.simple_tag
def message_about(view) -> dict:
    """``{% message_about view as message %}``: ``{"sms", "mail"}``, to no number and no address."""
    event, facts = view.event, [_when(view)]
    if view.contact:
        facts.append(f"Tél. {french_phone(view.contact.phone)}")
    is_there = view.place and not (view.next and view.next.is_online)
    place = [view.place.name, view.place.address_line] if is_there else []
    text = composed(
        [event.title, *place], facts, f"{settings.SITE_URL}{event.path_on_site}", view.bring
    )
    return {"sms": sms_link(text), "mail": mail_link(event.title, text)}


def _when(view) -> str:
    """The next date and what is not as usual on it; "" when nobody knows anything."""
    date = view.next
    if date is None:
        known = said(view.event.expected) if view.is_to_confirm else ""
        return f"Date à confirmer{NBSP}: {known}" if known else ""
    state = [state.short if date.is_held else state.text for state in date.states]
    if date.is_held and date.occurrence.room and date.room:
        state.append(f"autre salle{NBSP}: {date.room}")
    said_of_it = f" ({', '.join(state)})" if state else ""
    return f"{capfirst(date.dated)}{said_of_it}"


@register.simple_tag
def next_events_at(venue) -> list[Card]:
    """``{% next_events_at page as cards %}``: the next series that this venue holds."""
    if not venue.pk:  # a preview of a page that was never saved
        return []
    return next_cards(
        Occurrence.objects.visible().filter(event__venue=venue), timezone.now(), MOST_CARDS
    )


@register.simple_tag
def next_events_led_by(mediator) -> list[Card]:
    """``{% next_events_led_by mediator as cards %}``: the next series that somebody leads."""
    led = EventPage.objects.filter(led_by=mediator).values("pk")
    return next_cards(
        Occurrence.objects.visible().filter(event__in=led), timezone.now(), MOST_CARDS
    )
