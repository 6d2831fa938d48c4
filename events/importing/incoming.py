"""What a file says of one event, whatever its format: the one thing that readers give."""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from events.enums import Status

_LONGEST_ID = 200


class FileProblem(Exception):
    """The whole file is unusable; the message is one sentence in French."""


class Unreadable(Exception):
    """One event is unusable; the message is the end of a French sentence about it."""


@dataclass(frozen=True)
class IncomingDate:
    """``key`` finds the date again; ``sequence`` is None where the format has none."""

    key: str
    start: datetime
    end: datetime
    is_all_day: bool = False
    status: int = Status.SCHEDULED
    note: str = ""
    online_url: str = ""
    sequence: int | None = None

    def said(self) -> dict:
        """What an import writes of it."""
        return {
            "start": self.start.astimezone(UTC).isoformat(),
            "end": self.end.astimezone(UTC).isoformat(),
            "is_all_day": self.is_all_day,
            "status": int(self.status),
            "note": self.note,
            "online_url": self.online_url,
        }

    def remembered(self) -> dict:
        """The same, with the sequence that an older file is told by."""
        return self.said() | ({} if self.sequence is None else {"sequence": self.sequence})


@dataclass(frozen=True)
class IncomingPlace:
    """``text`` is what the file says, on one line; the rest is what could be told apart."""

    text: str = ""
    name: str = ""
    address: str = ""
    postal_code: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass
class Incoming:
    """``fields``: columns of ``EventPage`` that the file speaks of. ``others``: every id under
    which the file knows it, when a series comes date by date.

    ``problem``: unusable, and why. ``aside``: of no use, and why (nothing wrong with it).
    """

    line: int
    uid: str = ""
    fields: dict = field(default_factory=dict)
    dates: list[IncomingDate] = field(default_factory=list)
    place: IncomingPlace = IncomingPlace()
    others: list[str] = field(default_factory=list)
    sequence: int | None = None
    cancelled: bool = False
    remarks: list[str] = field(default_factory=list)
    problem: str = ""
    aside: str = ""

    @property
    def title(self) -> str:
        return self.fields.get("title", "")

    @property
    def uids(self) -> list[str]:
        return [self.uid, *self.others]

    def as_json(self) -> dict:
        """For the queue; dates as ISO 8601 text."""
        data = asdict(self)
        for day in data["dates"]:
            day["start"], day["end"] = day["start"].isoformat(), day["end"].isoformat()
        return data

    @classmethod
    def from_json(cls, data: dict) -> "Incoming":
        dates = [
            IncomingDate(
                **{
                    **day,
                    "start": datetime.fromisoformat(day["start"]),
                    "end": datetime.fromisoformat(day["end"]),
                }
            )
            for day in data["dates"]
        ]
        return cls(**{**data, "dates": dates, "place": IncomingPlace(**data["place"])})


def short_id(text: str) -> str:
    """An id that fits its column: as it is, or its fingerprint when it is too long."""
    if len(text) <= _LONGEST_ID:
        return text
    return f"sha256-{sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def made_id(kind: str, *parts: str) -> str:
    """The id of what has none in its file: the same for the same words."""
    words = "\n".join(parts).encode("utf-8", "replace")
    return f"{kind}-{sha256(words).hexdigest()[:20]}"
