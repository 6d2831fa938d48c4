"""What people type, and the place they mean: on the real communes of Normandie."""

import pytest

from core.text import normalise
from venues.commune_sources import embedded_communes
from venues.models.communes import DEPARTMENTS
from venues.places.candidates import CommunePlace, Reason, VenuePlace
from venues.places.commune_names import CommuneNames
from venues.places.locate import PlaceIndex, rivals
from venues.places.venue_names import VenueNames

VENUES = [
    VenuePlace(1, "Médiathèque La Source", "Saint-Lô", "50000", 49.115, -1.091),
    VenuePlace(2, "Bibliothèque Alexis-de-Tocqueville", "Caen", "14000", 49.181, -0.355),
    VenuePlace(3, "Médiathèque", "Flers", "61100", 48.75, -0.57),
    VenuePlace(4, "Médiathèque Les 7 Lieux", "Bayeux", "14400", 49.277, -0.7),
    VenuePlace(5, "Bayeux", "Bayeux", "14400", 49.28, -0.71),
    VenuePlace(6, "Espace numérique", "Tourlaville", "50110", 49.64, -1.58),
    VenuePlace(7, "Médiathèque", "Vire Normandie", "14500", 48.84, -0.89),
]


def make_index(venues=()):
    communes = [
        CommunePlace(
            e.insee_code, e.name, e.department, *e.point, e.postal_codes, e.population, e.former_names
        )
        for e in embedded_communes("28").entries
    ]  # fmt: skip
    populations = {normalise(commune.name): commune.population for commune in communes}
    return PlaceIndex(CommuneNames(communes), VenueNames(venues, populations), DEPARTMENTS)


@pytest.fixture(scope="module")
def index():
    return make_index(VENUES)


