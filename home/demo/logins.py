"""The four accounts of the demonstration, only where ``DEBUG`` or ``DEMO`` says that it is one."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import salted_hmac

from core.models import User
from venues.models import Library, VenuePage
from venues.permissions import ensure_agency_group, provision_library


@dataclass(frozen=True)
class Login:
    username: str
    name: str
    what: str
    #: Key of the place whose library this person belongs to.
    place: str = ""

    @property
    def email(self) -> str:
        """Nobody's address: it also tells our account from another of the same name."""
        return f"{self.username}@demonstration.invalid"


LOGINS = [
    Login("agence", "Agence de démonstration", "anime le réseau, relit et publie"),
    Login(
        "saint-lo", "Médiathèque de Saint-Lô", "tient la page de son lieu", "mediatheque-la-source"
    ),
    Login("vire", "Médiathèque de Vire", "tient la page d’un autre lieu", "mediatheque-vire"),
    Login("admin", "Administration", "règle tout le site"),
]


def are_allowed() -> bool:
    return bool(settings.DEBUG or settings.DEMO)


def demo_password() -> str:
    """``DEMO_PASSWORD``, or one drawn from ``SECRET_KEY``: the same at every start, and on a server
    as secret as that key."""
    drawn = salted_hmac("home.demo.logins", "password").hexdigest()
    return settings.DEMO_PASSWORD or "-".join((drawn[:4], drawn[4:8], drawn[8:12]))


def ensure_logins(venues: dict[str, VenuePage]) -> list[str]:
    """Make the accounts and their libraries; one sentence for each account.

    ``venues`` by key of their place. An account of the same name that is not ours is left alone.
    Returns nothing, and makes no account, where a demonstration is not allowed.
    """
    libraries = {
        login.username: _library(login, venues[login.place])
        for login in LOGINS
        if login.place in venues
    }
    if not are_allowed():
        return []
    ensure_agency_group()
    hashes = _Hashes(demo_password())
    sentences = []
    for login in LOGINS:
        user = User.objects.filter(username=login.username).first()
        if user is None:
            user = User(username=login.username, last_name=login.name, email=login.email)
            user.is_staff = user.is_superuser = login.username == "admin"
        elif user.email != login.email:
            sentences.append(
                f"Le compte « {login.username} » existait déjà : il n’est pas modifié."
            )
            continue
        if not hashes.match(user.password):
            user.password = hashes.new
            user.save()
        _join(user, login, libraries)
        sentences.append(f"{login.username} : {login.what}")
    return sentences


class _Hashes:
    """Hashing is slow on purpose: the four accounts share one hash, made or checked once."""

    def __init__(self, password: str):
        self._password = password
        self._matching: dict[str, bool] = {"": False}

    @cached_property
    def new(self) -> str:
        encoded = make_password(self._password)
        self._matching[encoded] = True
        return encoded

    def match(self, encoded: str) -> bool:
        if encoded not in self._matching:
            self._matching[encoded] = check_password(self._password, encoded)
        return self._matching[encoded]


def _library(login: Login, venue: VenuePage) -> Library:
    found = Library.objects.filter(name=login.name).first()
    return found or provision_library(login.name, [venue])


def _join(user: User, login: Login, libraries: dict[str, Library]) -> None:
    if login.username in libraries:
        user.groups.add(libraries[login.username].group)
    if login.username == "agence":
        user.groups.add(ensure_agency_group())
