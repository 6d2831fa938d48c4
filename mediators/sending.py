"""A result as a plain text, to send to oneself or to somebody else by SMS or by e-mail.

It keeps its French letters; the SMS has those that do not make it three times as dear.
"""

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.text import capfirst

from core.text import clean_line, french_phone
from mediators.gsm7 import SEPTETS, gsm7, septets
from mediators.presence import Presence
from mediators.wording import dated, uncapitalised

#: Three SMS, in septets.
LONGEST = 3 * SEPTETS
#: What is left of a name that has to be cut.
_SHORTEST = 24
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2060": "", "’": "'", "–": "-", "«": '"', "»": '"', "…": "..."}
)


def text_for(
    venue, presence: Presence | None, *, phone: str, url: str, bring: Iterable = ()
) -> str:
    """Where, who, when, how and what to bring, in an SMS of at most ``LONGEST`` septets.

    ``phone`` as it is stored, or ""; ``url`` is the page's whole address and is never cut;
    ``bring`` holds items or labels, and the last ones give way first.
    """
    names = [venue.title, venue.address_line]
    facts = []
    if presence is not None:
        mediator = presence.permanence.mediator
        names.append(f"avec {mediator.name}, {uncapitalised(mediator.get_role_display())}")
        facts.append(capfirst(dated(presence)))
        facts.append(_how(presence.permanence, phone))
    elif phone:
        facts.append(f"Tél. {french_phone(phone)}")
    return composed(names, facts, url, bring)


def composed(names: list[str], facts: list[str], url: str, bring: Iterable = ()) -> str:
    """One line each, in at most ``LONGEST`` septets: the longest of ``names`` give way, then what
    to bring; ``facts`` and ``url`` never do."""
    names = [_plain(name) for name in names if name]
    facts = [_plain(fact) for fact in facts if fact]
    room = LONGEST - _size([*facts, url])
    names = _shortened(names, room)
    room -= _size(names)
    return "\n".join(filter(None, [*names, *facts, _bring(bring, room), url]))


def sms_link(text: str) -> str:
    """To no number: the person chooses whom to send it to (RFC 5724). In letters of SMS."""
    return f"sms:?body={_encoded(gsm7(text))}"


def mail_link(subject: str, text: str) -> str:
    """To no address (RFC 6068)."""
    return f"mailto:?subject={_encoded(clean_line(subject))}&body={_encoded(text)}"


def _plain(text: str) -> str:
    return clean_line(text.translate(_PLAIN), limit=LONGEST)


def _how(permanence, phone: str) -> str:
    mode = permanence.get_mode_display()
    if not phone:
        return mode
    if permanence.is_by_appointment:
        return f"{mode} : {french_phone(phone)}"
    return f"{mode}. Renseignements : {french_phone(phone)}"


def _size(lines: list[str]) -> int:
    """In septets, with the two that end each line."""
    return sum(septets(line) + 2 for line in lines)


def _shortened(names: list[str], room: int) -> list[str]:
    """The longest name gives way first, down to a few words."""
    names = list(names)
    while _size(names) > room:
        position = max(range(len(names)), key=lambda i: septets(names[i]))
        if septets(names[position]) <= _SHORTEST:
            break
        names[position] = names[position].rstrip(".")[:-4].rstrip() + "..."
    return names


def _bring(items: Iterable, room: int) -> str:
    """As many whole items as there is room for."""
    line = ""
    for item in items:
        longer = f"{line}, {_plain(str(item))}" if line else f"À apporter : {_plain(str(item))}"
        if _size([longer]) > room:
            break
        line = longer
    return line


def _encoded(text: str) -> str:
    """Spaces as %20 (a "+" would be shown), lines ended as mail and SMS end them."""
    return quote(text.replace("\r\n", "\n").replace("\n", "\r\n"), safe="", errors="replace")
