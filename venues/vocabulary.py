"""The fixed lists of the national format, shared by the rooms above.

Labels are verbatim: imports read them and exports write them, so nobody may "correct" one.
Values are short slugs of our own, because a label holds the characters that separate values.
Source: « Lieux de médiation numérique », national schema v1.
"""

from typing import NamedTuple

from django.db.models import TextChoices


class Service(TextChoices):
    """The nine national services: values are the slugs of their labels, used in addresses."""

    ADMINISTRATIVE = "aide-aux-demarches-administratives", "Aide aux démarches administratives"
    EVERYDAY = (
        "maitrise-des-outils-numeriques-du-quotidien",
        "Maîtrise des outils numériques du quotidien",
    )
    EMPLOYMENT = (
        "insertion-professionnelle-via-le-numerique",
        "Insertion professionnelle via le numérique",
    )
    SAFETY = "utilisation-securisee-du-numerique", "Utilisation sécurisée du numérique"
    FAMILY = (
        "parentalite-et-education-avec-le-numerique",
        "Parentalité et éducation avec le numérique",
    )
    CREATION = "loisirs-et-creations-numeriques", "Loisirs et créations numériques"
    CULTURE = "comprehension-du-monde-numerique", "Compréhension du monde numérique"
    ACCESS = "acces-internet-et-materiel-informatique", "Accès internet et matériel informatique"
    EQUIPMENT = (
        "acquisition-de-materiel-informatique-a-prix-solidaire",
        "Acquisition de matériel informatique à prix solidaire",
    )


class Procedure(TextChoices):
    """The eleven families of démarches of « La Coop de la médiation numérique »."""

    PAPERS = "papiers-elections-citoyennete", "Papiers - Élections - Citoyenneté"
    FAMILY = "famille-scolarite", "Famille - Scolarité"
    HEALTH = "social-sante", "Social - Santé"
    WORK = "travail-formation-entreprise", "Travail - Formation - Entreprise"
    HOUSING = "logement", "Logement"
    TRANSPORT = "transports-mobilite", "Transports - Mobilité"
    MONEY = "argent-impots", "Argent - Impôts"
    JUSTICE = "justice", "Justice"
    FOREIGNERS = "etrangers-europe", "Étrangers - Europe"
    LEISURE = "loisirs-sports-culture", "Loisirs - Sports - Culture"
    ASSOCIATIONS = "associations", "Associations"


class Public(TextChoices):
    """Who is specially welcome; none means everybody."""

    YOUNG = "jeunes", "Jeunes"
    STUDENTS = "etudiants", "Étudiants"
    FAMILIES = "familles-et-ou-enfants", "Familles et/ou enfants"
    SENIORS = "seniors", "Seniors"
    WOMEN = "femmes", "Femmes"

    @property
    def said(self) -> str:
        """To visitors; files keep the national label."""
        return "Familles, enfants" if self is Public.FAMILIES else self.label


class SpecialSupport(TextChoices):
    DEAF = "surdite", "Surdité"
    MOTOR = "handicaps-moteurs", "Handicaps moteurs"
    MENTAL = "handicaps-mentaux", "Handicaps mentaux"
    ILLITERACY = "illettrisme", "Illettrisme"
    ENGLISH = "langues-etrangeres-anglais", "Langues étrangères (anglais)"
    OTHER_LANGUAGES = "langues-etrangeres-autres", "Langues étrangères (autres)"
    BLIND = "deficience-visuelle", "Déficience visuelle"


class Fee(TextChoices):
    FREE = "gratuit", "Gratuit"
    CONDITIONAL = "gratuit-sous-condition", "Gratuit sous condition"
    PAID = "payant", "Payant"


class NationalProgramme(TextChoices):
    AIDANTS_CONNECT = "aidants-connect", "Aidants Connect"
    BNR = "bibliotheques-numerique-de-reference", "Bibliothèques numérique de référence"
    PIX = "certification-pix", "Certification PIX"
    CONSEILLERS = "conseillers-numeriques", "Conseillers numériques"
    EMMAUS_CONNECT = "emmaus-connect", "Emmaüs Connect"
    FRANCE_SERVICES = "france-services", "France Services"
    GEN = "grande-ecole-du-numerique", "Grande école du numérique"
    CROIX_ROUGE = "la-croix-rouge", "La Croix Rouge"
    CAF = "point-d-acces-numerique-caf", "Point d'accès numérique CAF"
    PROMENEURS = "promeneurs-du-net", "Promeneurs du net"
    RELAIS_EMMAUS = "relais-numerique-emmaus-connect", "Relais numérique (Emmaüs Connect)"


