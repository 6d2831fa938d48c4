"""Single values: telephone numbers, codes, coordinates, days, names of communes, texts."""

from datetime import date

import pytest

from tests.venues.factories import CommuneFactory
from venues.national.normalise.communes import spelled
from venues.national.normalise.days import day
from venues.national.normalise.doubts import Doubts
from venues.national.normalise.phones import telephone
from venues.national.normalise.places import coordinates, insee_code, pivot, plain, postal_code
from venues.national.normalise.texts import one_line, presentation, several_lines, within


@pytest.mark.parametrize(
    ("written", "number", "kept"),
    [
        ("", "", False),
        ("+33261919001", "+33261919001", False),
        ("02 61 91 90 01", "+33261919001", False),
        ("02.61.91.90.01", "+33261919001", False),
        ("02/61/91/90/01", "+33261919001", False),
        ("0261919001", "+33261919001", False),
        ("261919001", "+33261919001", False),
        ("33261919001", "+33261919001", False),
        ("0033 2 61 91 90 01", "+33261919001", False),
        ("+33 (0)2 61 91 90 01", "+33261919001", False),
        ("Tél. : 02\u00a061\u00a091\u00a090\u00a001", "+33261919001", False),
        ("0800 123 456", "+33800123456", False),
        ("+262262200102", "+262262200102", False),
        ("02 61 91 90 01 / 02 61 91 90 02", "+33261919001", True),
        ("02 61 91 90 01 02 61 91 90 02", "+33261919001", True),
        (["02 61 91 90 01", "02 61 91 90 02"], "+33261919001", True),
        ("02 61 91 90 01 (accueil)", "+33261919001", True),
        ("3939", "", True),
        ("+32 2 555 12 34", "", True),
        ("voir le site", "", True),
        ("1" * 5000, "", True),
    ],
)
def test_telephone(written, number, kept):
    doubts = Doubts()
    assert telephone(written, "50000", doubts) == number
    assert bool(doubts.kept) is bool(doubts.remarks) is kept


def test_a_number_of_la_reunion_is_read_by_its_postal_code():
    assert telephone("0262 20 01 02", "97400", Doubts()) == "+262262200102"


@pytest.mark.parametrize(
    ("written", "code", "kept"),
    [
        ("215 005 025 00016", "21500502500016", False),
        ("W123456789", "W123456789", False),
        ("00000000000000", "", False),
        ("0", "", False),
        ("en cours", "", True),
        ("1" * 15, "", True),
    ],
)
def test_pivot(written, code, kept):
    doubts = Doubts()
    assert pivot(written, doubts) == code
    assert bool(doubts.kept) is kept


@pytest.mark.parametrize(
    ("read", "written", "code", "kept"),
    [
        (postal_code, "50 000", "50000", False),
        (postal_code, "1000", "01000", False),
        (postal_code, "50000.0", "50000", False),
        (postal_code, "00000", "", False),
        (postal_code, "5000O", "", True),
        (postal_code, "٥٠٠٠٠", "", True),
        (insee_code, "2a004", "2A004", False),
        (insee_code, "1004", "01004", False),
        (insee_code, "20004", "", True),
        (insee_code, "Saint-Lô", "", True),
    ],
)
def test_codes(read, written, code, kept):
    doubts = Doubts()
    assert read(written, doubts) == code
    assert bool(doubts.kept) is kept


