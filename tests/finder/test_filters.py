"""Days, ways of coming, needs and the others, alone and together; bad values; nothing lost."""

from urllib.parse import parse_qs

import pytest
import time_machine

from finder.lexicon_seed import seed_lexicon
from mediators.enums import Mode, Posture
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, chosen, get, names, text
from tests.mediators.factories import PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory
from venues.models import VenueHours
from venues.vocabulary import AccessMode, NationalProgramme, Service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_saturday():
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        yield


def venue(title, *, hours="", north=0.0, **columns):
    made = VenuePageFactory(title=title, latitude=49.1157 + north, **columns)
    VenueHours.objects.create(venue=made, osm=hours)
    return made


@pytest.fixture
def network():
    """In order of distance from Saint-Lô, north of it."""
    finder_page()
    some_communes()
    school_calendar()
    week = "Mo-Fr 09:00-17:00"
    library = venue("La médiathèque", hours="Tu-Sa 10:00-18:00", desk_help=True,
                    services=[Service.EVERYDAY])  # fmt: skip
    PermanenceFactory(venue=library, weekdays=["ma"], services=[Service.ADMINISTRATIVE])
    townhall = venue("La mairie", hours=week, north=0.1, services=[Service.ADMINISTRATIVE])
    PermanenceFactory(venue=townhall, weekdays=["je"], mode=Mode.APPOINTMENT)
    venue("Le centre", hours="Sa 09:00-12:00", north=0.2, services=[Service.CREATION],
          access_modes=[AccessMode.WALK_IN], wheelchair="oui")  # fmt: skip
    venue("La maison", hours=week, north=0.3, access_modes=[AccessMode.PHONE])
    venue("Le bus", north=0.4)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"jour": "ma"}, ["La médiathèque", "La maison"]),
        ({"jour": "je"}, ["La médiathèque", "La mairie", "La maison"]),
        # Open on Monday, but its permanence is on Thursday and nobody helps at the desk.
        ({"jour": "lu"}, ["La maison"]),
        ({"jour": "sa"}, ["La médiathèque", "Le centre"]),
        ({"jour": ["sa", "lu"]}, ["La médiathèque", "Le centre", "La maison"]),
        ({"acces": "sans-rdv"}, ["La médiathèque", "Le centre"]),
        ({"acces": "rdv"}, ["La mairie", "La maison"]),
        ({"jour": "je", "acces": "rdv"}, ["La mairie", "La maison"]),
        ({"jour": "ma", "acces": "sans-rdv"}, ["La médiathèque"]),
        ({"besoin": Service.ADMINISTRATIVE}, ["La médiathèque", "La mairie"]),
        # The permanence says nothing of what is done: the venue speaks for it.
        ({"besoin": Service.ADMINISTRATIVE, "jour": "je"}, ["La mairie"]),
        ({"besoin": Service.ADMINISTRATIVE, "jour": "ma"}, ["La médiathèque"]),
        ({"besoin": Service.EVERYDAY, "jour": "sa"}, ["La médiathèque"]),
        ({"besoin": Service.CREATION, "pmr": "1", "jour": "sa"}, ["Le centre"]),
        ({"jour": "sa", "rayon": "5"}, ["La médiathèque"]),
        ({"jour": "", "acces": "", "rayon": "", "pmr": "", "tri": ""}, None),
    ],
)
def test_filters_combine(client, network, params, expected):
    html = get(client, lieu="Saint-Lô", **params)
    everything = ["La médiathèque", "La mairie", "Le centre", "La maison", "Le bus"]
    assert names(html) == (expected or everything)
    assert "notice" not in html


def test_the_card_shows_that_day_or_says_that_it_is_open(client, network):
    library = PermanenceFactory(venue__title="Le foyer", weekdays=["ma", "ve"]).venue
    found = cards(get(client, lieu="Saint-Lô", jour="ve"))
    assert "Vendredi 27 novembre" in found[library.title]
    assert "Ouvert le vendredi" not in found[library.title]
    found = cards(get(client, lieu="Saint-Lô", jour="sa"))
    said = found["La médiathèque"]
    assert "Ouvert aujourd’hui, 10 h – 18 h Ouvert samedi 21 novembre 2026, 10 h – 18 h" in said
    assert "Aide à l’accueil, sans rendez-vous" in said
    assert said.index("Ouvert") < said.index("Aussi : mardi 24 novembre") < said.index("En savoir")
    assert "Ouvert aujourd’hui, 9 h – 12 h" in found["Le centre"]


