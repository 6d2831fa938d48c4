"""The register's screens: the agency's alone, and a signed paper that nobody else ever reads."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from core.files import private_storage
from portraits.models import Consent
from tests.core.factories import CreditedImageFactory, pdf_bytes, picture_bytes, uploaded
from tests.core.test_images import SECRET, exif
from tests.portraits.factories import allow, portrait

pytestmark = pytest.mark.django_db


def filled(**changed) -> dict:
    usual = {
        "person_name": "Camille Lenoir",
        "scope": ["texte", "image"],
        "channels": ["site"],
        "given_on": "2024-03-01",
        "expires_on": "",
        "note": "",
    }
    return {**usual, **changed}


def add(agency, page, **changed):
    return agency.post(reverse("consent_add", args=[page.pk]), filled(**changed))


def papers() -> set[str]:
    storage = private_storage()
    folder = "consentements"
    return set(storage.listdir(folder)[1]) if storage.exists(folder) else set()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_line_is_added_from_the_portrait(agency):
    page = portrait(consent=False, publish=False)
    edit = agency.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert reverse("portrait_consent", args=[page.pk]) in edit
    screen = reverse("portrait_consent", args=[page.pk])
    assert "Aucun consentement" in agency.get(screen).content.decode()
    assert page.person_name in agency.get(reverse("consent_add", args=[page.pk])).content.decode()
    assert add(agency, page).status_code == 302
    line = Consent.objects.get()
    assert (line.page_id, line.scope, line.recorded_by) == (
        page.pk,
        ["texte", "image"],
        agency.user,
    )
    assert "peut être publié" in agency.get(screen).content.decode()
    entry = PageLogEntry.objects.get(action="portraits.consent_saved")
    assert "Camille" not in str(entry.data)
    history = agency.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Consentement enregistré" in history


BAD = {
    "nobody": ({"person_name": " "}, "person_name"),
    "nothing": ({"scope": []}, "scope"),
    "nowhere": ({"channels": []}, "channels"),
    "an unknown channel": ({"channels": ["lune"]}, "channels"),
    "no day": ({"given_on": ""}, "given_on"),
    "no day at all": ({"given_on": "2024-02-31"}, "given_on"),
    "tomorrow and more": ({"given_on": "2199-01-01"}, "given_on"),
    "ends before": ({"expires_on": "2024-02-01"}, "expires_on"),
    "a novel": ({"note": "x" * 300}, "note"),
    "a long name": ({"person_name": "x" * 300}, "person_name"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_the_form_refuses(agency, name):
    values, field = BAD[name]
    response = add(agency, portrait(consent=False, publish=False), **values)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Consent.objects.exists()


HTML = b"<!doctype html><script>alert(1)</script>"
REFUSED = {
    "html called pdf": ("accord.pdf", HTML),
    "cut pdf": ("accord.pdf", pdf_bytes()[:50]),
    "html called jpg": ("accord.jpg", HTML),
    "png called jpg": ("accord.jpg", picture_bytes("PNG")),
    "cut picture": ("accord.jpg", picture_bytes()[:200]),
    "svg": ("accord.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "html": ("accord.html", HTML),
    "no extension": ("accord", pdf_bytes()),
    "too heavy": ("accord.pdf", pdf_bytes()[:-6] + b" " * 10 * 1024 * 1024 + b"%%EOF"),
    "empty": ("accord.pdf", b""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_papers_that_are_not_what_they_say(agency, name):
    before = papers()
    page = portrait(consent=False, publish=False)
    response = add(agency, page, evidence=uploaded(*REFUSED[name]))
    assert response.status_code == 200
    assert response.context["form"].errors["evidence"]
    assert papers() == before


@pytest.mark.parametrize(
    "file",
    [
        ("Accord signé de Camille.pdf", pdf_bytes()),
        ("IMG_2041.JPG", picture_bytes()),
        ("accord.png", picture_bytes("PNG")),
        ("accord.webp", picture_bytes("WEBP")),
    ],
)
def test_papers_that_are_kept(agency, file):
    page = portrait(consent=False, publish=False)
    assert add(agency, page, evidence=uploaded(*file)).status_code == 302
    line = Consent.objects.get()
    assert "amille" not in line.evidence.name
    assert "IMG" not in line.evidence.name
    response = agency.get(reverse("consent_evidence", args=[page.pk, line.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert b"".join(response.streaming_content) == file[1]


def test_a_picture_of_the_paper_does_not_say_where_it_was_taken(agency):
    page = portrait(consent=False, publish=False)
    add(agency, page, evidence=uploaded("accord.jpg", picture_bytes(exif=exif())))
    with Consent.objects.get().evidence.open() as file:
        assert SECRET not in file.read()


def test_the_paper_has_no_public_address(agency, client):
    page = portrait(consent=False, publish=False)
    add(agency, page, evidence=uploaded("accord.pdf", pdf_bytes()))
    line = Consent.objects.get()
    assert not (settings.MEDIA_ROOT / line.evidence.name).exists()
    for address in (line.evidence.url, f"/documents/1/{line.evidence.name}"):
        assert client.get(address).status_code == 404


def test_a_paper_that_is_replaced_or_taken_away_leaves_the_storage(agency, committed):
    page = portrait(consent=False, publish=False)
    add(agency, page, evidence=uploaded("accord.pdf", pdf_bytes()))
    line = Consent.objects.get()
    first, edit = line.evidence.name, reverse("consent_edit", args=[page.pk, line.pk])
    with committed():
        agency.post(edit, filled(note="relu"))
    line.refresh_from_db()
    assert line.evidence.name == first
    with committed():
        agency.post(edit, filled(evidence=uploaded("b.png", picture_bytes("PNG"))))
    line.refresh_from_db()
    second = line.evidence.name
    assert second != first
    assert not private_storage().exists(first)
    both = filled(evidence=uploaded("b.pdf", pdf_bytes()), drop_evidence="on")
    assert agency.post(edit, both).context["form"].errors
    with committed():
        agency.post(edit, filled(drop_evidence="on"))
    line.refresh_from_db()
    assert not line.evidence
    assert not private_storage().exists(second)


def test_a_line_that_goes_takes_its_paper_and_the_publication_with_it(agency, committed):
    page = portrait(consent=False, publish=False)
    add(agency, page, evidence=uploaded("accord.pdf", pdf_bytes()))
    page.save_revision().publish()
    line = Consent.objects.get()
    delete = reverse("consent_delete", args=[page.pk, line.pk])
    assert agency.get(delete).status_code == 200
    with committed():
        response = agency.post(delete, follow=True)
    assert "dépublié" in response.content.decode()
    assert not private_storage().exists(line.evidence.name)
    page.refresh_from_db()
    assert not page.live


def test_a_line_that_shrinks_hides_the_portrait_at_once(agency):
    page = portrait(picture=CreditedImageFactory())
    line = page.consents.get()
    agency.post(reverse("consent_edit", args=[page.pk, line.pk]), filled(scope=["texte"]))
    page.refresh_from_db()
    assert not page.live


def test_the_register_lists_and_sorts_out(agency):
    kept, over = portrait(), portrait(publish=False, consent=False)
    allow(over, person_name="Dominique", expires_on=date(2021, 1, 1))
    register = reverse("consent_register")
    everything = agency.get(register).content.decode()
    assert kept.person_name in everything
    assert "Dominique" in everything
    ended = agency.get(f"{register}?etat=termine").content.decode()
    assert kept.person_name not in ended
    assert "Dominique" in ended
    for odd in ("?etat=<script>", "?page=0", "?page=-1", "?page=abc", "?page=99999999999999"):
        assert agency.get(register + odd).status_code == 200


def test_the_register_costs_the_same_for_many(agency, django_assert_max_num_queries):
    for _ in range(12):
        portrait()
    with django_assert_max_num_queries(25):
        agency.get(reverse("consent_register"))


def addresses(page, line, proof) -> list[str]:
    return [
        reverse("consent_register"),
        reverse("proof_list"),
        reverse("portrait_consent", args=[page.pk]),
        reverse("consent_add", args=[page.pk]),
        reverse("consent_edit", args=[page.pk, line.pk]),
        reverse("consent_delete", args=[page.pk, line.pk]),
        reverse("consent_evidence", args=[page.pk, line.pk]),
        reverse("portrait_withdrawal", args=[page.pk]),
        reverse("proof_open", args=[page.pk]),
        reverse("proof_close", args=[page.pk, proof.pk]),
    ]


def test_a_library_and_a_visitor_are_refused_everywhere(agency, library):
    page = portrait()
    line = page.consents.get()
    agency.post(reverse("proof_open", args=[page.pk]))
    proof = page.proof_readings.get()
    for address in addresses(page, line, proof):
        for browser in (library, Client()):
            for response in (browser.get(address), browser.post(address, {"accord": "oui"})):
                assert response.status_code in (302, 403, 405), address
                if response.status_code == 302:
                    assert response.url.startswith(("/admin/login/", "/admin/"))
                    assert "portraits" not in response.url.partition("?")[0]
    page.refresh_from_db()
    proof.refresh_from_db()
    assert page.live
    assert proof.closed_at is None
    assert Consent.objects.filter(pk=line.pk, page=page).exists()
    menu = library.get(reverse("wagtailadmin_home")).content.decode()
    assert "Consentements" not in menu
    assert "Relectures" not in menu
    assert "Consentements" in agency.get(reverse("wagtailadmin_home")).content.decode()


def test_a_line_of_another_portrait_does_not_exist_here(agency):
    page, other = portrait(), portrait()
    line = other.consents.get()
    for name in ("consent_edit", "consent_delete", "consent_evidence"):
        assert agency.get(reverse(name, args=[page.pk, line.pk])).status_code == 404
    assert agency.get(reverse("portrait_consent", args=[page.pk + 999])).status_code == 404
