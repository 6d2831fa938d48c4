"""The nine national services, said the way people say them."""

from venues.vocabulary import Service

#: Short words for a choice, and what it covers. Order: what people ask for most comes first.
NEEDS: dict[str, tuple[str, str]] = {
    Service.ADMINISTRATIVE: ("Une démarche", "impôts, Ameli, CAF, retraite, carte grise"),
    Service.EVERYDAY: ("Mon ordinateur, mon téléphone", "mes mails, mes photos, internet"),
    Service.EMPLOYMENT: ("Le travail", "CV, recherche d’emploi, formation"),
    Service.SAFETY: ("Les arnaques", "mots de passe, faux messages, virus"),
    Service.FAMILY: ("Les enfants et l’école", "Pronote, écrans, jeux"),
    Service.CREATION: ("Créer", "photo, vidéo, impression 3D"),
    Service.CULTURE: ("Comprendre", "fausses nouvelles, intelligence artificielle"),
    Service.ACCESS: ("Utiliser un ordinateur", "imprimer, scanner, avoir internet"),
    Service.EQUIPMENT: ("Acheter moins cher", "ordinateur ou téléphone reconditionné"),
}


def need_label(service: str) -> str:
    return NEEDS[service][0]