def test_the_permanence_that_answers_comes_first_on_its_card(client, network):
    home = VenuePageFactory(title="Le foyer")
    PermanenceFactory(venue=home, weekdays=["lu"], services=[Service.SAFETY])
    PermanenceFactory(
        venue=home, weekdays=["je"], services=[Service.CULTURE], mode=Mode.APPOINTMENT
    )
    assert "Lundi 23 novembre" in cards(get(client, lieu="Saint-Lô"))["Le foyer"]
    for params in ({"besoin": Service.CULTURE}, {"acces": "rdv"}):
        said = cards(get(client, lieu="Saint-Lô", **params))["Le foyer"]
        assert said.index("Jeudi 26 novembre") < said.index("avec")


@pytest.mark.parametrize(
    ("params", "sentences", "count"),
    [
        ({"rayon": "1", "jour": "lu"}, ["Rien à moins de 1 km"], 1),
        ({"jour": "di"}, ["Rien de connu le dimanche."], 5),
        ({"jour": "di", "acces": "rdv"}, ["Rien de connu le dimanche sur rendez-vous."], 5),
        (
            {"rayon": "5", "jour": "di", "besoin": Service.EQUIPMENT},
            ["Rien à moins de 5 km", "Rien de connu le dimanche", "Aucun lieu connu pour"],
            5,
        ),
        (
            {"besoin": Service.EQUIPMENT, "pmr": "1", "jour": "sa"},
            ["Rien de connu le samedi", "« Acheter moins cher »"],
            1,
        ),
        (
            {"pmr": "1", "besoin": Service.SAFETY, "rayon": "5"},
            ["Rien à moins de 5 km", "Aucun lieu connu pour « Les arnaques »"],
            1,
        ),
    ],
)
def test_what_had_to_be_given_up_is_said(client, network, params, sentences, count):
    html = get(client, lieu="Saint-Lô", **params)
    for sentence in sentences:
        assert text(html).count(sentence) == 1
    assert len(names(html)) == count


def test_nobody_enters_in_a_wheelchair(client):
    finder_page()
    some_communes()
    VenuePageFactory()
    html = get(client, lieu="Saint-Lô", pmr="1", jour="lu")
    assert "Aucun lieu n’est signalé accessible en fauteuil roulant" in html
    assert len(names(html)) == 1


BAD = [
    ("rayon", "La distance doit être"),
    ("jour", "tous les jours demandés"),
    ("acces", "s’il faut un rendez-vous"),
    ("pmr", "entrer en fauteuil roulant"),
    ("tri", "dans quel ordre"),
    ("lat", "Votre position"),
    ("lon", "Votre position"),
]


@pytest.mark.parametrize("value", ["abc", "-1", "lundi", "0x1", "🦊", "1,5,9", "<b>", "é" * 400])
@pytest.mark.parametrize(("name", "sentence"), BAD)
def test_a_bad_value_gets_one_sentence_and_the_others_hold(client, network, name, sentence, value):
    params = {"besoin": Service.ADMINISTRATIVE, "jour": "je", name: value}
    html = get(client, lieu="Saint-Lô", **params)
    if name in {"lat", "lon"} and value == "-1":
        sentence = "Votre position"  # one coordinate without the other
    assert text(html).count(sentence) == 1
    held = ["La mairie"] if name != "jour" else ["La médiathèque", "La mairie"]
    assert names(html) == held
    assert "<b>" not in html


def test_one_wrong_day_leaves_the_right_one(client, network):
    html = get(client, lieu="Saint-Lô", jour=["je", "hier"], acces="rdv")
    assert "tous les jours demandés" in html
    assert names(html) == ["La mairie", "La maison"]


@pytest.mark.parametrize(
    "values", [["x" * 10_000], ["ma retraite " * 800], [str(n) for n in range(500)], ["\x00"]]
)
def test_a_huge_need_is_answered(client, network, values):
    html = get(client, lieu="Saint-Lô", besoin=values)
    assert len(names(html)) == 5
    assert len(html) < 150_000


def test_words_are_understood_and_shown(client, network):
    seed_lexicon()
    html = get(client, lieu="Saint-Lô", besoin="ma retraite et mes photo")
    assert "Nous avons compris : La retraite Une démarche Mes photos" in text(html)
    assert f'value="{Service.ADMINISTRATIVE}" checked' in html
    assert f'value="{Service.EVERYDAY}" checked' in html
    assert 'name="besoin" value="ma retraite et mes photo"' in html
    assert names(html) == ["La médiathèque", "La mairie"]


def test_advice_and_unknown_words_are_said(client, network):
    seed_lexicon()
    html = text(get(client, lieu="Saint-Lô", besoin="arnaque xyzzyx"))
    assert "Ne payez rien et ne rappelez pas." in html
    assert "Nous ne connaissons pas « xyzzyx »." in html


