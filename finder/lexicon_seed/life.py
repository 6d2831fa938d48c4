"""Démarches of health, family, housing, work and money."""

from finder.lexicon_seed.group import Group, crossed
from venues.vocabulary import Procedure, Service

HEALTH = (
    (
        "Ameli et l’Assurance maladie",
        "ameli, amelie, ameli.fr, mon compte ameli, assurance maladie, cpam, sécu, sécurité sociale, caisse maladie, numéro de sécu, attestation de droits, relevé ameli, droits sociaux",
    ),
    (
        "un remboursement de soins",
        "feuille de soins, remboursement de soins, remboursement sécu, décompte de remboursement",
    ),
    ("un arrêt de travail", "indemnités journalières, arrêt maladie, arrêt de travail, ijss"),
    (
        "la carte Vitale",
        "carte vitale, carte verte de la sécu, appli carte vitale, vitale, mise à jour carte vitale, photo carte vitale",
    ),
    (
        "Mon espace santé",
        "mon espace santé, carnet de santé numérique, dossier médical, dmp, dossier médical partagé",
    ),
    (
        "Doctolib et les rendez-vous médicaux",
        "doctolib, doctolibre, maiia, rendez-vous médical, rendez-vous chez le médecin, rendez-vous chez le docteur, rendez-vous chez le dentiste, rendez-vous hôpital, rdv médical, rdv médecin, rdv docteur, rdv dentiste, rdv hôpital, médecin, docteur, dentiste, ophtalmo, spécialiste, kiné, hôpital, clinique",
    ),
    ("une téléconsultation", "téléconsultation, médecin à distance, consultation vidéo"),
    (
        "les papiers de santé",
        "résultats d’analyses, résultats prise de sang, laboratoire, ordonnance, pharmacie",
    ),
    ("un vaccin", "vaccin, certificat de vaccination, vaccination"),
    (
        "la mutuelle",
        "mutuelle, complémentaire santé, complémentaire santé solidaire, css, cmu, c2s, tiers payant, attestation mutuelle",
    ),
    (
        "la carte européenne d’assurance maladie",
        "carte européenne, carte européenne d’assurance maladie, ceam",
    ),
    (
        "le handicap et la MDPH",
        "mdph, maison du handicap, handicap, dossier handicap, rqth, travailleur handicapé",
    ),
    (
        "une allocation de handicap ou d’invalidité",
        "aah, allocation adulte handicapé, aeeh, pch, pension d’invalidité, invalidité",
    ),
    (
        "la carte mobilité inclusion",
        "carte mobilité inclusion, cmi, carte d’invalidité, carte de stationnement handicapé, carte de stationnement",
    ),
    (
        "la perte d’autonomie",
        "apa, allocation autonomie, perte d’autonomie, aide à domicile, aide ménagère, dossier ehpad, maison de retraite, téléassistance, aidant familial, proche aidant",
    ),
    (
        "la CAF et les aides sociales",
        "caf, caf.fr, allocation, allocataire, numéro d’allocataire, prestations familiales, attestation de paiement caf, quotient familial, droits caf",
    ),
    ("le CCAS et l’assistante sociale", "assistante sociale, ccas, aides sociales, centre social"),
    ("le minimum vieillesse", "aspa, minimum vieillesse"),
    (
        "les allocations pour les enfants",
        "allocations familiales, prime de naissance, prime de rentrée, allocation de rentrée, paje",
    ),
    ("le RSA", "rsa, revenu de solidarité, revenu de solidarité active, déclaration rsa"),
    ("la prime d’activité", "prime d’activité, déclaration trimestrielle, trimestrielle"),
    ("la MSA", "msa, mutualité sociale agricole, sécu agricole"),
)

_RELATIVES = "mon mari, ma femme, ma mère, mon père, mon frère, ma sœur, mon conjoint"

