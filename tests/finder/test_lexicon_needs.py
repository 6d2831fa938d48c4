"""What people type, and the service they need first: on the words a new site starts with."""

import pytest

from finder.lexicon import Lexicon, service_entries
from finder.lexicon_seed import seed_entries
from mediators.enums import Posture
from venues.vocabulary import NationalProgramme, Procedure, Service

ADMINISTRATIVE, EVERYDAY, EMPLOYMENT = Service.ADMINISTRATIVE, Service.EVERYDAY, Service.EMPLOYMENT
SAFETY, FAMILY, CREATION = Service.SAFETY, Service.FAMILY, Service.CREATION
CULTURE, ACCESS, EQUIPMENT = Service.CULTURE, Service.ACCESS, Service.EQUIPMENT


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon([*seed_entries(), *service_entries()])


NEEDS = [
    # one word, as it comes
    ("Ameli", ADMINISTRATIVE),
    ("améli", ADMINISTRATIVE),
    ("AMELIE", ADMINISTRATIVE),
    ("doctolib", ADMINISTRATIVE),
    ("docto lib", ADMINISTRATIVE),
    ("retraite", ADMINISTRATIVE),
    ("impots", ADMINISTRATIVE),
    ("Impôts !", ADMINISTRATIVE),
    ("CAF", ADMINISTRATIVE),
    ("rsa", ADMINISTRATIVE),
    ("mel", EVERYDAY),
    ("e-mail", EVERYDAY),
    ("Gmail", EVERYDAY),
    ("whatsapp", EVERYDAY),
    ("watsapp", EVERYDAY),
    ("cv", EMPLOYMENT),
    ("linkedin", EMPLOYMENT),
    ("arnaque", SAFETY),
    ("fishing", SAFETY),
    ("pronote", FAMILY),
    ("parcours sup", FAMILY),
    ("généalogie", CREATION),
    ("chat gpt", CULTURE),
    ("wi-fi", ACCESS),
    ("photocopies", ACCESS),
    ("reconditionné", EQUIPMENT),
    # accents, capitals and plurals left out or added
    ("declaration d'impot", ADMINISTRATIVE),
    ("MON ESPACE SANTE", ADMINISTRATIVE),
    ("cartes d’identité", ADMINISTRATIVE),
    ("titre de sejour", ADMINISTRATIVE),
    ("reseaux sociaux", EVERYDAY),
    ("pieces jointes", EVERYDAY),
    ("lettres de motivation", EMPLOYMENT),
    ("controle parental", FAMILY),
    ("faux conseiller bancaire", SAFETY),
    ("donnees personnelles", SAFETY),
    ("jeux videos", CREATION),
    ("intelligence artificielle", CULTURE),
    # a slip of the finger
    ("retrite", ADMINISTRATIVE),
    ("pasport", ADMINISTRATIVE),
    ("catre grise", ADMINISTRATIVE),
    ("francconnect", ADMINISTRATIVE),
    ("France-Conect", ADMINISTRATIVE),
    ("immpots", ADMINISTRATIVE),
    ("facebok", EVERYDAY),
    ("ordianteur", EVERYDAY),
    ("arnque", SAFETY),
    ("imprimmer", ACCESS),
    ("geneaologie", CREATION),
    # sentences
    ("refaire ma carte grise et vider mes mails", ADMINISTRATIVE),
    ("j’ai besoin d’aide pour ma déclaration de revenus", ADMINISTRATIVE),
    ("je n’arrive pas à me connecter à Ameli sur internet", ADMINISTRATIVE),
    ("faire mon passeport", ADMINISTRATIVE),
    ("demande de logement social", ADMINISTRATIVE),
    ("prendre un rendez-vous chez le docteur", ADMINISTRATIVE),
    ("dossier de retraite carsat", ADMINISTRATIVE),
    ("ma carte vitale est perdue", ADMINISTRATIVE),
    ("Comment payer mes impôts avec mon téléphone ?", ADMINISTRATIVE),
    ("déclarer mes ressources à la CAF", ADMINISTRATIVE),
    ("chèque énergie non reçu", ADMINISTRATIVE),
    ("contester une amende", ADMINISTRATIVE),
    ("demander l'aide juridictionnelle", ADMINISTRATIVE),
    ("je voudrais une procuration pour voter", ADMINISTRATIVE),
    ("créer une association loi 1901", ADMINISTRATIVE),
    ("un acte de naissance pour me marier", ADMINISTRATIVE),
    ("récupérer mes photos", EVERYDAY),
    ("mon téléphone est plein", EVERYDAY),
    ("je n'ai plus de place sur mon portable", EVERYDAY),
    ("l’ordinateur rame", EVERYDAY),
    ("mon ordinateur est très lent", EVERYDAY),
    ("apprendre à me servir d’un ordinateur", EVERYDAY),
    ("voir mes petits-enfants en visio", EVERYDAY),
    ("ma boite mail orange est pleine", EVERYDAY),
    ("joindre un document à un mail", EVERYDAY),
    ("acheter un billet de train", EVERYDAY),
    ("faire mes courses en ligne", EVERYDAY),
    ("je comprends rien à mon smartphone", EVERYDAY),
    ("mettre mes photos sur une clé usb", EVERYDAY),
    ("faire un tableau sur excel", EVERYDAY),
    ("je cherche du travail", EMPLOYMENT),
    ("m’actualiser à pole emploi", EMPLOYMENT),
    ("France Travail", EMPLOYMENT),
    ("faire un C.V.", EMPLOYMENT),
    ("mon compte formation", EMPLOYMENT),
    ("j’ai perdu mon mot de passe", SAFETY),
    ("mots de passe oubliés", SAFETY),
    ("j'ai reçu un SMS bizarre pour un colis", SAFETY),
    ("mon compte facebook a été piraté", SAFETY),
    ("mon ordinateur a un virus", SAFETY),
    ("message qui dit d'appeler microsoft", SAFETY),
    ("mon fils passe trop de temps sur les écrans", FAMILY),
    ("suivre les notes de ma fille au collège", FAMILY),
    ("imprimer en 3D", CREATION),
    ("monter une vidéo de vacances", CREATION),
    ("retoucher des photos", CREATION),
    ("essayer la réalité virtuelle", CREATION),
    ("reconnaître une fausse information", CULTURE),
    ("imprimer un papier depuis mon téléphone", ACCESS),
    ("scanner un document", ACCESS),
    ("un endroit avec internet et un ordinateur", ACCESS),
    ("acheter un ordinateur pas cher", EQUIPMENT),
    ("je voudrais donner mon vieux PC", EQUIPMENT),
    # a death, an ear, a language, a signature, a sign of the times
    ("mon mari est décédé", ADMINISTRATIVE),
    ("mon mari est mort", ADMINISTRATIVE),
    ("ma mère vient de mourir", ADMINISTRATIVE),
    ("j’ai perdu mon mari", ADMINISTRATIVE),
    ("je suis en deuil, quelles démarches", ADMINISTRATIVE),
    ("les démarches après un décès", ADMINISTRATIVE),
    ("je suis malentendant", EVERYDAY),
    ("je suis sourd", EVERYDAY),
    ("je suis malvoyante", EVERYDAY),
    ("je vois mal l’écran", EVERYDAY),
    ("connecter mon appareil auditif", EVERYDAY),
    ("je parle pas français", ADMINISTRATIVE),
    ("il ne parle pas bien le français", ADMINISTRATIVE),
    ("je ne sais pas lire", ADMINISTRATIVE),
    ("apprendre l'anglais", EVERYDAY),
    ("signature électronique", EVERYDAY),
    ("bon coin", EVERYDAY),
    ("vendre sur le bon coin", EVERYDAY),
    ("apple", EVERYDAY),
    ("mon compte microsoft", EVERYDAY),
    ("cart gris", ADMINISTRATIVE),
    ("refaire ma cart grise", ADMINISTRATIVE),
    # the precise need, not one of its words
    ("ecrire une lettre de motivation", EMPLOYMENT),
    ("m’aider à rédiger ma lettre de motivation", EMPLOYMENT),
    ("un ordi pas cher", EQUIPMENT),
    ("acheter un ordi", EQUIPMENT),
    ("ordinateur portable pas cher", EQUIPMENT),
    ("un pc d'occasion", EQUIPMENT),
    ("photo d'identité", ADMINISTRATIVE),
    ("photo pour mon passeport", ADMINISTRATIVE),
    ("le site demande un code photo", ADMINISTRATIVE),
    ("tablette offerte par mes enfants", EVERYDAY),
    ("mes enfants m’ont offert un téléphone", EVERYDAY),
    ("vidéo", EVERYDAY),
    ("regarder des vidéos", EVERYDAY),
    ("mon ordinateur est mort", EVERYDAY),
    ("trier les photos de mes petits-enfants", EVERYDAY),
    ("mes enfants", FAMILY),
    ("il me demande mon code pin", EVERYDAY),
    ("changer la langue de mon téléphone", EVERYDAY),
    ("on m’a volé mes papiers", ADMINISTRATIVE),
    ("travailler", EMPLOYMENT),
    # the national services by their own names
    ("aide-aux-demarches-administratives", ADMINISTRATIVE),
    ("Parentalité et éducation avec le numérique", FAMILY),
    ("comprehension du monde numerique", CULTURE),
]


