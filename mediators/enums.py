"""The lists of the people's room."""

from django.db.models import TextChoices


class Role(TextChoices):
    CONSEILLER = "conseiller", "Conseiller numérique"
    MEDIATEUR = "mediateur", "Médiateur numérique"
    BIBLIOTHECAIRE = "bibliothecaire", "Bibliothécaire"
    FRANCE_SERVICES = "france-services", "Agent France Services"
    COORDINATEUR = "coordinateur", "Coordinateur"
    AIDANT = "aidant", "Aidant numérique"
    ANIMATEUR = "animateur", "Animateur"
    BENEVOLE = "benevole", "Bénévole"
    OTHER = "autre", "Autre"


#: What people also call each role, folded: a search by these words finds it.
ROLE_SYNONYMS: dict[str, tuple[str, ...]] = {
    Role.CONSEILLER: ("conseillere numerique", "conum", "cnfs", "conseiller france services"),
    Role.MEDIATEUR: ("mediatrice numerique", "mediateur", "mediatrice"),
    Role.BIBLIOTHECAIRE: ("mediathecaire", "agent de bibliotheque", "bibliotheque"),
    Role.FRANCE_SERVICES: ("france service", "conseiller france service", "msap"),
    Role.COORDINATEUR: ("coordinatrice", "coordo"),
    Role.AIDANT: ("aidante numerique", "aidants connect", "aidant connect"),
    Role.ANIMATEUR: ("animatrice", "animateur multimedia", "animateur numerique"),
    Role.BENEVOLE: ("benevoles", "volontaire", "service civique"),
    Role.OTHER: (),
}


class Language(TextChoices):
    """French goes without saying."""

    LSF = "lsf", "Langue des signes française"
    ENGLISH = "anglais", "Anglais"
    ARABIC = "arabe", "Arabe"
    SPANISH = "espagnol", "Espagnol"
    PORTUGUESE = "portugais", "Portugais"
    GERMAN = "allemand", "Allemand"
    ITALIAN = "italien", "Italien"
    TURKISH = "turc", "Turc"
    RUSSIAN = "russe", "Russe"
    UKRAINIAN = "ukrainien", "Ukrainien"
    ROMANIAN = "roumain", "Roumain"
    POLISH = "polonais", "Polonais"
    DARI = "dari", "Dari ou persan"
    PASHTO = "pachto", "Pachto"
    CHINESE = "chinois", "Chinois"
    OTHER = "autre", "Une autre langue"


class Mode(TextChoices):
    """Values as addresses write them (``acces=rdv``)."""

    WALK_IN = "sans-rdv", "Sans rendez-vous"
    APPOINTMENT = "rdv", "Sur rendez-vous"


class Posture(TextChoices):
    WITH = "avec", "Je fais avec vous"
    SHOW = "montre", "Je vous montre"
    FOR = "pour", "Je peux faire pour vous"


class Device(TextChoices):
    COMPUTER = "ordinateur", "Ordinateur"
    PHONE = "telephone", "Téléphone"
    TABLET = "tablette", "Tablette"
    PRINTER = "imprimante", "Imprimante"
    SCANNER = "scanner", "Scanner"
    CONNECTION = "connexion", "Connexion à internet"


class AbsenceReason(TextChoices):
    """Never why somebody is ill or away: visitors only need to know not to come."""

    AWAY = "absent", "Absence"
    LEAVE = "conge", "Congés"
    TRAINING = "formation", "Formation ou réunion"


class AreaKind(TextChoices):
    COMMUNE = "commune", "Commune"
    EPCI = "epci", "Intercommunalité"
    DEPARTMENT = "departement", "Département"
