"""Papers, vehicles, justice, foreigners, leisure and associations; and doing it for somebody."""

from finder.lexicon_seed.group import Group
from mediators.enums import Posture
from venues.vocabulary import NationalProgramme, Procedure, Service

PAPERS = (
    (
        "la carte d’identité",
        "carte d’identité, carte nationale d’identité, cni, pièce d’identité, papiers d’identité, renouveler ma carte d’identité, carte d’identité perdue, carte d’identité volée, papiers volés, volé mes papiers, papiers perdus, perdu mes papiers",
    ),
    ("le passeport", "passeport, passeport biométrique, pré-demande passeport, passport"),
    (
        "l’ANTS et France Titres",
        "ants, site ants, france titres, agence nationale des titres, préfecture, pré-demande, pré-demande en ligne, titres sécurisés",
    ),
    (
        "les photos d’identité",
        "photo d’identité, photo d’identité numérique, photo pour mon passeport, photo pour mon permis, photo pour ma carte d’identité, code photo, demande un code photo, e-photo",
    ),
    (
        "FranceConnect",
        "france connect, se connecter avec france connect, compte france connect",
    ),
    (
        "l’identité numérique",
        "identité numérique, identité numérique la poste, france identité, identité la poste",
    ),
    (
        "l’état civil",
        "état civil, acte de naissance, extrait de naissance, acte de mariage, acte de décès, extrait d’acte, copie intégrale, changer de nom, changement de nom, nationalité",
    ),
    (
        "les élections",
        "élections, liste électorale, carte électorale, carte d’électeur, voter, vote, bureau de vote, inscription électorale",
    ),
    ("une procuration", "procuration, procuration de vote, maprocuration"),
    (
        "la citoyenneté",
        "recensement, se faire recenser, journée défense et citoyenneté, jdc, service national, sortie du territoire, autorisation de sortie du territoire",
    ),
    ("service-public.fr", "service public, service-public.fr, mairie en ligne"),
)

TRANSPORT = (
    (
        "la carte grise",
        "carte grise, cart grise, carte gris, cart gris, certificat d’immatriculation, immatriculation, immatriculer, immatriculer ma voiture, plaque d’immatriculation, changer l’adresse de la carte grise",
    ),
    (
        "l’achat ou la vente d’une voiture",
        "certificat de cession, vendre ma voiture, acheter une voiture, vente de véhicule, certificat de non-gage, non-gage, cession de véhicule",
    ),
    (
        "le permis de conduire",
        "permis, permis de conduire, permis perdu, permis international, code de la route, auto-école, permis à un euro",
    ),
    ("les points du permis", "points de permis, solde de points, points sur le permis perdus"),
    (
        "une amende",
        "amende, contravention, pv, antai, payer une amende, contester une amende, télépaiement amende, excès de vitesse, radar",
    ),
    ("la vignette Crit’Air", "crit’air, vignette, vignette crit’air, contrôle technique"),
    (
        "les transports de la région",
        "carte de bus, carte de transport, atoumod, nomad, abonnement de bus, abonnement de train, horaires de bus, horaires de train, transport à la demande",
    ),
    ("le covoiturage", "covoiturage, blablacar"),
    ("les prix de l’essence et les péages", "télépéage, péage, badge de péage"),
)

JUSTICE = (
    (
        "l’aide juridictionnelle et le tribunal",
        "aide juridictionnelle, justice, tribunal, avocat, aide juridique, point justice, saisir la justice, juge, prud’hommes, conciliateur, défenseur des droits",
    ),
    (
        "le casier judiciaire",
        "casier judiciaire, casier, extrait de casier, bulletin numéro 3, bulletin n°3",
    ),
    ("une plainte", "porter plainte, plainte, plainte en ligne, pré-plainte, gendarmerie, police"),
    ("une tutelle", "tutelle, curatelle, habilitation familiale, mandat de protection"),
)

FOREIGNERS = (
    (
        "le titre de séjour",
        "titre de séjour, carte de séjour, récépissé, anef, renouvellement titre de séjour, étranger, étrangers en france, ofii, regroupement familial, demande d’asile, asile, réfugié, ofpra, autorisation de travail, étrangère",
    ),
    (
        "une aide pour qui parle ou lit peu le français",
        "parle pas français, parle mal français, comprends pas le français, parler français, apprendre le français, cours de français, français langue étrangère, fle, langue, langue étrangère, interprète, traducteur, je ne sais pas lire, sais pas bien lire, ne sait pas lire, sait ni lire ni écrire, sais pas écrire, sait pas écrire, alphabétisation, illettrisme, analphabète",
    ),
    ("la nationalité française", "nationalité française, naturalisation, devenir français"),
    ("un visa", "visa, esta, visa long séjour, partir à l’étranger, consulat, ambassade"),
)

LEISURE = (
    (
        "le sport et la culture",
        "pass culture, pass sport, licence sportive, atouts normandie, chèque vacances, ancv, vacaf, permis bateau",
    ),
    ("un permis de chasse ou de pêche", "permis de chasse, permis de pêche, carte de pêche"),
)

ASSOCIATIONS = (
    (
        "une association",
        "association, créer une association, association loi 1901, loi 1901, subvention, helloasso, compte asso, statuts d’association, bénévolat, bénévole, trésorier",
    ),
)

SOMEBODY_DOES_IT = (
    (
        "quelqu’un qui fait à votre place",
        "faire à ma place, fasse à ma place, faites à ma place, fait à ma place, à ma place, à notre place, à sa place, le faire pour moi, fasse pour moi, faites pour moi, remplir pour moi, remplisse pour moi, remplissez pour moi, faites-le pour moi, faire pour ma mère, faire pour mon père, fasse tout pour moi, je ne veux pas le faire moi-même, je ne peux pas le faire moi-même, à la place de ma mère, à la place de mon père",
    ),
    (
        "Aidants Connect",
        "aidants connect, aidant habilité, aidant numérique, mandat aidants connect, mandat numérique",
    ),
)

GENERAL = (
    (
        "une démarche en ligne",
        "démarche, démarches en ligne, démarches administratives, démarche administrative en ligne, administration, administratif, administrative, papiers, papier administratif, paperasse, dossier, formulaire, cerfa, attestation, justificatif, courrier administratif, courrier, lettre de l’administration, mairie, france services, maison france services, remplir un formulaire, document administratif",
    ),
)

GROUPS = (
    Group(Service.ADMINISTRATIVE, PAPERS, procedure=Procedure.PAPERS),
    Group(Service.ADMINISTRATIVE, TRANSPORT, procedure=Procedure.TRANSPORT),
    Group(Service.ADMINISTRATIVE, JUSTICE, procedure=Procedure.JUSTICE),
    Group(Service.ADMINISTRATIVE, FOREIGNERS, procedure=Procedure.FOREIGNERS),
    Group(Service.ADMINISTRATIVE, LEISURE, procedure=Procedure.LEISURE),
    Group(Service.ADMINISTRATIVE, ASSOCIATIONS, procedure=Procedure.ASSOCIATIONS),
    Group(
        "",
        SOMEBODY_DOES_IT,
        posture=Posture.FOR,
        programme=NationalProgramme.AIDANTS_CONNECT,
    ),
    Group(Service.ADMINISTRATIVE, GENERAL, is_general=True),
)