def test_words_that_nobody_knows_filter_nothing(client, network):
    html = get(client, lieu="Saint-Lô", besoin="xyzzyx")
    assert "Nous n’avons pas compris « xyzzyx »" in text(html)
    assert 'href="#besoins"' in html
    assert len(names(html)) == 5


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        # An old link: slugs alone.
        ({"besoin": [Service.CREATION]}, ["Le centre"]),
        # Boxes ticked beside words, on the page that showed these words or on none.
        ({"besoin": ["ma retraite", Service.CREATION]}, ["Le centre"]),
        ({"besoin": ["ma retraite", Service.CREATION], "compris": "Ma retraite"}, ["Le centre"]),
        # Other words typed since: the boxes were for the former ones.
        (
            {"besoin": ["ma retraite", Service.CREATION], "compris": "imprimante 3D"},
            ["La médiathèque", "La mairie"],
        ),
        ({"besoin": ["ma retraite", Service.CREATION], "compris": ""}, ["La médiathèque", "La mairie"]),
        # Every box unticked, the words left: everything is shown.
        ({"besoin": ["ma retraite"], "compris": "ma retraite"}, None),
        ({"besoin": ["", Service.CREATION], "compris": "ma retraite"}, ["Le centre"]),
    ],
)  # fmt: skip
def test_boxes_win_over_the_words_they_stood_for(client, network, params, expected):
    seed_lexicon()
    found = names(get(client, lieu="Saint-Lô", **params))
    assert found == expected if expected else len(found) == 5


def test_a_change_of_boxes_is_said(client, network):
    seed_lexicon()
    html = get(client, lieu="Saint-Lô", besoin=["ma retraite", Service.CREATION])
    assert "Vous avez choisi : Créer." in text(html)
    assert 'name="compris" value="ma retraite"' in html


def test_doing_it_for_me_shows_who_may(client, network):
    seed_lexicon()
    venue(
        "Agréée", north=0.25, national_programmes=[NationalProgramme.AIDANTS_CONNECT],
    )  # fmt: skip
    someone = venue("Avec quelqu’un", north=0.35)
    PermanenceFactory(venue=someone, weekdays=["lu"])
    PermanenceFactory(venue=someone, weekdays=["je"], postures=[Posture.FOR])
    html = get(client, lieu="Saint-Lô", besoin="faire à ma place")
    assert names(html)[:3] == ["Agréée", "Avec quelqu’un", "La médiathèque"]
    assert "« Je peux faire pour vous »" in text(html)
    found = cards(html)
    assert "Ici, on peut faire pour vous" in found["Agréée"]
    assert "Ici, on peut faire pour vous" not in found["La médiathèque"]
    said = found["Avec quelqu’un"]
    assert said.index("Jeudi 26 novembre") < said.index("Lundi 23 novembre")


def test_each_filter_can_be_removed(client, network):
    seed_lexicon()
    asked = {
        "lieu": "Saint-Lô", "besoin": "ma retraite", "jour": ["je", "ve"], "acces": "rdv",
        "rayon": "50", "pmr": "1", "tri": "tot", "page": "1",
    }  # fmt: skip
    links = chosen(get(client, **asked))
    removed = {
        "pour : la retraite": "besoin",
        "sur rendez-vous": "acces",
        "à moins de 50 km": "rayon",
        "en fauteuil roulant": "pmr",
        "d’abord le plus tôt": "tri",
    }
    assert set(links) == {*removed, "le jeudi", "le vendredi"}
    kept = {"lieu", "besoin", "jour", "acces", "rayon", "pmr", "tri"}
    for label, name in removed.items():
        assert set(parse_qs(links[label][1:])) == kept - {name}
    assert parse_qs(links["le jeudi"][1:])["jour"] == ["ve"]
    assert client.get(f"/trouver/{links['le vendredi']}").status_code == 200


def test_one_box_of_several_can_be_removed(client, network):
    links = chosen(get(client, lieu="Saint-Lô", besoin=[Service.CREATION, Service.EVERYDAY]))
    assert set(links) == {"pour : Mon ordinateur, mon téléphone", "pour : Créer"}
    assert parse_qs(links["pour : Créer"][1:])["besoin"] == [Service.EVERYDAY]


def test_nothing_ticked_is_lost(client, network):
    html = get(client, lieu="xyzzyx", besoin="trucs", jour="sa", acces="rdv", tri="tot", rayon="20")
    for ticked in (
        'name="jour" value="sa" checked', 'name="acces" value="rdv" checked',
        'name="tri" value="tot" checked', 'name="rayon" value="20" checked',
        'name="besoin" value="trucs"',
    ):  # fmt: skip
        assert ticked in html
