"""What a workshop of the demonstration is about. All texts are made up for it."""

from dataclasses import dataclass

from events.enums import Audience, Format, Means
from mediators.enums import Posture
from venues.vocabulary import Fee, Level, Public, Theme

TOGETHER = (Means.SITE, Means.PHONE)
FREE_ENTRY = (Means.NONE,)
BY_PHONE = (Means.PHONE,)


@dataclass(frozen=True)
class Subject:
    """``hours`` is how long it lasts; ``every`` the usual rhythm in weeks, 0 for a single date;
    ``holidays`` when it takes place during the school holidays only."""

    key: str
    title: str
    summary: str
    themes: tuple[Theme, ...]
    format: Format = Format.WORKSHOP
    body: str = ""
    level: Level = Level.BEGINNER
    publics: tuple[Public, ...] = ()
    ages: tuple[int | None, int | None] = (None, None)
    capacity: int | None = 8
    means: tuple[Means, ...] = TOGETHER
    fee: Fee = Fee.FREE
    fee_note: str = ""
    posture: Posture | str = Posture.WITH
    accessibility: tuple[str, ...] = ("mi",)
    picture: str = ""
    audience: Audience = Audience.PUBLIC
    hours: float = 2
    every: int = 1
    holidays: bool = False