class TrainingLabel(TextChoices):
    MON_ESPACE_SANTE = "forme-a-mon-espace-sante", "Formé à « Mon Espace Santé »"
    DUPLEX = "forme-a-duplex-illettrisme", "Formé à « DUPLEX » (illettrisme)"
    ARNIA = "arnia-mednum-bfc-bourgogne-franche-comte", "Arnia/MedNum BFC (Bourgogne-Franche-Comté)"
    NORMANDIE_REEMPLOI = (
        "collectif-ressources-et-acteurs-reemploi-normandie",
        "Collectif ressources et acteurs réemploi (Normandie)",
    )
    ETAPES_NUMERIQUES = "etapes-numeriques-la-poste", "Étapes numériques (La Poste)"
    FABRIQUES = "fabriques-de-territoire", "Fabriques de Territoire"
    ECLAIREURS = "les-eclaireurs-du-numerique-drome", "Les Éclaireurs du numérique (Drôme)"
    MES_PAPIERS = "mes-papiers-metropole-de-lyon", "Mes Papiers (Métropole de Lyon)"
    ORDI = "ordi-3-0", "ORDI 3.0"
    SUD_LABS = "sud-labs-paca", "SUD LABS (PACA)"


class Mobility(TextChoices):
    ITINERANT = "itinerant", "Itinérant"
    FIXED = "fixe", "Fixe"


class AccessMode(TextChoices):
    WALK_IN = "se-presenter", "Se présenter"
    PHONE = "telephoner", "Téléphoner"
    MAIL = "contacter-par-mail", "Contacter par mail"
    ONLINE = "prendre-un-rdv-en-ligne", "Prendre un RDV en ligne"
    NO_PUBLIC = "ce-lieu-n-accueille-pas-de-public", "Ce lieu n'accueille pas de public"
    PRESCRIPTION = (
        "envoyer-un-mail-avec-une-fiche-de-prescription",
        "Envoyer un mail avec une fiche de prescription",
    )


class SupportMode(TextChoices):
    ALONE = "en-autonomie", "En autonomie"
    INDIVIDUAL = "accompagnement-individuel", "Accompagnement individuel"
    GROUP = "dans-un-atelier-collectif", "Dans un atelier collectif"
    REMOTE = "a-distance", "À distance"


class Wheelchair(TextChoices):
    """Ours: the national format only links to Acceslibre."""

    UNKNOWN = "inconnu", "Non renseigné"
    YES = "oui", "Accessible en fauteuil roulant"
    HELP = "aide", "Accessible avec de l’aide"
    NO = "non", "Pas accessible en fauteuil roulant"


class EquipmentKind(TextChoices):
    COMPUTER = "ordinateur", "Ordinateurs"
    TABLET = "tablette", "Tablettes"
    PRINTER = "imprimante", "Imprimante"
    SCANNER = "scanner", "Scanner"
    WEBCAM = "webcam", "Webcam et casque"
    PRINTER_3D = "imprimante-3d", "Imprimante 3D"
    VR = "casque-vr", "Casque de réalité virtuelle"
    CONSOLE = "console", "Console de jeux"
    READER = "liseuse", "Liseuses"
    CHARGER = "recharge", "Prises et câbles pour recharger"
    MAGNIFIER = "agrandisseur", "Agrandisseur ou téléagrandisseur"
    OTHER = "autre", "Autre matériel"


class Theme(TextChoices):
    """What visitors choose from: one list for workshops and resources."""

    FIRST_STEPS = "premiers-pas", "Premiers pas"
    PROCEDURES = "demarches", "Démarches en ligne"
    SAFETY = "securite", "Sécurité et arnaques"
    DOCUMENTS = "documents-photos", "Photos, documents, bureautique"
    NETWORKS = "reseaux-sociaux", "Échanger, réseaux sociaux"
    HEALTH = "sante", "Santé"
    WORK = "emploi", "Emploi et vie professionnelle"
    SCHOOL = "parents-ecole", "Parents et école"
    MAKING = "creer", "Créer (3D, code, photo, réalité virtuelle)"
    GAMES = "jeux-culture", "Jeux et culture numérique"
    NEWS = "esprit-critique", "Information et esprit critique"
    AI = "ia", "Intelligence artificielle"
    RESPONSIBLE = "responsable", "Numérique responsable, réparation"


