from home.setup.page_text import PageText

ABOUT = PageText(
    slug="a-propos",
    title="Qui sommes-nous ?",
    introduction="Un réseau de lieux publics où quelqu’un prend le temps de vous aider avec un "
    "ordinateur, une tablette ou un téléphone.",
    sections=[
        (
            "Ce que nous faisons",
            "<p>Dans une médiathèque, une mairie ou un centre social, un conseiller s’assoit à côté "
            "de vous. Il ne fait pas à votre place : il vous montre, et vous gardez la main.</p>"
            "<p>On peut venir seul ou accompagné, une fois ou toutes les semaines. Aucune question "
            "n’est trop simple.</p>",
        ),
        (
            "Ce que cela coûte",
            "<p>Presque toujours rien. Quand un lieu demande une participation, sa page le dit.</p>",
        ),
        (
            "Qui anime le réseau",
            "<p>[à compléter : nom de l’agence, ses membres, ses financeurs]</p>",
        ),
        (
            "Nous rejoindre",
            "<p>Vous travaillez dans un lieu qui aide déjà les habitants ? Écrivez-nous ou "
            "téléphonez-nous : [à compléter : à qui s’adresser].</p>",
        ),
    ],
)
