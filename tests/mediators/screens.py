"""What the tests of the permanences' screens share: a filled form, the lines of the history."""

import re
from datetime import date

from tests.venues.hours_screens import address, logged, said

__all__ = ["TODAY", "address", "filled", "logged", "said", "sent", "version_shown"]

#: A Saturday: the first Tuesday to come is 24 November.
TODAY = date(2026, 11, 21)


def filled(person=None, **changed) -> dict:
    """The form of a permanence as the browser posts it: Tuesdays from 14 h to 17 h."""
    usual = {
        "mediator": person.pk if person else "",
        "new_name": "",
        "new_role": "",
        "frequency": "semaine",
        "weekdays": ["ma"],
        "interval": "1",
        "dates": "",
        "first_day": "2026-09-01",
        "last_day": "2027-06-29",
        "start_time": "14h",
        "end_time": "17 h",
        "school_policy": "hors",
        "skips_public_holidays": "on",
        "mode": "sans-rdv",
        "booking_phone": "",
        "booking_url": "",
        "note": "",
    }
    return {**usual, **changed}


def version_shown(response) -> str:
    """What the form carries to tell whether somebody else changed the row meanwhile."""
    return re.search(r'name="version" value="([0-9a-f]+)"', response.content.decode())[1]


def sent(client, url, data):
    """Open a form that changes something, then send it filled so."""
    return client.post(url, data | {"version": version_shown(client.get(url))})
