"""What templates of any room ask of people: who is there, when, whom to call, what to send."""

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from core.templatetags.core_tags import unbroken
from mediators.contact import Contact, person_contact, venue_contact, whom_to_call
from mediators.sending import mail_link, sms_link, text_for
from mediators.who import WhoView, at_venue
from mediators.wording import on_paper, uncapitalised, when

register = template.Library()
register.filter("uncapitalised", uncapitalised)


@register.simple_tag
def who_is_at(venue) -> WhoView:
    """``{% who_is_at page as who %}``: the permanences of a venue, this week and next."""
    return at_venue(venue, timezone.now())


@register.simple_tag
def time_of(presence, now, *, capital=False) -> str:
    """``{% time_of presence now %}``: "demain, 14 h – 17 h", and its date on paper."""
    shown, paper = (
        unbroken(capfirst(text) if capital else text)
        for text in (when(presence, now), on_paper(presence, now))
    )
    if not paper:
        return shown
    return format_html(
        '<span class="on-screen">{}</span><span class="on-paper">{}</span>', shown, paper
    )


@register.simple_tag(takes_context=True)
def contact_of(context, permanence) -> Contact | None:
    """``{% contact_of permanence as contact %}``: whom to call for a permanence."""
    return whom_to_call(permanence, context["site"])


@register.simple_tag(takes_context=True)
def contact_at(context, venue) -> Contact | None:
    """Whom to call for a venue where nobody is announced."""
    return venue_contact(venue, context["site"])


@register.simple_tag(takes_context=True)
def contact_for(context, mediator, who) -> Contact | None:
    """Whom to call for somebody whose permanences are ``who`` (a ``WhoView``)."""
    permanence = who.permanences[0].permanence if who.permanences else None
    return person_contact(mediator, permanence, context["site"])


@register.simple_tag(takes_context=True)
def message_for(context, venue, presence, path, bring) -> dict:
    """``{"sms", "mail"}``: the links that send a result, to no number and no address.

    The number in it is the one that the page gives for this presence.
    """
    contact = whom_to_call(presence.permanence, context["site"])
    text = text_for(
        venue,
        presence,
        phone=contact.phone if contact else "",
        url=f"{settings.SITE_URL}{path}",
        bring=bring,
    )
    return {"sms": sms_link(text), "mail": mail_link(f"De l’aide\u00a0: {venue.title}", text)}
