"""What is sent by SMS or e-mail: plain, short, whole where it matters."""

from datetime import date, datetime
from types import SimpleNamespace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediators.enums import Mode, Role
from mediators.gsm7 import BASIC, EXTENSION, gsm7, septets
from mediators.models import BringItem, Mediator, Permanence
from mediators.presence import Presence
from mediators.sending import LONGEST, mail_link, sms_link, text_for
from schedules.recurrence import PARIS

URL = "https://exemple.fr/lieux/mediatheque-de-saint-lo/"


def sent(text: str) -> str:
    """What the SMS holds."""
    return unquote(sms_link(text).removeprefix("sms:?body="))


def counted(sms: str) -> int:
    """Its septets, counted by hand."""
    assert set(sms) <= BASIC | EXTENSION
    return len(sms) + sum(letter in EXTENSION for letter in sms)


def a_venue(title="Médiathèque de l’Île", address="1 rue d’Ici, 50000 Saint-Lô"):
    return SimpleNamespace(title=title, address_line=address)


def a_presence(name="Camille Martin", role=Role.CONSEILLER, mode=Mode.APPOINTMENT):
    permanence = Permanence(mediator=Mediator(name=name, role=role), mode=mode)
    day = date(2026, 11, 24)
    start, end = (datetime(day.year, day.month, day.day, hour, tzinfo=PARIS) for hour in (14, 17))
    return Presence(permanence, start, end)


def test_the_text_says_all_in_plain_characters():
    text = text_for(
        a_venue(),
        a_presence(),
        phone="+33261910001",
        url=URL,
        bring=[BringItem(label="le courrier reçu"), "l’appareil"],
    )
    assert text.splitlines() == [
        "Médiathèque de l'Île",
        "1 rue d'Ici, 50000 Saint-Lô",
        "avec Camille Martin, conseiller numérique",
        "Mardi 24 novembre 2026, 14 h - 17 h",
        "Sur rendez-vous : 02 61 91 00 01",
        "À apporter : le courrier reçu, l'appareil",
        URL,
    ]


@pytest.mark.parametrize(
    ("presence", "phone", "lines"),
    [
        (None, "+33261910001", ["Tél. 02 61 91 00 01"]),
        (None, "", []),
        (
            a_presence(mode=Mode.WALK_IN),
            "",
            ["Mardi 24 novembre 2026, 14 h - 17 h", "Sans rendez-vous"],
        ),
        # Nobody has to call to come.
        (
            a_presence(mode=Mode.WALK_IN),
            "+33261910001",
            [
                "Mardi 24 novembre 2026, 14 h - 17 h",
                "Sans rendez-vous. Renseignements : 02 61 91 00 01",
            ],
        ),
    ],
)
def test_what_is_not_known_is_left_out(presence, phone, lines):
    text = text_for(a_venue(), presence, phone=phone, url=URL).splitlines()
    who = [line for line in text if line.startswith("avec ")]
    assert text == ["Médiathèque de l'Île", "1 rue d'Ici, 50000 Saint-Lô", *who, *lines, URL]


def test_the_name_of_a_programme_keeps_its_capitals():
    text = text_for(a_venue(), a_presence(role=Role.FRANCE_SERVICES), phone="", url=URL)
    assert "avec Camille Martin, agent France Services" in text


@pytest.mark.parametrize("size", [1, 60, 255])
def test_it_is_never_too_long_and_what_matters_is_whole(size):
    url = f"https://exemple.fr/lieux/{'x' * min(size, 200)}/"
    text = text_for(
        a_venue("Médiathèque " * size, "rue très longue " * size),
        a_presence("Nom " * size),
        phone="+33261910001",
        url=url,
        bring=["le téléphone chargé"] * size,
    )
    assert counted(sent(text)) <= LONGEST
    assert text.endswith(url)
    assert "Mardi 24 novembre 2026, 14 h - 17 h" in text
    assert "02 61 91 00 01" in text


@given(st.text(max_size=400), st.text(max_size=400), st.lists(st.text(max_size=80), max_size=8))
def test_any_name_gives_one_line_of_a_short_text(title, address, bring):
    text = text_for(a_venue(title, address), a_presence(title), phone="", url=URL, bring=bring)
    assert counted(sent(text)) <= LONGEST == 459
    assert text.splitlines()[-1] == URL
    assert len(text.splitlines()) <= 7


@pytest.mark.parametrize(
    ("text", "letters", "room"),
    [
        ("à é è ù ò ì", "à é è ù ò ì", 11),
        ("À Ê ê ô î û ï ç Ç œ", "A E e o i u i c Ç oe", 20),
        ("« L’été » – 5 €", '" L\'été " - 5 €', 16),
        ("Łódź 🦊 №", "?odz ? No", 9),
        ("", "", 0),
    ],
)
def test_the_letters_of_an_sms(text, letters, room):
    assert (gsm7(text), septets(text)) == (letters, room)


def test_a_long_message_is_three_sms_and_the_mail_keeps_its_letters():
    text = text_for(
        a_venue("Médiathèque de la Côte, près de l’Hôtel", "1 rue de l’Église, 50000 Saint-Lô"),
        a_presence("Françoise Lenôtre"),
        phone="+33261910001",
        url=URL,
        bring=["une pièce d’identité", "le téléphone chargé", "vos mots de passe"] * 8,
    )
    sms = sent(text)
    assert 400 < counted(sms) <= 459
    assert "A apporter : une pièce d'identité, le téléphone chargé" in sms
    assert "Francoise Lenotre" in sms
    mail = unquote(mail_link("Où", text))
    assert "À apporter" in mail
    assert "Françoise Lenôtre" in mail


def test_the_sms_goes_to_nobody_and_reads_as_it_was_written():
    text = "Médiathèque & +\nmardi 100 %"
    link = sms_link(text)
    assert link.startswith("sms:?body=")
    assert " " not in link
    assert "+" not in link
    assert "%0D%0A" in link
    assert unquote(link.removeprefix("sms:?body=")) == text.replace("\n", "\r\n")


def test_the_mail_goes_to_nobody_and_its_subject_cannot_hold_a_header():
    link = mail_link("Où\r\nBcc: a@exemple.fr & ?", "a\nb")
    address = urlsplit(link)
    assert (address.scheme, address.path) == ("mailto", "")
    fields = parse_qs(address.query)
    assert fields == {"subject": ["Où Bcc: a@exemple.fr & ?"], "body": ["a\r\nb"]}
