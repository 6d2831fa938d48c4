from home.setup.page_text import PageText

LEGAL_NOTICES = PageText(
    slug="mentions-legales",
    title="Mentions légales",
    introduction="Qui publie ce site, qui l’héberge, et ce qu’on peut en réutiliser.",
    sections=[
        (
            "Éditeur",
            "<p>[à compléter : nom de l’agence, forme juridique, numéro SIRET]</p>"
            "<p>[à compléter : adresse postale, téléphone, adresse électronique]</p>"
            "<p>Directrice ou directeur de la publication : [à compléter : nom et fonction].</p>",
        ),
        (
            "Hébergeur",
            "<p>[à compléter : nom, adresse postale et téléphone de l’hébergeur]</p>",
        ),
        (
            "Ce que disent les pages des lieux",
            "<p>Les horaires, les adresses et les services sont tenus à jour par les lieux "
            "eux-mêmes. Chaque page porte la date de sa dernière vérification. Avant un long trajet, "
            "téléphonez.</p>",
        ),
        (
            "Images",
            "<p>Chaque image porte son crédit. Pour une autre utilisation, demandez l’accord de la "
            "personne ou de l’organisme qui y est nommé.</p>",
        ),
        (
            "Données et logiciels",
            "<ul><li>Fond de carte : © IGN – Géoplateforme, licence ouverte 2.0.</li>"
            "<li>Noms et codes des communes : Insee et La Poste, licence ouverte 2.0.</li>"
            "<li>Centres des communes : GeoNames, licence CC BY 4.0.</li>"
            "<li>Vacances scolaires : ministère de l’Éducation nationale, licence ouverte 2.0, par le "
            "paquet vacances-scolaires-france.</li>"
            "<li>Liste des lieux : réutilisable sous la licence [à compléter : licence].</li>"
            "<li>Le logiciel de ce site est libre, sous licence MIT.</li></ul>",
        ),
    ],
)
