"""The words a new site starts with, as blocks of a content page.

What only the agency knows stays between brackets: « [à compléter : …] ».
"""

from home.setup.about import ABOUT
from home.setup.accessibility import ACCESSIBILITY
from home.setup.notices import LEGAL_NOTICES
from home.setup.page_text import PageText
from home.setup.privacy import PRIVACY

__all__ = [
    "ABOUT",
    "AGENDA_INTRODUCTION",
    "FINDER_INTRODUCTION",
    "FINDINGS_INTRODUCTION",
    "FOOTER_TEXT",
    "LEGAL_PAGES",
    "MEDIATORS_INTRODUCTION",
    "PORTRAITS_INTRODUCTION",
    "VENUES_INTRODUCTION",
    "PageText",
]

#: The law asks for these three: they come back when deleted.
LEGAL_PAGES = [ACCESSIBILITY, LEGAL_NOTICES, PRIVACY]

VENUES_INTRODUCTION = "Médiathèques, mairies, France Services, centres sociaux : les lieux du réseau, par département."
MEDIATORS_INTRODUCTION = (
    "Des personnes qui prennent le temps de vous aider. Voyez qui est où, et quel jour."
)
PORTRAITS_INTRODUCTION = (
    "Des femmes et des hommes qui aident au numérique racontent leur métier, avec leurs mots."
)
FINDINGS_INTRODUCTION = (
    "Une question, et le nombre de portraits qui en parlent. Chaque nombre mène aux phrases."
)
AGENDA_INTRODUCTION = "Les ateliers et les rendez-vous du réseau. Choisissez, puis inscrivez-vous ici ou par téléphone."
FINDER_INTRODUCTION = "Écrivez le nom de votre commune ou son code postal. Les lieux les plus proches viennent en premier."
FOOTER_TEXT = "Des conseillers près de chez vous, pour apprendre à votre rythme. C’est gratuit."