class CoopTheme(TextChoices):
    """The nineteen themes of « La Coop de la médiation numérique »: its own keys and labels."""

    DIAGNOSIS = "DiagnosticNumerique", "Diagnostic numérique"
    DEVICES = "PrendreEnMainDuMateriel", "Prendre en main du matériel"
    REPAIR = "MaintenanceDeMateriel", "Maintenance de matériel"
    CONTENT = "GereSesContenusNumeriques", "Gérer ses contenus numériques"
    BROWSING = "NavigationSurInternet", "Navigation sur internet"
    EMAIL = "Email", "E-mail"
    OFFICE = "Bureautique", "Bureautique"
    NETWORKS = "ReseauxSociaux", "Réseaux sociaux communication"
    HEALTH = "Sante", "Santé"
    BANKING = "BanqueEtAchatsEnLigne", "Banque et achats en ligne"
    BUSINESS = "Entrepreneuriat", "Accompagner un professionnel"
    WORK = "InsertionProfessionnelle", "Insertion professionnelle"
    SAFETY = "SecuriteNumerique", "Prévention en sécurité numérique"
    PARENTING = "Parentalite", "Parentalité"
    SCHOOL = "ScolariteEtNumerique", "Scolarité et numérique"
    MAKING = "CreerAvecLeNumerique", "Créer avec le numérique"
    CULTURE = "CultureNumerique", "Culture numérique"
    AI = "IntelligenceArtificielle", "Intelligence artificielle (IA)"
    PROCEDURES = "AideAuxDemarchesAdministratives", "Aide aux démarches administratives"


class Mapped(NamedTuple):
    """What a public theme is called in the national lists."""

    coop: tuple[CoopTheme, ...]
    service: Service


THEMES: dict[Theme, Mapped] = {
    Theme.FIRST_STEPS: Mapped(
        (CoopTheme.DIAGNOSIS, CoopTheme.DEVICES, CoopTheme.BROWSING, CoopTheme.EMAIL),
        Service.EVERYDAY,
    ),
    Theme.PROCEDURES: Mapped((CoopTheme.PROCEDURES, CoopTheme.BANKING), Service.ADMINISTRATIVE),
    Theme.SAFETY: Mapped((CoopTheme.SAFETY,), Service.SAFETY),
    Theme.DOCUMENTS: Mapped((CoopTheme.CONTENT, CoopTheme.OFFICE), Service.EVERYDAY),
    Theme.NETWORKS: Mapped((CoopTheme.NETWORKS,), Service.EVERYDAY),
    Theme.HEALTH: Mapped((CoopTheme.HEALTH,), Service.ADMINISTRATIVE),
    Theme.WORK: Mapped((CoopTheme.WORK, CoopTheme.BUSINESS), Service.EMPLOYMENT),
    Theme.SCHOOL: Mapped((CoopTheme.PARENTING, CoopTheme.SCHOOL), Service.FAMILY),
    Theme.MAKING: Mapped((CoopTheme.MAKING,), Service.CREATION),
    Theme.GAMES: Mapped((CoopTheme.CULTURE,), Service.CULTURE),
    Theme.NEWS: Mapped((CoopTheme.CULTURE,), Service.CULTURE),
    Theme.AI: Mapped((CoopTheme.AI,), Service.CULTURE),
    Theme.RESPONSIBLE: Mapped((CoopTheme.REPAIR, CoopTheme.CULTURE), Service.CULTURE),
}


class Level(TextChoices):
    ANY = "tous", "Tous niveaux"
    BEGINNER = "debutant", "Débutant"
    INTERMEDIATE = "intermediaire", "Intermédiaire"
    ADVANCED = "avance", "Avancé"


class Disability(TextChoices):
    """For whom something is made accessible: the five codes of OpenAgenda."""

    HEARING = "hi", "Sourdes ou malentendantes"
    SIGHT = "vi", "Aveugles ou malvoyantes"
    PSYCHIC = "pi", "En situation de handicap psychique"
    MOTOR = "mi", "En fauteuil ou à mobilité réduite"
    INTELLECTUAL = "ii", "En situation de handicap intellectuel"
