"""What the tests of the hours' screens share: addresses, a filled form, the lines of the history."""

from datetime import timedelta

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

LIBRARY = "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off"
SOON = timezone.localdate() + timedelta(days=10)


def address(name: str, *args) -> str:
    return reverse(name, args=args)


def grid(**boxes) -> dict:
    """A form as the browser posts it: every box, empty unless said."""
    names = [f"{box}_{day}" for day in range(7) for box in ("open", "pause", "resume", "close")]
    usual = {"raw": "", "public_holidays": "ferme", "school_holidays": "habituel"}
    return {**dict.fromkeys(names, ""), **usual, **boxes}


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def logged(venue, action: str) -> list[dict]:
    entries = PageLogEntry.objects.filter(page=venue.pk, action=action).order_by("pk")
    return [entry.data for entry in entries]
