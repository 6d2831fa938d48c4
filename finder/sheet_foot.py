"""What stands below the venues: what to bring, how long the sheet holds, whom to call, the code."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from core.models import SiteSettings
from core.templatetags.core_tags import short_address
from core.text import NBSP, french_date, typographic
from finder.sheet_paper import MM, SMALLEST, Letters, contact_height, cut, lines_of
from mediators.contact import Contact
from venues.places.candidates import commune_query

#: The square of the code, its white edge included, and what parts it from the words.
CODE_MM, CODE_GAP_MM = 34, 5
FOOT_SPACE = 0.5
BRING_LINES = 3


@dataclass(frozen=True)
class Foot:
    """``path`` and ``address`` are the live page's, the second in the code; ``typed`` is what one may type instead."""

    valid: str
    printed: str
    contact: Contact | None
    phone_hours: str
    typed: str
    path: str
    address: str

    def height(self, letters: Letters) -> float:
        """In lines, rules and spaces included."""
        width = foot_width(letters)
        rows = [self.printed, self.phone_hours, self.typed]
        words = lines_of(self.valid, width=width, bold=True)
        words += sum(lines_of(row, width=width) for row in rows)
        words += contact_height(self.contact, width) if self.contact else 0
        return max(words, CODE_MM * MM / letters.line) + FOOT_SPACE


def foot_width(letters: Letters) -> float:
    """In ems, beside the code."""
    return letters.width - (CODE_MM + CODE_GAP_MM) * MM / letters.points


def foot_of(
    commune, *, today: date, valid_until: date, agency: SiteSettings, site_url: str
) -> Foot:
    words = commune_query(commune)
    path = f"/trouver/?{urlencode({'lieu': words})}"
    contact = None
    if agency.phone:
        name = cut(typographic(agency.agency_name), 1, width=foot_width(SMALLEST))
        contact = Contact(agency.phone, name)
    return Foot(
        valid=valid_sentence(valid_until),
        printed=f"Imprimé le {french_date(today, year=True)}.",
        contact=contact,
        phone_hours=typographic(agency.phone_hours) if contact else "",
        typed=(
            f"À jour sur internet{NBSP}: {short_address(site_url)}/trouver, "
            f"puis écrivez «{NBSP}{typographic(words)}{NBSP}»."
        ),
        path=path,
        address=f"{site_url}{path}",
    )


def valid_sentence(day: date) -> str:
    return f"Valable jusqu’au {french_date(day, year=True)}."


def bring_text(labels: list[str]) -> str:
    """As many whole things as ``BRING_LINES`` hold; "" when there is none."""
    text = ""
    for label in labels:
        longer = f"{text}{NBSP}; {label}" if text else f"À apporter{NBSP}: {label}"
        if lines_of(f"{longer}.") <= BRING_LINES:
            text = longer
    return f"{text}." if text else ""