CASES = [
    # whole names, as people write them
    ("Saint-Lô", "Saint-Lô", Reason.NAME),
    ("saint lô", "Saint-Lô", Reason.NAME),
    ("st lo", "Saint-Lô", Reason.NAME),
    ("ST-LO", "Saint-Lô", Reason.NAME),
    ("  Saint   Lo  ", "Saint-Lô", Reason.NAME),
    ("saintlo", "Saint-Lô", Reason.NAME),
    ("CAEN", "Caen", Reason.NAME),
    ("évreux", "Évreux", Reason.NAME),
    ("EVREUX", "Évreux", Reason.NAME),
    ("alencon", "Alençon", Reason.NAME),
    ("le havre", "Le Havre", Reason.NAME),
    ("havre", "Le Havre", Reason.NAME),
    ("lehavre", "Le Havre", Reason.NAME),
    ("l'aigle", "L'Aigle", Reason.NAME),
    ("l’aigle", "L'Aigle", Reason.NAME),
    ("aigle", "L'Aigle", Reason.NAME),
    ("eu", "Eu", Reason.NAME),
    ("Sainte Mère Église", "Sainte-Mère-Église", Reason.NAME),
    ("ste mere eglise", "Sainte-Mère-Église", Reason.NAME),
    ("vire", "Vire Normandie", Reason.NAME),
    ("vire normandie", "Vire Normandie", Reason.NAME),
    # beginnings and some of the words
    ("cherbourg", "Cherbourg-en-Cotentin", Reason.BEGINNING),
    ("cherb", "Cherbourg-en-Cotentin", Reason.BEGINNING),
    ("lisieu", "Lisieux", Reason.BEGINNING),
    ("carentan", "Carentan-les-Marais", Reason.BEGINNING),
    ("sain lo", "Saint-Lô", Reason.WORDS),
    ("mont aignan", "Mont-Saint-Aignan", Reason.WORDS),
    ("saint andre eure", "Saint-André-de-l'Eure", Reason.WORDS),
    ("Bricquebec", "Bricquebec-en-Cotentin", Reason.NAME),
    # one letter wrong, missing, extra, swapped
    ("rouan", "Rouen", Reason.SPELLING),
    ("roeun", "Rouen", Reason.SPELLING),
    ("granvile", "Granville", Reason.SPELLING),
    ("grannville", "Granville", Reason.SPELLING),
    ("bayuex", "Bayeux", Reason.SPELLING),
    ("aleçon", "Alençon", Reason.SPELLING),
    ("flrs", "Flers", Reason.SPELLING),
    ("cherbuorg", "Cherbourg-en-Cotentin", Reason.SPELLING),
    ("equeurdrevile", "Équeurdreville-Hainneville, à Cherbourg-en-Cotentin", Reason.SPELLING),
    ("mont saimt aignan", "Mont-Saint-Aignan", Reason.SPELLING),
    # postal codes
    ("50000", "Saint-Lô", Reason.POSTAL_CODE),
    ("14500", "Vire Normandie", Reason.POSTAL_CODE),
    ("76600", "Le Havre", Reason.POSTAL_CODE),
    ("500", "Saint-Lô", Reason.POSTAL_CODE),
    ("14019", "Arganchy", Reason.INSEE_CODE),
    ("14019 Caen cedex 9", "Caen", Reason.NAME),
    ("50502", "Saint-Lô", Reason.INSEE_CODE),
    ("Vire 14500", "Vire Normandie", Reason.NAME),
    ("14500 Vire", "Vire Normandie", Reason.NAME),
    ("Vire (14500)", "Vire Normandie", Reason.NAME),
    ("Vire 50000", "Vire Normandie", Reason.NAME),
    ("Caen 99999", "Caen", Reason.NAME),
    ("zzzzzz 50000", "Saint-Lô", Reason.POSTAL_CODE),
    ("rouan 50000", "Saint-Lô", Reason.POSTAL_CODE),
    # former communes
    ("Equeurdreville", "Équeurdreville-Hainneville, à Cherbourg-en-Cotentin", Reason.FORMER_NAME),
    ("Tourlaville", "Tourlaville, à Cherbourg-en-Cotentin", Reason.FORMER_NAME),
    ("octeville", "Octeville-sur-Mer", Reason.BEGINNING),
    ("rouelles", "Rouelles, au Havre", Reason.FORMER_NAME),
    # departments
    ("manche", "Cherbourg-en-Cotentin", Reason.DEPARTMENT),
    ("61", "Alençon", Reason.DEPARTMENT),
    ("Saint-Aubin 76", "Saint-Aubin-lès-Elbeuf", Reason.BEGINNING),
    ("saint aubin seine-maritime", "Saint-Aubin-lès-Elbeuf", Reason.BEGINNING),
    ("Saint-Aubin-sur-Mer", "Saint-Aubin-sur-Mer (14)", Reason.NAME),
    ("Saint-Aubin-sur-Mer 76", "Saint-Aubin-sur-Mer (76)", Reason.NAME),
    ("saint aubin sur mer (seine maritime)", "Saint-Aubin-sur-Mer (76)", Reason.NAME),
    ("Conteville dans l’Eure", "Conteville (27)", Reason.NAME),
    ("Les Loges 14240", "Les Loges (14)", Reason.NAME),
    # addresses: the town they cite
    ("12 rue de la Poterne 50000 Saint-Lô", "Saint-Lô", Reason.CITED),
    ("14 rue de Caen, Bayeux", "Bayeux", Reason.CITED),
    ("mairie de Caen", "Caen", Reason.CITED),
    # venues
    ("la source", "Médiathèque La Source, Saint-Lô", Reason.VENUE),
    ("source mediatheque", "Médiathèque La Source, Saint-Lô", Reason.VENUE),
    ("médiathèque saint lo", "Médiathèque La Source, Saint-Lô", Reason.VENUE),
    ("tocqueville caen", "Bibliothèque Alexis-de-Tocqueville, Caen", Reason.VENUE),
    ("mediateque tocqueville", "Tocqueville (50)", Reason.CITED),
    ("bibliotheque tocquevile", "Bibliothèque Alexis-de-Tocqueville, Caen", Reason.VENUE),
    ("biblioteque tocquevile", "Bibliothèque Alexis-de-Tocqueville, Caen", Reason.VENUE),
    ("les 7 lieux", "Médiathèque Les 7 Lieux, Bayeux", Reason.VENUE),
    ("mediatheque 61100", "Médiathèque, Flers", Reason.VENUE),
    ("mediatheque flers", "Médiathèque, Flers", Reason.VENUE),
    ("espace numerique", "Espace numérique, Tourlaville", Reason.VENUE),
    # nothing
    ("", None, None),
    ("   ", None, None),
    ("qsdfghjklm", None, None),
    ("coutence", None, None),
    ("😀😀😀", None, None),
    ("Москва", None, None),
    ("\0\0", None, None),
    ("\x00Saint-Lô\x07", "Saint-Lô", Reason.NAME),
    ("---", None, None),
    ("999999999", None, None),
]