@pytest.mark.parametrize(
    ("latitude", "longitude", "point", "said"),
    [
        ("", "", ("", ""), False),
        ("49.1157", "-1.0906", ("49.1157", "-1.0906"), False),
        ("49,1157", "-1,0906", ("49.1157", "-1.0906"), False),
        ("49", "-1.00", ("49", "-1"), False),
        ("40.4168", "-3.7038", ("40.4168", "-3.7038"), False),  # Madrid: far, but true
        ("-1.0906", "49.1157", ("", ""), True),  # swapped
        ("55.45", "-20.88", ("", ""), True),  # La Réunion, swapped
        ("0", "0.0", ("", ""), True),
        ("49.1", "", ("", ""), True),
        ("91", "0", ("", ""), True),
        ("45", "181", ("", ""), True),
        ("NaN", "NaN", ("", ""), True),
        ("inf", "0", ("", ""), True),
        ("4_9", "1", ("", ""), True),
        ("nord", "est", ("", ""), True),
    ],
)
def test_coordinates(latitude, longitude, point, said):
    doubts = Doubts()
    assert coordinates(latitude, longitude, doubts) == point
    assert bool(doubts.remarks) is said


@pytest.mark.parametrize(
    ("number", "text"), [(1e-7, "0.0000001"), (-0.0, "0"), (49.0, "49"), (-1.0906, "-1.0906")]
)
def test_coordinates_are_written_without_exponent(number, text):
    assert plain(number) == text


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-05-04", "2026-05-04"),
        ("2026-05-04T23:10:00+02:00", "2026-05-04"),
        ("04/05/2026", "2026-05-04"),
        ("4.5.2026 10:00", "2026-05-04"),
        ("4 mai 2026", "2026-05-04"),
        ("lundi 1er août 2026", "2026-08-01"),
        ("", ""),
        ("1970-01-01", ""),  # what programs write for "unreadable"
        ("2026-12-02", ""),  # not yet
        ("2026-02-30", ""),
        ("31/31/2026", ""),
        ("hier", ""),
    ],
)
def test_day(written, iso):
    doubts = Doubts()
    assert day(written, date(2026, 12, 1), doubts) == iso
    assert bool(doubts.remarks) is bool(written and not iso)


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("SAINT-LO", "Saint-Lô"),
        ("ST LO", "Saint-Lô"),
        ("CANDOL", "Candol"),
        ("saint-lo", "saint-lo"),
        ("", "Saint-Lô"),
        ("SAINT-LO CEDEX", "Saint-Lo Cedex"),
    ],
)
def test_a_commune_in_capitals_gets_the_spelling_of_the_gazetteer(written, spelling):
    commune = CommuneFactory.build(name="Saint-Lô", former_names=["Candol"])
    assert spelled(written, commune) == spelling


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("L'AIGLE", "L'Aigle"),
        ("LE MONT-SAINT-MICHEL", "Le Mont-Saint-Michel"),
        ("LA HAYE-DU-PUITS", "La Haye-du-Puits"),
        ("VAL-D’OISE", "Val-d’Oise"),
        ("ÉCOUCHÉ-LES-VALLÉES", "Écouché-les-Vallées"),
        ("Y", "Y"),
        ("EU", "Eu"),
        ("", ""),
    ],
)
def test_an_unknown_commune_in_capitals_is_written_as_a_name(written, spelling):
    assert spelled(written, None) == spelling


def test_what_no_database_holds_goes_and_the_rest_stays():
    assert one_line(" a\x00b\ud800\u2028c\u00a0: d\te ") == "ab c\u00a0: d e"
    assert several_lines("\ufeffa\r\nb\rc\x0bd\n") == "a\nb\nc\nd"


def test_a_text_too_long_is_shortened_and_kept_whole_in_the_note():
    doubts = Doubts()
    shown = within("adresse", "mot " * 100, 255, doubts)
    assert len(shown) <= 255
    assert shown.endswith("mot…")
    assert doubts.kept == ["Adresse\u00a0: " + ("mot " * 100).strip()]


def test_a_long_summary_goes_on_in_the_description():
    doubts = Doubts()
    summary, detail = presentation("mot " * 100, "La suite.", (280, 10_000), doubts)
    assert len(summary) <= 280
    assert detail == ("mot " * 100).strip() + "\n\nLa suite."
    assert not doubts.kept
    assert presentation(summary, detail, (280, 10_000), doubts) == (summary, detail)
