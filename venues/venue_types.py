"""The 92 kinds of places of the national format: code, label shown to people.

Labels correct the misspellings of the source; codes are verbatim."""

from django.db.models import TextChoices


class VenueType(TextChoices):
    ACI = "ACI", "Structures porteuses d’ateliers et chantiers d’insertion"
    ACIPHC = "ACIPHC", "SIAE — Atelier chantier d’insertion premières heures en chantier"
    AFPA = "AFPA", "Agence nationale pour la formation professionnelle des adultes"
    AI = "AI", "Associations intermédiaires"
    ASE = "ASE", "Aide sociale à l’enfance"
    ASSO = "ASSO", "Association"
    ASSO_CHOMEUR = "ASSO_CHOMEUR", "Associations de chômeurs"
    AUTRE = "Autre", "Autre"
    AVIP = "AVIP", "Crèche à vocation d’insertion professionnelle"
    BIB = "BIB", "Bibliothèque ou médiathèque"
    CAARUD = (
        "CAARUD",
        "Centre d’accueil et d’accompagnement à la réduction de risques pour usagers de drogues",
    )
    CADA = "CADA", "Centres d’accueil de demandeurs d’asile"
    CAF = "CAF", "Caisse d’allocations familiales"
    CAP_EMPLOI = "CAP_EMPLOI", "Cap Emploi"
    CAVA = "CAVA", "Centres d’adaptation à la vie active"
    CC = "CC", "Communauté de communes"
    CCAS = "CCAS", "Centre communal d’action sociale"
    CCONS = "CCONS", "Chambres consulaires"
    CD = "CD", "Conseil départemental"
    CDAS = "CDAS", "Centre départemental d’action sociale"
    CFP = "CFP", "Centre des finances publiques"
    CHRS = "CHRS", "Centres d’hébergement et de réinsertion sociale"
    CHU = "CHU", "Centres d’hébergement d’urgence"
    CIAS = "CIAS", "Centre intercommunal d’action sociale"
    CIDFF = "CIDFF", "Centres d’information sur les droits des femmes et des familles"
    CITMET = "CITMET", "Cité des métiers"
    CMP = "CMP", "Centre Médico Psychologique"
    CMS = "CMS", "Centre médico-social"
    CPAM = "CPAM", "Caisse primaire d’assurance maladie"
    CPH = "CPH", "Centres provisoires d’hébergement"
    CS = "CS", "Centre social"
    CSAPA = "CSAPA", "Centre de soins, d’accompagnement et de prévention en addictologie"
    CSC = "CSC", "Centre socioculturel"
    DEETS = "DEETS", "Directions de l’Economie, de l’Emploi, du Travail et des Solidarités"
    DEPT = "DEPT", "Services sociaux du département"
    DIPLP = (
        "DIPLP",
        "Délégation interministérielle à la prévention et à la lutte contre la pauvreté",
    )
    E2C = "E2C", "École de la deuxième chance"
    EA = "EA", "Entreprise adaptée"
    EATT = "EATT", "Entreprise adaptée"
    EI = "EI", "Entreprise d’insertion"
    EITI = "EITI", "Entreprises d’insertion par le travail indépendant"
    ENM = "ENM", "Espace numérique mobile"
    EPCI = "EPCI", "Intercommunalité"
    EPI = "EPI", "Espace public internet"
    EPIDE = "EPIDE", "Établissement pour l’insertion dans l’emploi"
    EPN = "EPN", "Espace public numérique"
    ES = "ES", "Épicerie solidaire"
    ESAT = "ESAT", "Établissements ou services d’aide par le travail"
    ESS = "ESS", "Entreprise de l’économie sociale et solidaire"
    ETTI = "ETTI", "Entreprises de travail temporaire d’insertion"
    EVS = "EVS", "Espace de vie sociale"
    FABLAB = "FABLAB", "Fablab"
    FABRIQUE = "FABRIQUE", "Fabrique"
    FAIS = "FAIS", "Fédérations d’acteurs de l’insertion et de la solidarité"
    FT = "FT", "France Travail"
    GEIQ = "GEIQ", "Groupements d’employeurs pour l’insertion et la qualification"
    HUDA = "HUDA", "Hébergement d’urgence pour demandeurs d’asile"
    LA_POSTE = "LA_POSTE", "La Poste"
    MDE = "MDE", "Maison de l’emploi"
    MDH = "MDH", "Maison des Habitants"
    MDEF = "MDEF", "Maison de l’emploi et de la formation"
    MDPH = "MDPH", "Maison départementale des personnes handicapées"
    MDS = "MDS", "Maison départementale des solidarités"
    MJC = "MJC", "Maison des jeunes et de la culture"
    ML = "ML", "Mission locale"
    MQ = "MQ", "Maison de quartier"
    MSA = "MSA", "Mutualité Sociale Agricole"
    MSAP = "MSAP", "Maison de services au public"
    MUNI = "MUNI", "Mairie"
    OACAS = "OACAS", "Structures agréées Organisme d’accueil communautaire et d’activité solidaire"
    ODC = "ODC", "Organisation délégataire d’un CD"
    OF = "OF", "Organisme de formation"
    OIL = "OIL", "Opérateur d’intermédiation locative"
    OPCS = "OPCS", "Organisation porteuse de la clause sociale"
    PAD = "PAD", "Point d’Accès au Droit"
    PENSION = "PENSION", "Pension de famille"
    PI = "PI", "Point info"
    PIJ_BIJ = "PIJ_BIJ", "Point ou bureau information jeunesse"
    PIMMS = "PIMMS", "Point information médiation multi-services"
    PJJ = "PJJ", "Protection judiciaire de la jeunesse"
    PLIE = "PLIE", "Plans locaux pour l’insertion et l’emploi"
    PREF = "PREF", "Préfecture ou sous-préfecture"
    PREVENTION = "PREVENTION", "Service ou club de prévention"
    REG = "REG", "Région"
    RELAIS_LECTURE = "RELAIS_LECTURE", "Relais lecture"
    RESSOURCERIE = "RESSOURCERIE", "Ressourcerie"
    RFS = "RFS", "France Services"
    RS_FJT = "RS_FJT", "Résidence sociale - Foyer de Jeunes Travailleurs"
    SCP = "SCP", "Services et clubs de prévention"
    SPIP = "SPIP", "Services pénitentiaires d’insertion et de probation"
    TIERS_LIEUX = "TIERS_LIEUX", "Tiers-lieu ou coworking"
    UDAF = "UDAF", "Union départementale des associations familiales"


#: What a network like ours is made of: first in the editor's list.
COMMON = (
    "BIB",
    "MUNI",
    "RFS",
    "CSC",
    "CS",
    "EVS",
    "EPN",
    "TIERS_LIEUX",
    "CCAS",
    "MQ",
    "ASSO",
    "Autre",
)


def grouped_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices as the editor reads them: the common ones, then all the others by label."""
    labels = dict(VenueType.choices)
    others = sorted(
        (item for item in VenueType.choices if item[0] not in COMMON), key=lambda i: i[1]
    )
    return [
        ("Les plus courants", [(code, labels[code]) for code in COMMON]),
        ("Les autres", others),
    ]
