"""What the inquiries asked, and which codes answer it."""

from dataclasses import dataclass

from portraits.enums import FindingState, Split


@dataclass(frozen=True)
class Constat:
    """``counts`` holds (slug of a code, what these portraits say); ``series`` slugs, none for all;
    ``theme`` the title of one; ``due`` in how many months."""

    slug: str
    title: str
    introduction: str
    split: Split
    counts: tuple[tuple[str, str], ...]
    body: str = ""
    series: tuple[str, ...] = ()
    theme: str = ""
    frozen: bool = False
    state: FindingState = FindingState.READY
    due: int = 0


FINDINGS = [
    Constat(
        "faire-avec-ou-a-la-place",
        "Fait-on avec les gens, ou à leur place ?",
        "Presque tous décrivent leur façon de faire avec. Quelques-uns racontent aussi le jour où ils ont "
        "fait à la place, et pourquoi.",
        Split.CONTEXT,
        (
            ("faire-avec", "Faire avec la personne"),
            ("faire-a-la-place", "Faire à la place, quelquefois"),
        ),
        body="<p>La ligne ne passe pas entre les bons et les mauvais accompagnants. Elle passe entre "
        "les lieux. Là où un délai court, on prend parfois la souris, on le dit, et l’on rend la main "
        "ensuite. Là où rien ne presse, on peut attendre dix minutes un seul clic.</p>"
        "<p>Ceux qui font à la place décrivent aussi les garde-fous qu’ils se donnent :</p>"
        "<ul><li>lire chaque écran à voix haute avant de valider ;</li>"
        "<li>laisser la personne taper son mot de passe ;</li>"
        "<li>garder une trace écrite de ce qu’elle a permis ;</li>"
        "<li>proposer de refaire la démarche ensemble, un autre jour, sans enjeu.</li></ul>"
        "<p>Ces entretiens sont peu nombreux. Ils ne disent pas ce que font tous les conseillers, mais "
        "ils montrent que la question ne se règle pas par une consigne.</p>",
        theme="Posture",
        frozen=True,
    ),
    Constat(
        "quels-savoir-faire",
        "Quels savoir-faire reviennent le plus ?",
        "Nous pensions entendre parler de machines. On nous a surtout parlé de temps, d’écoute et de "
        "carnets d’adresses.",
        Split.CONTEXT,
        (
            ("orienter", "Passer la main à la bonne personne"),
            ("ecoute", "Écouter ce qui n’est pas dit"),
            ("patience", "Prendre son temps"),
            ("rassurer", "Commencer par rassurer"),
            ("confidentialite", "Protéger la parole et les papiers"),
            ("technique", "Connaître les machines"),
        ),
        body="<p>Connaître les machines vient loin derrière connaître les gens. Hors des "
        "bibliothèques, on parle d’abord de savoir à qui téléphoner : celui qui accompagne seul, dans "
        "un bus ou dans un bureau, dépend de son réseau.</p>"
        "<p>Les chiffres de cette page suivent les portraits publiés : chaque nouvel entretien codé "
        "s’y ajoute.</p>",
    ),
    Constat(
        "quand-le-contrat-s-arrete",
        "Que devient la confiance quand le contrat s’arrête ?",
        "En 2022, les conseillers regardaient la date de fin de leur contrat. Nous retournons les voir "
        "pour savoir ce qu’il en est resté.",
        Split.YEAR,
        (
            ("contrat", "La fin du contrat"),
            ("legitimite", "Le doute sur sa propre place"),
        ),
        state=FindingState.FORTHCOMING,
        due=5,
    ),
]
