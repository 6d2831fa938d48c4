"""The columns of the CSV table: what they are called, what each means."""

from core.text import fold

#: Header of the template, its explanation by example; in this order.
TEMPLATE = (
    ("identifiant", "exemple-1", "exemple-2"),
    ("titre", "Premiers pas sur l’ordinateur", "Découvrir l’impression 3D"),
    ("date", "mardi 12 janvier 2027", "16/01/2027, 23/01/2027"),
    ("début", "14h", "10 h 30"),
    ("fin", "16h", "12h"),
    ("lieu", "", "Salle des fêtes"),
    ("adresse", "", "2 place de la Mairie"),
    ("code postal", "", "50180"),
    ("commune", "", "Agneaux"),
    ("salle", "Salle multimédia", ""),
    ("résumé", "Allumer, écrire, ranger ses documents.", "Dessiner un objet et le voir naître."),
    ("présentation", "", ""),
    ("format", "Atelier collectif", "Découverte"),
    ("thème", "Premiers pas", "Créer (3D, code, photo, réalité virtuelle)"),
    ("niveau", "Débutant", ""),
    ("public", "Seniors", "Familles et/ou enfants"),
    ("ouvert à", "Tout public", ""),
    ("âge minimum", "", "8"),
    ("âge maximum", "", ""),
    ("prix", "gratuit", "2 €"),
    ("places", "8", "10"),
    ("inscription", "Sur ce site", ""),
    ("téléphone", "", "02 61 91 90 00"),
    ("courriel", "", ""),
    ("lien", "", ""),
    ("accessibilité", "En fauteuil ou à mobilité réduite", ""),
    ("pour entrer", "", "Entrée par la cour"),
)
NAMES = tuple(name for name, *_ in TEMPLATE)
_OTHER_NAMES = {
    "id": "identifiant",
    "uid": "identifiant",
    "title": "titre",
    "nom": "titre",
    "intitule": "titre",
    "atelier": "titre",
    "dates": "date",
    "jour": "date",
    "heure": "début",
    "heures": "début",
    "horaire": "début",
    "horaires": "début",
    "heure de debut": "début",
    "heure debut": "début",
    "heure de fin": "fin",
    "heure fin": "fin",
    "cp": "code postal",
    "ville": "commune",
    "description": "présentation",
    "en une phrase": "résumé",
    "type": "format",
    "themes": "thème",
    "thematique": "thème",
    "publics": "public",
    "pour qui": "public",
    "audience": "ouvert à",
    "age": "âge minimum",
    "age mini": "âge minimum",
    "age maxi": "âge maximum",
    "tarif": "prix",
    "tarifs": "prix",
    "nombre de places": "places",
    "jauge": "places",
    "tel": "téléphone",
    "email": "courriel",
    "e mail": "courriel",
    "mail": "courriel",
    "url": "lien",
    "site": "lien",
    "accessible": "accessibilité",
}
_KNOWN = {fold(name): name for name in NAMES} | _OTHER_NAMES


def column(header: str) -> str:
    """The column that a header is meant for; "" when it is none of ours."""
    return _KNOWN.get(fold(header), "")
