from home.setup.page_text import PageText

PRIVACY = PageText(
    slug="donnees-personnelles",
    title="Données personnelles",
    introduction="Lire ce site ne laisse presque rien derrière vous. Voici le détail.",
    sections=[
        (
            "Si vous ne faites que lire",
            "<p>Nous ne déposons aucun cookie. Nous ne mesurons pas votre visite. Aucune page "
            "n’appelle un autre site. C’est pour cela qu’il n’y a pas de bandeau à accepter.</p>",
        ),
        (
            "Quand vous cherchez un lieu",
            "<p>Le nom de commune que vous écrivez sert à répondre, puis il est oublié. Nous ne "
            "l’enregistrons pas.</p>"
            "<p>« Autour de moi » demande votre position à votre appareil, seulement si vous "
            "appuyez sur le bouton. Elle est arrondie à deux décimales, soit un kilomètre environ. "
            "Nous ne l’enregistrons jamais.</p>"
            "<p>[à garder si la recherche d’adresses en direct est activée : quand vous écrivez une "
            "adresse complète, notre serveur la demande à la Géoplateforme de l’IGN. Votre "
            "appareil, lui, n’est pas connu de l’IGN.]</p>",
        ),
        (
            "Quand vous affichez la carte",
            "<p>La carte vient de l’IGN, un établissement public français. Elle ne se charge que si "
            "vous appuyez sur « Afficher la carte ». L’IGN reçoit alors l’adresse IP de votre "
            "appareil, comme tout site que l’on visite. Sans la carte, la liste dit tout.</p>",
        ),
        (
            "Ce que garde le serveur",
            "<p>Pour la sécurité, l’hébergeur note la date de chaque visite, la page et l’adresse "
            "IP. Ces notes sont effacées au bout de [à compléter : durée, par exemple 6 mois]. Le "
            "fondement est notre obligation de sécurité.</p>",
        ),
        (
            "Quand vous vous inscrivez à un atelier",
            "<p>Nous gardons un prénom ou un nom, un téléphone ou une adresse électronique, le "
            "nombre de places et ce qui vous manque. Cela sert à vous garder une place et à vous "
            "prévenir. Seul le lieu qui organise l’atelier le lit, et l’agence qui l’aide.</p>"
            "<p>Tout est effacé trente jours après la date, même si vous avez annulé. Il ne reste "
            "que des nombres : combien d’inscrits, combien de présents.</p>"
            "<p>La page d’inscription dépose un cookie. Il protège le formulaire et ne vous suit "
            "pas.</p>",
        ),
        (
            "Quand un lieu importe ses ateliers",
            "<p>Un fichier d’ateliers peut contenir le nom ou le numéro de la personne à joindre. Il "
            "n’est gardé qu’un jour, le temps de le relire. Ce qu’il disait d’un atelier est effacé un "
            "an après la dernière date. Un atelier écarté, ou dont on attend encore le lieu, est "
            "effacé soixante jours après sa dernière date, et un an après son arrivée au plus.</p>",
        ),
        (
            "Quand vous signalez une erreur",
            "<p>Nous gardons votre message et la page dont il parle. Nous ne demandons ni votre nom "
            "ni votre adresse. Le message est effacé trente jours après la correction, et au bout "
            "d’un an au plus.</p>",
        ),
        (
            "Si vous aidez le public",
            "<p>Le site dit qui aide, où et quel jour : c’est sa mission. Il montre votre nom, votre "
            "fonction, votre employeur et vos permanences. Votre numéro, votre adresse électronique "
            "et votre photo n’y sont que si vous êtes d’accord. Quand vous quittez le réseau, votre "
            "page disparaît aussitôt. Six mois après, votre numéro, votre adresse et votre photo sont "
            "effacés.</p>",
        ),
        (
            "Si vous nous avez accordé un entretien",
            "<p>Votre portrait n’est publié qu’avec votre accord. Nous gardons votre nom, ce que vous "
            "avez permis, où, jusqu’à quand, et le papier signé. Seule l’agence le lit.</p>"
            "<p>Le lien de relecture est pour vous seul et ne demande pas de compte. Sa page dépose "
            "un cookie qui protège le formulaire et ne vous suit pas. Votre réponse est effacée six "
            "mois après la fin de la relecture.</p>"
            "<p>Le texte de votre entretien, tel que nous l’avons reçu, est effacé trois mois après "
            "son arrivée sur le site.</p>"
            "<p>Vous pouvez reprendre votre accord à tout moment, sans dire pourquoi. Le portrait "
            "disparaît alors avec toutes ses versions et ses images, et le papier signé est effacé. "
            "Nous ne gardons que l’adresse de la page, pour répondre qu’elle est retirée, et les "
            "dates.</p>",
        ),
        (
            "Si vous travaillez dans le réseau",
            "<p>Les personnes qui tiennent le site à jour ont un compte : un nom d’utilisateur, une "
            "adresse électronique, l’historique de leurs modifications. Un cookie les garde "
            "connectées pendant la journée de travail. Le compte est fermé quand elles quittent le "
            "réseau.</p>",
        ),
        (
            "Vos droits",
            "<p>Vous pouvez demander à voir les données qui vous concernent, à les corriger ou à les "
            "effacer. Vous pouvez aussi vous opposer à leur utilisation.</p>"
            "<p>Responsable : [à compléter : nom de l’agence]. Pour écrire à la personne chargée de "
            "la protection des données : [à compléter : adresse électronique et adresse postale].</p>"
            "<p>Si la réponse ne vous convient pas, vous pouvez saisir la CNIL, qui protège les "
            'données personnelles en France : <a href="https://www.cnil.fr/fr/plaintes">adresser une '
            "plainte</a>, ou écrire à CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.</p>",
        ),
    ],
)
