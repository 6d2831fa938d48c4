from home.demo.people.person import (
    AMIS,
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

EURE_AND_SEINE = [
    Person(
        "Élodie Fontaine",
        Role.CONSEILLER,
        DEPARTEMENT,
        title="Conseillère numérique",
        sentence="Du lundi au jeudi sur la route, et toujours une multiprise dans le sac.",
        areas=(("departement", "27", "Eure"),),
        public_number=True,
        stays=(
            Stay("mediatheque-rolland-plaisance", "ma", "14:00-18:00", brought=("ordinateur",)),
            Stay("mediatheque-boris-vian", "me", "14:00-17:00"),
            Stay("mairie-bernay", "je", "09:00-11:30", mode=RDV, services=FORMS),
            Stay("mairie-pont-audemer", "je", "14:00-17:00", mode=RDV, services=FORMS),
            Stay("mairie-vernon", "lu", "09:00-12:00", mode=RDV, every=2, services=FORMS),
            Stay("mairie-les-andelys", "lu", "14:00-17:00", every=2),
        ),
    ),
    Person(
        "Bruno Carpentier",
        Role.BIBLIOTHECAIRE,
        MEDIATHEQUES,
        stays=(
            Stay(
                "mediatheque-rolland-plaisance",
                "je",
                "17:00-19:30",
                services=(Service.EVERYDAY, Service.ACCESS),
                note="En soirée, pour ceux qui travaillent.",
            ),
        ),
    ),
    Person(
        "Awa Lefèvre",
        Role.MEDIATEUR,
        MEDIATHEQUES,
        title="Médiatrice numérique",
        sentence="Réparer, trier, comprendre : on ouvre la boîte ensemble.",
        languages=("anglais", "espagnol"),
        stays=(
            Stay(
                "bibliotheque-oscar-niemeyer",
                "me,sa",
                "14:00-17:00",
                policy=SchoolPolicy.ALWAYS,
                brought=("ordinateur", "tablette", "connexion"),
            ),
            Stay(
                "bibliotheque-oscar-niemeyer",
                "ma,je,ve",
                "10:00-12:00",
                policy=SchoolPolicy.DURING,
                services=(Service.CREATION, Service.FAMILY),
            ),
        ),
    ),
    Person(
        "Rémi Quesnel",
        Role.CONSEILLER,
        PASSERELLE,
        sentence="À Rouen, rive droite le mardi, rive gauche le jeudi.",
        languages=("anglais", "ukrainien", "russe"),
        stays=(
            Stay("bibliotheque-villon", "ma", "14:00-17:30"),
            Stay("bibliotheque-simone-de-beauvoir", "je", "14:00-17:30", mode=RDV, own_number=True),
            Stay("bibliotheque-simone-de-beauvoir", once=12, hours="10:00-16:00"),
        ),
    ),
    Person(
        "Martine Saunier",
        Role.BENEVOLE,
        AMIS,
        sentence="J’ai appris à 68 ans : vous y arriverez aussi.",
        away=(2, 9, "absent"),
        stays=(
            Stay("bibliotheque-villon", "sa", "10:00-12:00", postures=(Posture.WITH, Posture.SHOW)),
        ),
    ),
    Person(
        "Hugo Panel",
        Role.CONSEILLER,
        RIVIERES,
        sentence="Du pays de Caux à la mer, un lieu par jour.",
        areas=(("departement", "76", "Seine-Maritime"),),
        stays=(
            Stay("mediatheque-yvetot", "ma", "14:00-18:00"),
            Stay("mediatheque-bolbec", "me", "10:00-12:00"),
            Stay("mediatheque-christiane-doutart", "me", "14:30-18:00", every=2),
            Stay("mairie-fecamp", "je", "09:00-12:00", mode=RDV, services=FORMS),
            Stay("mediatheque-jean-renoir", "ve", "13:30-17:00", brought=("ordinateur",)),
            Stay("mairie-neufchatel-en-bray", "je", "17:00-19:00", every=2, mode=RDV),
        ),
    ),
    Person(
        "Christelle Mauger",
        Role.COORDINATEUR,
        DEPARTEMENT,
        title="Coordinatrice",
        team="Coordination",
        sentence="J’organise les permanences. Je remplace quand quelqu’un manque.",
        stays=(
            Stay("mediatheque-jean-renoir", "sa", "10:00-12:00", begins=30, nths="1,3"),
            Stay("mairie-fecamp", "ma", "09:00-12:00", ended=-20, mode=RDV, services=FORMS),
        ),
    ),
    Person(
        "Yann Petitjean",
        Role.OTHER,
        PASSERELLE,
        title="Volontaire en service civique",
        sentence="Je montre, tranquillement, autant de fois qu’il faut.",
        stays=(
            Stay(
                "mediatheque-bolbec",
                "sa",
                "10:00-12:00",
                services=(Service.EVERYDAY, Service.ACCESS),
                postures=(Posture.SHOW,),
            ),
        ),
    ),
    Person(
        "Denise Aubert",
        Role.BENEVOLE,
        AMIS,
        sentence="Le mercredi, on joue à reconnaître les arnaques.",
        stays=(
            Stay(
                "mairie-vernon",
                "me",
                "14:00-16:00",
                services=(Service.SAFETY, Service.CULTURE),
                policy=SchoolPolicy.ALWAYS,
                on_public_holidays=True,
            ),
        ),
    ),
]
