"""Swindles and thefts: whatever the words, what to do at once is said first."""

import pytest

from finder.lexicon import MOST_SKIPPED, Entry, Lexicon, service_entries
from finder.lexicon_seed import seed_entries
from venues.vocabulary import Service

SAFETY = Service.SAFETY


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon([*seed_entries(), *service_entries()])


CARD, MONEY = "une carte bancaire perdue ou volée", "de l’argent pris sur votre compte"
CODES, BANKER = "des codes demandés ou donnés", "un faux conseiller bancaire"
MESSAGE, SUPPORT, SWINDLE = "un faux message", "un faux dépannage", "une arnaque"
HACKED = "un piratage"

SWINDLES = [
    ("virement frauduleux", MONEY),
    ("on m’a pris de l’argent sur mon compte", MONEY),
    ("on a vidé mon compte", MONEY),
    ("un prélèvement que je ne connais pas", MONEY),
    ("un achat que je n’ai pas fait", MONEY),
    ("on m’a volé de l’argent", MONEY),
    ("un virement que je n'ai pas fait", MONEY),
    ("on m’a volé ma carte bleue", CARD),
    ("on m'a volé ma carte bancaire", CARD),
    ("j’ai perdu ma carte bleue", CARD),
    ("j’ai perdu hier ma carte bancaire", CARD),
    ("ma carte bleue a été volée", CARD),
    ("on m'a volé ma cb", CARD),
    ("on ma voler ma carte bleu", CARD),
    ("ma carte bancaire a été utilisée sans moi", CARD),
    ("je veux faire opposition", CARD),
    ("quelqu’un me demande des codes au téléphone pour ma banque", CODES),
    ("j’ai donné mes codes", CODES),
    ("j'ai donné mon numéro de carte", CODES),
    ("on me demande mon code secret", CODES),
    ("mon conseiller bancaire m’a appelé pour annuler un virement", BANKER),
    ("la banque postale m’a appelée", BANKER),
    ("ma banque m’appelle pour une fraude", BANKER),
    ("un monsieur microsoft m’a appelé", SUPPORT),
    ("quelqu’un de microsoft me téléphone", SUPPORT),
    ("mon écran est bloqué avec un numéro à appeler", SUPPORT),
    ("il a pris la main sur mon ordinateur", SUPPORT),
    ("la poste colis taxe", MESSAGE),
    ("sms la poste colis", MESSAGE),
    ("payer des frais de douane pour un colis", MESSAGE),
    ("mon fils a changé de numéro et me demande de l’argent", SWINDLE),
    ("un inconnu me réclame de l’argent", SWINDLE),
    ("je me suis fait arnaquer", SWINDLE),
    ("on m'a escroquée", SWINDLE),
    ("j’ai payé et je n’ai rien reçu", SWINDLE),
    ("rencontre sur internet, il veut de l’argent", SWINDLE),
    ("on m’a fait un faux virement", MONEY),
    ("on veut être payé en cartes cadeaux", SWINDLE),
    ("un appel pour mon cpf", SWINDLE),
    ("on a volé mon compte facebook", HACKED),
    ("on m’a piraté ma boîte mail", HACKED),
    ("quelqu’un se fait passer pour moi", HACKED),
]


@pytest.mark.parametrize(("text", "label"), SWINDLES, ids=[text for text, _ in SWINDLES])
def test_what_cannot_wait_is_said_first_with_its_advice(lexicon, text, label):
    first, *_ = lexicon.understand(text).entries or [None]
    assert first, text
    assert (first.label, first.services[:1]) == (label, (SAFETY,))
    assert first.advice


@pytest.mark.parametrize(
    "text",
    [
        "faire un virement",
        "ma carte bleue",
        "consulter mon compte en banque",
        "le code de mon téléphone",
        "suivre un colis",
        "la taxe foncière",
        "demander de l’aide pour mon code de la route",
        "ma banque en ligne",
        "appeler en vidéo mon fils",
        "mon compte formation",
    ],
)
def test_what_can_wait_frightens_nobody(lexicon, text):
    understood = lexicon.understand(text)
    assert understood
    assert not understood.advice


def test_words_that_say_nothing_may_stand_inside_what_cannot_wait():
    card = Entry(("perdu ma carte",), "la carte", ("a",), advice="Appelez.")
    papers = Entry(("perdu mes papiers",), "les papiers", ("b",))
    lexicon = Lexicon([card, papers])
    hier = "hier "
    assert lexicon.understand(f"perdu {hier * MOST_SKIPPED}ma carte").entries == (card,)
    assert not lexicon.understand(f"perdu {hier * (MOST_SKIPPED + 1)}ma carte")
    assert not lexicon.understand("perdu zorglub carte")
    assert not lexicon.understand("perdu hier mes papiers")
