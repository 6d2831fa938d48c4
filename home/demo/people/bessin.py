from home.demo.people.person import (
    AMIS,
    BOCAGE,
    DEPARTEMENT,
    FORMS,
    MEDIATHEQUES,
    PASSERELLE,
    RIVIERES,
    Person,
    Stay,
)
from mediators.enums import Mode, Posture, Role
from schedules.enums import SchoolPolicy
from venues.vocabulary import Service

RDV = Mode.APPOINTMENT

BESSIN_AND_BOCAGE = [
    Person(
        "Inès Corbin",
        Role.CONSEILLER,
        BOCAGE,
        title="Conseillère numérique",
        sentence="Une heure pour vous, autour de votre téléphone ou de votre ordinateur.",
        languages=("espagnol", "portugais"),
        public_number=True,
        areas=(("departement", "14", "Calvados"), ("departement", "61", "Orne")),
        stays=(
            Stay("mediatheque-vire", "ma", "14:00-17:30", brought=("ordinateur", "tablette")),
            Stay("mjc-vire", "me", "14:00-17:00", mode=RDV, own_number=True),
            Stay("l-atelier-conde", "je", "14:00-17:30"),
            Stay("france-services-tinchebray", "ve", "09:30-12:00", mode=RDV, services=FORMS),
            Stay("mediatheque-flers", "ve", "14:00-17:00", every=2),
            Stay("mairie-falaise", "lu", "09:00-11:30", nths="1,3", mode=RDV, services=FORMS),
        ),
    ),
    Person(
        "Thierry Vautier",
        Role.BIBLIOTHECAIRE,
        MEDIATHEQUES,
        sentence="Je prête des liseuses et je montre comment s’en servir.",
        stays=(
            Stay(
                "mediatheque-vire",
                "sa",
                "10:30-12:00",
                policy=SchoolPolicy.ALWAYS,
                services=(Service.EVERYDAY, Service.CREATION, Service.ACCESS),
                postures=(Posture.SHOW,),
            ),
        ),
    ),
    Person(
        "Maëlle Guérin",
        Role.MEDIATEUR,
        MEDIATHEQUES,
        title="Médiatrice numérique",
        team="Pôle numérique",
        sentence="Je fais avec vous, jamais à votre place : la fois d’après, vous saurez.",
        languages=("anglais", "lsf"),
        stays=(
            Stay(
                "bibliotheque-alexis-de-tocqueville",
                "ma,ve",
                "14:00-18:00",
                policy=SchoolPolicy.ALWAYS,
                brought=("ordinateur", "tablette", "connexion"),
            ),
            Stay("bibliotheque-alexis-de-tocqueville", "sa", "10:30-12:30", nths="1"),
        ),
    ),
    Person(
        "Paul-Henri Duval",
        Role.BENEVOLE,
        AMIS,
        sentence="Généalogie, photos anciennes, et un peu de patience.",
        stays=(
            Stay(
                "bibliotheque-alexis-de-tocqueville",
                "je",
                services=(Service.CREATION, Service.EVERYDAY),
                postures=(Posture.SHOW,),
            ),
        ),
    ),
    Person(
        "Aurélie Besnard",
        Role.CONSEILLER,
        RIVIERES,
        title="Conseillère numérique",
        sentence="Pour la retraite et les impôts, prenez rendez-vous : on prend le temps.",
        areas=(("departement", "14", "Calvados"),),
        stays=(
            Stay("les-7-lieux", "me", "14:00-18:00", brought=("ordinateur",)),
            Stay("mairie-bayeux", "je", "09:00-12:00", mode=RDV, services=FORMS),
            Stay("mairie-honfleur", "ma", "09:30-12:00", every=2, mode=RDV, services=FORMS),
            Stay("mediatheque-andre-malraux", "ve", "10:30-12:30"),
        ),
    ),
    Person(
        "Karim Lecoq",
        Role.AIDANT,
        PASSERELLE,
        sentence="Habilité Aidants Connect : avec votre accord, je fais la démarche pour vous.",
        languages=("arabe", "turc"),
        stays=(
            Stay(
                "france-services-flers",
                "ma,je",
                "09:00-12:00",
                policy=SchoolPolicy.ALWAYS,
                services=FORMS,
                postures=(Posture.FOR, Posture.WITH),
                brought=("ordinateur", "imprimante", "scanner"),
            ),
        ),
    ),
    Person(
        "Solène Hamelin",
        Role.CONSEILLER,
        DEPARTEMENT,
        title="Conseillère numérique",
        sentence="Dans l’Orne, je viens là où il n’y a personne d’autre.",
        areas=(("departement", "61", "Orne"),),
        stays=(
            Stay("mediatheque-aveline", "ma", "14:00-17:30"),
            Stay("mediatheque-argentan", "me", "14:00-17:00"),
            Stay("mediatheque-sees", "ve", "16:00-18:30", every=2),
            Stay("mediatheque-briouze", "lu", "10:00-12:30", nths="2,4"),
            Stay("mairie-l-aigle", "je", "09:00-12:00", mode=RDV, services=FORMS),
            Stay("mairie-mortagne-au-perche", "je", "14:00-17:00", mode=RDV, services=FORMS),
        ),
    ),
    Person(
        "Fatou Leclerc",
        Role.ANIMATEUR,
        MEDIATHEQUES,
        title="Animatrice",
        sentence="Le Café des écrans, une fois par mois, avec les parents.",
        stays=(
            Stay(
                "mediatheque-aveline",
                dates=(9, 37, 65, 93),
                hours="18:00-19:30",
                services=(Service.FAMILY, Service.CULTURE),
                postures=(Posture.SHOW,),
            ),
        ),
    ),
]
