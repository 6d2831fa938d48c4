"""The pictures of the demonstration, all in one hand, and what each one shows, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from home.demo.drawings import buildings, busts, country, making, people, things
from home.demo.drawings.sheet import Sheet


@dataclass(frozen=True)
class Drawing:
    key: str
    title: str
    alt: str
    draw: Callable[[], Sheet]


DRAWINGS = [
    Drawing(
        "paysage",
        "La Normandie entre mer et bocage",
        "Deux maisons à colombages, un pommier, des haies ; au fond, la falaise et la mer.",
        country.countryside,
    ),
    Drawing(
        "mediatheque",
        "Une médiathèque",
        "Une médiathèque aux grandes vitres : des livres, deux personnes à une table, "
        "des passants devant la porte.",
        buildings.mediatheque,
    ),
    Drawing(
        "mairie",
        "Une mairie",
        "Une mairie blanche avec son horloge, son drapeau et ses trois marches.",
        buildings.mairie,
    ),
    Drawing(
        "port",
        "Un port de pêche",
        "Deux chalutiers dans un port, un phare rouge et blanc, deux personnes sur le quai.",
        country.port,
    ),
    Drawing(
        "bus",
        "Le bus qui vient au village",
        "Un bus aménagé, arrêté près d’une église ; deux personnes s’en approchent.",
        buildings.bus,
    ),
    Drawing(
        "cote-a-cote",
        "Côte à côte devant un ordinateur",
        "Une femme âgée et un conseiller, assis côte à côte devant un ordinateur portable.",
        people.side_by_side,
    ),
    Drawing(
        "telephone",
        "Un téléphone entre deux mains",
        "Une main tient un téléphone, un doigt de l’autre main touche l’écran.",
        things.telephone,
    ),
    Drawing(
        "jeu",
        "Une partie à quatre",
        "Un jeu de plateau vu du dessus et les mains de quatre personnes qui jouent.",
        things.game,
    ),
    Drawing(
        "accueil",
        "À l’accueil",
        "Une agente et une visiteuse regardent ensemble un papier, de part et d’autre du comptoir.",
        people.counter,
    ),
    Drawing(
        "fauteuil",
        "Le coin lecture",
        "Un fauteuil rouge devant une bibliothèque, une tablette posée dessus, un chat à côté.",
        things.armchair,
    ),
    Drawing(
        "imprimante-3d",
        "L’imprimante 3D au travail",
        "Une imprimante 3D dépose un petit phare couche après couche ; une main d’enfant le montre.",
        making.printer,
    ),
]

#: (key of the look, whose it is, what one sees): the people of the interviews.
_FACES = [
    (
        "camille",
        "Camille Lenoir, 2022",
        "une femme aux cheveux auburn, devant des rayons de livres",
    ),
    (
        "camille-2026",
        "Camille Lenoir, 2026",
        "la même femme avec des lunettes et un chignon, au volant, sur une route de bocage",
    ),
    (
        "odile",
        "Odile Marchand",
        "une femme aux cheveux gris, lunettes rondes et écharpe rouge, devant des rayons de livres",
    ),
    ("ines", "Inès Corbin", "une femme aux longs cheveux noirs, entre deux fenêtres"),
    ("hugo", "Hugo Panel", "un jeune homme blond, un casque autour du cou, devant deux écrans"),
    ("denis", "Denis Vasseur", "un homme chauve à la barbe grise, devant des affiches épinglées"),
    ("malik", "Malik Hébert", "un homme à la barbe noire, au volant, sur une route de bocage"),
    ("nadege", "Nadège Ozenne", "une femme brune au chignon haut, entre deux fenêtres"),
    ("samir", "Samir Delattre", "un homme brun, devant deux écrans"),
    (
        "martine",
        "Martine Saunier",
        "une femme aux cheveux blancs, lunettes rondes et écharpe jaune, devant des dessins épinglés",
    ),
]

DRAWINGS += [
    Drawing(
        f"portrait-{key}",
        f"Portrait dessiné : {name}",
        f"Portrait dessiné : {seen}.",
        partial(busts.bust, key),
    )
    for key, name, seen in _FACES
]
