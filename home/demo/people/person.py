"""Somebody of the demonstration. Every one of them is invented, and so are their employers."""

from dataclasses import dataclass, field

from mediators.enums import Mode, Posture, Role
from schedules.enums import SchoolPolicy
from venues.vocabulary import Service

#: Name → number; "" for none. Numbers kept for fiction, like those of the venues.
ORGANISATIONS = {
    "Bocage connecté (association fictive)": "+33261919101",
    "Communauté de communes fictive des Deux-Rivières": "+33261919102",
    "Réseau des médiathèques de démonstration": "+33261919103",
    "Centre social fictif La Passerelle": "+33261919104",
    "Département de démonstration": "+33261919105",
    "Les Amis du clavier (association fictive)": "",
}
BOCAGE, RIVIERES, MEDIATHEQUES, PASSERELLE, DEPARTEMENT, AMIS = ORGANISATIONS

EVERYDAY = (Service.EVERYDAY, Service.ADMINISTRATIVE, Service.SAFETY)
FORMS = (Service.ADMINISTRATIVE,)


@dataclass(frozen=True)
class Stay:
    """A permanence. Days are counted from today: ``once=12`` is in twelve days.

    ``days`` holds the codes of the week's days ("ma,je"); ``nths`` makes it monthly, ``dates`` a
    list of days from now. ``begins`` and ``ended`` move its first and last day.
    """

    place: str
    days: str = ""
    hours: str = "14:00-17:00"
    every: int = 1
    nths: str = ""
    once: int | None = None
    dates: tuple[int, ...] = ()
    policy: SchoolPolicy = SchoolPolicy.OUTSIDE
    on_public_holidays: bool = False
    begins: int | None = None
    ended: int | None = None
    mode: Mode = Mode.WALK_IN
    own_number: bool = False
    url: str = ""
    services: tuple[str, ...] = EVERYDAY
    brought: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ("ordinateur", "telephone", "tablette")
    postures: tuple[str, ...] = (Posture.WITH,)
    note: str = ""


@dataclass(frozen=True)
class Person:
    """``areas`` holds (kind, code, name); ``away`` (in how many days, how many, reason)."""

    name: str
    role: Role
    employer: str = ""
    team: str = ""
    sentence: str = ""
    title: str = ""
    languages: tuple[str, ...] = ()
    public_number: bool = False
    email: str = ""
    areas: tuple[tuple[str, str, str], ...] = ()
    away: tuple[int, int, str] | None = None
    library: str = ""
    stays: tuple[Stay, ...] = field(default_factory=tuple)
