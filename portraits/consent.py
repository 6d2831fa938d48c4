"""What somebody allowed, and therefore what may be public today; what they took back."""

from datetime import date

from core.text import NBSP
from portraits import dating
from portraits.enums import Channel, ConsentScope, Precision
from portraits.models.consent import Consent

_SCREEN = f"l’écran «{NBSP}Consentement{NBSP}» de ce portrait"
_MISSING = {
    ConsentScope.TEXT: (
        "Le consentement enregistré ne permet pas de publier le texte sur ce site"
        f"{NBSP}: complétez-le à {_SCREEN}, puis publiez."
    ),
    ConsentScope.IMAGE: (
        "Le consentement enregistré ne permet pas de montrer l’image sur ce site"
        f"{NBSP}: enlevez la photo du portrait, ou complétez le consentement à {_SCREEN}."
    ),
}
TAKEN = (
    "Cette adresse était celle d’un portrait retiré du site. Elle ne sert plus"
    f"{NBSP}: choisissez-en une autre."
)


def blockers(page, today: date) -> list[str]:
    """Why this portrait, as it is in ``page`` (a draft or the published row), must not be public
    on this day; each sentence says what to do. One query, none when consents are prefetched."""
    if page.pk is None:
        return [
            f"Enregistrez d’abord ce portrait en brouillon. Ajoutez le consentement à {_SCREEN}, "
            "puis publiez."
        ]
    found = [TAKEN] if is_withdrawn(page.slug) else []
    return found + _unallowed(page, list(page.consents.all()), today)


def lacks_consent(page, today: date) -> bool:
    """Whether nothing allows this portrait any more; for published ones."""
    return bool(_unallowed(page, list(page.consents.all()), today))


def _unallowed(page, lines: list[Consent], today: date) -> list[str]:
    holding = [line for line in lines if line.holds(today)]
    if not lines:
        return [
            f"Aucun consentement n’est enregistré pour ce portrait{NBSP}: ajoutez-le à {_SCREEN}, "
            "puis publiez."
        ]
    if not holding:
        return [_why_none_holds(lines, today)]
    allowed = {code for line in holding if Channel.SITE in line.channels for code in line.scope}
    needed = [ConsentScope.TEXT, *([ConsentScope.IMAGE] if page.picture_id else [])]
    return [_MISSING[code] for code in needed if code not in allowed]


def _why_none_holds(lines: list[Consent], today: date) -> str:
    later = [line.given_on for line in lines if line.given_on > today]
    if later:
        day = dating.said(min(later), Precision.DAY)
        return (
            f"Le consentement ne commence que le {day}{NBSP}: attendez ce jour, ou corrigez sa date "
            f"à {_SCREEN}."
        )
    day = dating.said(max(line.expires_on for line in lines), Precision.DAY)
    return (
        f"Le consentement a pris fin le {day}{NBSP}: demandez-le de nouveau à la personne, "
        f"enregistrez-le à {_SCREEN}, puis publiez."
    )


def withdrawn_path(slug: str) -> str:
    """As the register keeps it: the same as ``PortraitPage.path_on_site``."""
    return f"/portraits/{slug}/"


def is_withdrawn(slug: str) -> bool:
    """Whether a portrait at this address was withdrawn; capitals make no other address."""
    gone = Consent.objects.exclude(withdrawn_at=None)
    return bool(slug) and gone.filter(path__iexact=withdrawn_path(slug)).exists()