FAMILY = (
    (
        "les démarches de l’école",
        "inscription à l’école, inscrire à l’école, inscription scolaire, inscription collège, inscription lycée, inscription maternelle",
    ),
    (
        "la cantine et le car scolaire",
        "cantine, inscription cantine, garderie, centre aéré, transport scolaire, bus scolaire",
    ),
    (
        "les bourses d’études",
        "bourse, bourse du collège, bourse du lycée, bourse étudiante, bourse scolaire, crous, dossier social étudiant, mes services étudiant",
    ),
    (
        "la garde d’enfants",
        "crèche, place en crèche, assistante maternelle, nounou, pajemploi, garde d’enfant, cmg",
    ),
    (
        "un événement de famille",
        "naissance, déclarer une naissance, mariage, me marier, pacs, divorce, divorcer, livret de famille, congé maternité, congé paternité, adoption, séparation, se séparer, congé parental",
    ),
    (
        "un décès dans la famille",
        "décès, décédé, décédée, mourir, deuil, enterrement, défunt, "
        + crossed("mort de", _RELATIVES)
        + ", "
        + crossed(_RELATIVES, "est mort, est morte")
        + ", "
        + crossed("perdu", _RELATIVES)
        + ", veuve, veuf, veuvage, succession, héritage, notaire, obsèques",
    ),
    ("une pension alimentaire", "pension alimentaire, aripa"),
)

HOUSING = (
    (
        "un logement social",
        "logement social, hlm, demande de logement, numéro unique logement, bailleur social, logement, appartement",
    ),
    ("un loyer", "louer un logement, loyer, quittance de loyer, bail"),
    (
        "une aide au logement",
        "apl, aide au logement, allocation logement, als, visale, fsl",
    ),
    (
        "l’énergie et les factures",
        "edf, engie, enedis, linky, électricité, facture d’électricité, facture edf, gaz, facture de gaz, fournisseur d’énergie, compteur, relevé de compteur, facture d’eau, énergie, factures",
    ),
    ("le chèque énergie", "chèque énergie, cheque energie perdu"),
    (
        "les travaux du logement",
        "maprimerénov, ma prime rénov, rénovation énergétique, travaux d’isolation, maprimeadapt, anah, permis de construire, déclaration de travaux, urbanisme",
    ),
    (
        "un déménagement",
        "déménagement, déménager, changement d’adresse, changer d’adresse, réexpédition du courrier",
    ),
)

WORK = (
    (
        "la retraite",
        "retraite, demande de retraite, carsat, cnav, assurance retraite, info retraite, agirc arrco, retraite complémentaire, pension de retraite, dossier de retraite, pension, certificat de vie, attestation de retraite, ircantec, partir à la retraite",
    ),
    ("le relevé de carrière", "relevé de carrière, trimestres"),
    ("une pension de réversion", "pension de réversion, réversion"),
    (
        "les papiers du travail",
        "fiche de paie, bulletin de paie, bulletin de salaire, fiche de salaire, attestation employeur",
    ),
    ("le chèque emploi service", "cesu, chèque emploi service"),
    (
        "les démarches d’un indépendant",
        "urssaf, auto-entrepreneur, autoentreprise, micro-entreprise, micro-entrepreneur, siret, déclarer mon chiffre d’affaires, indépendant, guichet unique des entreprises, siren",
    ),
)

MONEY = (
    (
        "les impôts",
        "impôts, impots.gouv, déclaration d’impôts, déclaration de revenus, déclarer mes revenus, déclarer mes impôts, déclaration 2042, avis d’imposition, avis d’impôt, payer mes impôts, numéro fiscal, espace fiscal, fisc, trésor public, centre des impôts, percepteur, dgfip, revenu fiscal",
    ),
    ("le prélèvement à la source", "prélèvement à la source"),
    (
        "les taxes",
        "taxe, taxe foncière, taxe d’habitation, biens immobiliers, déclaration biens immobiliers, gérer mes biens immobiliers, redevance",
    ),
    (
        "une assurance",
        "assurance, assurance habitation, assurance auto, déclarer un sinistre, sinistre, constat, dégât des eaux, attestation d’assurance, résilier, résiliation, résilier un abonnement",
    ),
    ("les dettes", "surendettement, dossier de surendettement, dette, banque de france, huissier"),
    (
        "un remboursement ou un litige",
        "litige, réclamation, signal conso, remboursement, timbre fiscal",
    ),
)

GROUPS = (
    Group(Service.ADMINISTRATIVE, HEALTH, procedure=Procedure.HEALTH),
    Group(Service.ADMINISTRATIVE, FAMILY, procedure=Procedure.FAMILY),
    Group(Service.ADMINISTRATIVE, HOUSING, procedure=Procedure.HOUSING),
    Group(Service.ADMINISTRATIVE, WORK, procedure=Procedure.WORK),
    Group(Service.ADMINISTRATIVE, MONEY, procedure=Procedure.MONEY),
)