@pytest.mark.parametrize(("text", "label", "reason"), CASES)
def test_first_place(index, text, label, reason):
    found = index.locate(text)
    assert (found[0].label, found[0].reason) == (label, reason) if found else label is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Saint-Lô", ["Saint-Lô"]),
        ("Saint-Aubin-sur-Mer", ["Saint-Aubin-sur-Mer (14)", "Saint-Aubin-sur-Mer (76)"]),
        ("Saint-Aubin-sur-Mer 14750", ["Saint-Aubin-sur-Mer (14)"]),
        ("conteville", ["Conteville (27)", "Conteville (76)"]),
        ("bayeux", ["Bayeux"]),
        ("vire", ["Vire Normandie"]),
        ("Médiathèque", ["Médiathèque, Vire Normandie", "Médiathèque, Flers"]),
        (
            "50000",
            ["Saint-Lô", "Saint-Georges-Montcocq", "Baudre", "Le Mesnil-Rouxelin", "Rampan"],
        ),
    ],
)
def test_choices(index, text, labels):
    assert [candidate.label for candidate in rivals(index.locate(text))] == labels


def test_population_breaks_ties(index):
    people = [c.population for c in index.locate("saint-pierre") if c.reason == Reason.BEGINNING]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_a_candidate_says_where_it_is(index):
    commune = index.locate("st lo")[0]
    assert (commune.kind, commune.insee_code, commune.venue_id) == ("commune", "50502", None)
    assert (round(commune.latitude, 1), round(commune.longitude, 1)) == (49.1, -1.1)
    venue = index.locate("la source")[0]
    assert (venue.kind, venue.insee_code, venue.venue_id) == ("venue", "", 1)
    assert (venue.latitude, venue.longitude) == (49.115, -1.091)


def test_every_commune_is_found_by_its_own_words(index):
    """Present and former names alike: what a choice links to leads to that place alone."""
    wrong = []
    for entry in embedded_communes("28").entries:
        for name in (entry.name, *entry.former_names):
            found = rivals(index.locate(f"{name} {entry.postal_codes[0]}"))
            if [c.insee_code for c in found if c.kind == "commune"] != [entry.insee_code]:
                wrong.append(name)
            if (again := index.locate(found[0].query)[0]).place != found[0].place:
                wrong.append((name, again.label))
    assert wrong == []


def test_every_venue_is_found_by_its_own_words(index):
    for venue in VENUES:
        candidate = next(c for c in index.locate(venue.title) if c.venue_id == venue.pk)
        assert index.locate(candidate.query)[0].venue_id == venue.pk


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("coutence", "Coutances"),
        ("cherbour en cotantain", "Cherbourg-en-Cotentin"),
        ("alansson", "Alençon"),
        ("grandeville", "Granville"),
    ],
)
def test_suggestions_look_alike(index, text, label):
    found = index.suggest(text)
    assert label in [candidate.label for candidate in found]
    assert len({candidate.place for candidate in found}) == len(found) <= 6


HOSTILE = [
    "x" * 10_000, "saint " * 2000, "\0" * 10_000, "é" * 10_000, "1" * 10_000, "1 " * 5000,
    "'\";--<script>", "%s%n{0}", "٥٠٠٠٠", "\ud800", "\u202e\u200b", "ﷺ" * 200, "a\u0301" * 5000,
    "cedex", "cedex cedex", "75001 cedex", "rue", "de la", "d l", "2a", "manche manche",
    "medi" * 50, "m e d i a t h e q u e " * 10,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("places", [True, False])
def test_anything_may_be_typed(index, text, places):
    where = index if places else PlaceIndex(CommuneNames([]), VenueNames([], {}), DEPARTMENTS)
    assert len(where.locate(text)) <= 12
    assert len(where.suggest(text)) <= 6


@pytest.mark.parametrize(
    ("department", "postal", "text"), [("2A", "20000", "2a"), ("974", "97400", "974")]
)
def test_departments_of_other_regions(department, postal, text):
    place = CommunePlace(
        f"{department[:2]}004", "Ajaccio", department, 41.9, 8.7, (postal,), 70_000
    )
    index = PlaceIndex(CommuneNames([place]), VenueNames([], {}), DEPARTMENTS)
    assert index.locate(text)[0].reason == Reason.DEPARTMENT
    assert index.locate(f"ajacio {text}")[0].label == "Ajaccio"
