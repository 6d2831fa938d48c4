"""One public place of the demonstration.

Its name, town and street are real, and left blank where they were not certain. Hours, numbers,
services and texts are made up: a visitor of a demonstration must not ring a real office.
"""

from dataclasses import dataclass, field

from venues.vocabulary import Fee, Wheelchair


@dataclass(frozen=True)
class Place:
    """``hours`` is an OSM string; ``closed_in`` = (days from today, how many days, why).

    ``equipment`` holds (kind, quantity or None, precision); ``more`` the rarer columns of a venue
    by their own names; ``point`` is given only where it is right within 300 m.
    """

    key: str
    name: str
    kinds: list[str]
    town: str
    postal_code: str
    insee: str
    summary: str
    hours: str
    picture: str
    street: str = ""
    complement: str = ""
    point: tuple[float, float] | None = None
    description: str = ""
    services: list[str] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    fees: list[str] = field(default_factory=lambda: [Fee.FREE])
    wheelchair: str = Wheelchair.UNKNOWN
    entrance: str = ""
    wifi: bool = False
    desk_help: bool = False
    equipment: list[tuple[str, int | None, str]] = field(default_factory=list)
    closed_in: tuple[int, int, str] | None = None
    checked: bool = True
    more: dict = field(default_factory=dict)