@pytest.mark.parametrize(("text", "service"), NEEDS, ids=[text for text, _ in NEEDS])
def test_the_service_they_need_comes_first(lexicon, text, service):
    understood = lexicon.understand(text)
    assert understood.services[:1] == (service,), understood


NOTHING = [
    "",
    "   ",
    "zorglub",
    "qsdfghjklm",
    "j’ai besoin d’aide",
    "je n’y arrive pas, aidez-moi s’il vous plaît",
    "je manque de temps",
    "mettre mon manteau",
    "une fracture du bras",
    "la vente de ma tente",
    "un retrait de marchandise",
    "ma vision baisse",
    "le maire",
    "mon collègue",
    "je suis malade",
    "je voudrais jouer",
    "ma tante et ma nièce",
    "un procès",
    "le portage des repas",
    "courir et danser",
    "le ministre",
    "de la soupe",
    "mon humeur",
    "au stade",
    "c’est lourd",
    "Saint-Lô",
    "Caen",
    "02 33 44 55 66",
    "😀😀😀",
    "; DROP TABLE finder_lexiconterm; --",
    "<script>alert(1)</script>",
    "привет",
    "救命",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_no_need_is_not_understood(lexicon, text):
    assert not lexicon.understand(text), lexicon.understand(text)


def test_several_needs_in_the_order_they_are_said(lexicon):
    understood = lexicon.understand("refaire ma carte grise, imprimer mon CV et vider mes mails")
    assert understood.services[:4] == (ADMINISTRATIVE, ACCESS, EMPLOYMENT, EVERYDAY)
    assert Procedure.TRANSPORT in understood.procedures
    assert not {"carte", "grise", "imprimer", "CV", "mails"} & set(understood.unknown)


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("carte grise", Procedure.TRANSPORT),
        ("carte d'identité", Procedure.PAPERS),
        ("carte vitale", Procedure.HEALTH),
        ("impôts", Procedure.MONEY),
        ("APL", Procedure.HOUSING),
        ("retraite", Procedure.WORK),
        ("titre de séjour", Procedure.FOREIGNERS),
        ("bourse du collège", Procedure.FAMILY),
        ("porter plainte", Procedure.JUSTICE),
        ("pass sport", Procedure.LEISURE),
        ("créer une association", Procedure.ASSOCIATIONS),
    ],
)
def test_each_family_of_demarches(lexicon, text, procedure):
    assert lexicon.understand(text).procedures == (procedure,)


