"""An interview for search engines: an article about a person (schema.org/Article)."""

from core.structured import picture_address
from portraits.models import PortraitPage

SCHEMA = "https://schema.org"


def structured(portrait: PortraitPage, site_url: str) -> list[dict]:
    address = f"{site_url}{portrait.path_on_site}"
    picture = picture_address(portrait.picture, site_url)
    return [
        _said(
            {
                "@context": SCHEMA,
                "@type": "Article",
                "genre": "Entretien",
                "headline": portrait.title,
                "description": portrait.summary,
                "url": address,
                "mainEntityOfPage": address,
                "inLanguage": "fr",
                "isAccessibleForFree": True,
                "datePublished": _moment(portrait.first_published_at),
                "dateModified": _moment(portrait.last_published_at),
                "image": picture,
                "about": _person(portrait, site_url, picture),
            }
        )
    ]


def _person(portrait: PortraitPage, site_url: str, picture: list[str]) -> dict:
    mediator = portrait.mediator
    employer = {"@type": "Organization", "name": portrait.employer} if portrait.employer else ""
    return _said(
        {
            "@type": "Person",
            "name": portrait.person_name,
            "jobTitle": portrait.said_role,
            "worksFor": employer,
            "image": picture,
            "url": f"{site_url}{mediator.path_on_site}" if mediator and mediator.is_active else "",
        }
    )


def _moment(when) -> str:
    return when.isoformat(timespec="seconds") if when else ""


def _said(data: dict) -> dict:
    return {name: value for name, value in data.items() if value not in ("", [])}
