"""« Signaler une erreur »: what a visitor wrote, checked and kept once. No cookie, no name, no e-mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError

from core import opened
from core.text import clean_line
from mediators.models import Mediator, Report
from mediators.models.reports import LONGEST_TEXT
from venues.models import VenuePage

#: A person needs longer than this to read the page and write a word.
SOONEST_S = 3
LATEST_S = 2 * 3600
#: The same words about the same page, sent again by a second press of the button.
SAME_WITHIN = timedelta(hours=1)
MOST_AN_HOUR = 20
_SALT = "mediators.report"


@dataclass(frozen=True)
class Target:
    """What is wrong: a venue, a person, or the site when neither is named."""

    venue: VenuePage | None = None
    mediator: Mediator | None = None

    @property
    def name(self) -> str:
        about = self.venue or self.mediator
        return str(about) if about else ""

    @property
    def path(self) -> str:
        about = self.venue or self.mediator
        return about.path_on_site if about else "/"

    @property
    def query(self) -> str:
        """To be put after an address: "?lieu=mediatheque"."""
        if about := self.venue or self.mediator:
            return f"?{urlencode({'lieu' if self.venue else 'personne': about.slug})}"
        return ""


def find_target(params) -> Target | None:
    """What the address names; None when nobody may see it (any more)."""
    if slug := params.get("lieu"):
        venue = VenuePage.objects.visible().filter(slug=slug[:255]).first()
        return Target(venue=venue) if venue else None
    if slug := params.get("personne"):
        mediator = Mediator.objects.active().filter(slug=slug[:140]).first()
        return Target(mediator=mediator) if mediator else None
    return Target()


class ReportForm(forms.Form):
    """One field to fill; ``opened`` is signed, ``suite`` is a trap that people do not see."""

    text = forms.CharField(
        label="Qu’est-ce qui ne va pas\u00a0?",
        max_length=LONGEST_TEXT,
        error_messages={
            "required": "Écrivez ce qui ne va pas, en quelques mots.",
            "max_length": f"Votre message est trop long\u00a0: {LONGEST_TEXT} caractères au plus.",
        },
    )
    opened = forms.CharField(required=False)
    suite = forms.CharField(required=False)

    def __init__(self, data=None, *, now: datetime):
        super().__init__(data)
        self.now = now

    def clean(self):
        if self.errors:
            return
        age = age_of(self.cleaned_data["opened"], self.now)
        if age is None:
            raise ValidationError(
                "Cette page est restée ouverte longtemps. Votre message est toujours là\u00a0: "
                "relisez-le, puis envoyez-le de nouveau."
            )
        if age < SOONEST_S:
            raise ValidationError(
                "C’est parti très vite. Relisez votre message, puis envoyez-le de nouveau."
            )

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("suite"))


def written(raw: str) -> str:
    """What was typed, its lines ended by one character, without what no database keeps."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        "".join(c if c.isprintable() or c == "\t" else " " for c in line) for line in lines
    ).strip()


def stamp(now: datetime) -> str:
    return opened.stamp(now, _SALT)


def age_of(text: str, now: datetime) -> float | None:
    """Seconds since the form was opened; None when that was too long ago, or is not ours."""
    age = opened.age_of(text, now, _SALT)
    return age if age is not None and age <= LATEST_S else None


def keep(target: Target, text: str, now: datetime) -> None:
    """Kept once, for the lists of the library and of the agency."""
    about = {"venue": target.venue, "mediator": target.mediator, "text": text}
    if not Report.objects.filter(**about, sent_at__gte=now - SAME_WITHIN).exists():
        Report.objects.create(**about, about=clean_line(target.name or "Le site"), sent_at=now)