@pytest.mark.parametrize(
    "text",
    [
        "faire à ma place",
        "le faire a ma place",
        "quelqu’un qui remplit le dossier à ma place",
        "pouvez-vous le faire pour moi ?",
        "remplissez pour moi",
        "faites-le pour moi",
        "aidant connect",
        "Aidants Connect",
    ],
)
def test_somebody_who_does_it_for_me(lexicon, text):
    understood = lexicon.understand(text)
    assert understood.posture == Posture.FOR
    assert understood.programmes == (NationalProgramme.AIDANTS_CONNECT,)


def test_doing_it_for_me_keeps_what_it_is(lexicon):
    understood = lexicon.understand("faire mes impôts à ma place")
    assert understood.services[0] == ADMINISTRATIVE
    assert understood.posture == Posture.FOR


def test_the_longest_phrase_wins(lexicon):
    for text, service in [
        ("carte grise", ADMINISTRATIVE),
        ("montage photo", CREATION),
        ("mes photos", EVERYDAY),
        ("imprimante 3d", CREATION),
        ("imprimante", ACCESS),
        ("ordinateur", EVERYDAY),
        ("ordinateur d’occasion", EQUIPMENT),
    ]:
        understood = lexicon.understand(text)
        assert len(understood.entries) == 1, (text, understood)
        assert understood.services[0] == service, text


def test_what_cannot_wait_comes_first(lexicon):
    understood = lexicon.understand("mes impôts et une arnaque")
    assert understood.services[:2] == (SAFETY, ADMINISTRATIVE)
    assert understood.advice
