"""The accessibility statement, in the order of the mandatory template (RGAA 4.1.2).

It declares the site « non conforme »: the rule for a site that no audit has covered.
"""

from home.setup.page_text import PageText

ACCESSIBILITY = PageText(
    slug="accessibilite",
    title="Déclaration d’accessibilité",
    introduction="Déclaration d’accessibilité de ce site.",
    sections=[
        (
            "",
            "<p>[à compléter : nom de l’agence] s’engage à rendre ses sites internet accessibles, "
            "conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.</p>"
            "<p>À cette fin, elle met en œuvre ce schéma et ce plan :</p>"
            "<ul><li>schéma pluriannuel de mise en accessibilité : [à compléter : années et lien] ;</li>"
            "<li>plan d’actions de l’année : [à compléter : année et lien].</li></ul>"
            "<p>Cette déclaration d’accessibilité s’applique à ce site.</p>",
        ),
        (
            "État de conformité",
            "<p>Ce site est <b>non conforme</b> au référentiel général d’amélioration de "
            "l’accessibilité (RGAA), version 4.1.2. La raison : il n’a pas encore été audité.</p>",
        ),
        (
            "Résultats des tests",
            "<p>Aucun audit n’a été fait. Il n’y a donc pas de taux de conformité à annoncer.</p>"
            "<p>Des contrôles automatiques accompagnent la fabrication du site. Ils ne remplacent "
            "pas un audit.</p>",
        ),
        (
            "Contenus non accessibles",
            "<h3>Non-conformités</h3><p>[à compléter après l’audit]</p>"
            "<h3>Dérogations pour charge disproportionnée</h3><p>Aucune n’est invoquée.</p>"
            "<h3>Contenus non soumis à l’obligation d’accessibilité</h3>"
            "<p>La carte, qui s’affiche quand on la demande. Ce qu’elle montre se trouve aussi dans "
            "la liste placée avant elle : le nom des lieux, leur adresse et leur distance.</p>",
        ),
        (
            "Établissement de cette déclaration",
            "<p>Cette déclaration a été établie le [à compléter : date].</p>"
            "<h3>Technologies utilisées</h3><p>HTML, CSS, SVG et JavaScript. Le site fonctionne "
            "aussi sans JavaScript.</p>"
            "<h3>Environnement de test</h3><p>[à compléter : navigateurs et lecteurs d’écran]</p>"
            "<h3>Outils pour évaluer l’accessibilité</h3><p>[à compléter : outils]</p>"
            "<h3>Pages du site qui ont été vérifiées</h3><p>[à compléter : liste des pages]</p>",
        ),
        (
            "Retour d’information et contact",
            "<p>Vous n’arrivez pas à lire une page ou à vous servir du site ? Dites-le-nous. Nous "
            "vous donnerons l’information autrement, et nous vous répondrons sous une semaine.</p>"
            "<ul><li>par téléphone : au numéro écrit en bas de chaque page ;</li>"
            "<li>par courrier électronique : [à compléter : adresse électronique] ;</li>"
            "<li>par la poste : [à compléter : adresse postale].</li></ul>",
        ),
        (
            "Voies de recours",
            "<p>Vous avez signalé au responsable du site un défaut d’accessibilité qui vous empêche "
            "d’accéder à un contenu ou à un service, et vous n’avez pas obtenu de réponse "
            "satisfaisante. Vous pouvez :</p>"
            '<ul><li><a href="https://formulaire.defenseurdesdroits.fr/">écrire un message au '
            "Défenseur des droits</a> ;</li>"
            '<li><a href="https://www.defenseurdesdroits.fr/">contacter le délégué du Défenseur des '
            "droits dans votre région</a> ;</li>"
            "<li>envoyer un courrier par la poste, gratuitement, sans timbre : Défenseur des droits, "
            "Libre réponse 71120, 75342 Paris CEDEX 07.</li></ul>",
        ),
    ],
)
