"""The agency keeps the people of the network, their employers and what to bring."""

from datetime import date

import pytest
from django.urls import reverse

from mediators.enums import AreaKind
from mediators.models import BringItem, Mediator, Organisation, Permanence
from tests.mediators.factories import (
    AbsenceFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
)
from tests.mediators.screens import address, said, sent, version_shown
from tests.venues.factories import CommuneFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


def person(**changed) -> dict:
    usual = {
        "name": "Camille Martin",
        "role": "conseiller",
        "employer": "",
        "team": "",
        "presentation": "",
        "phone": "",
        "email": "",
        "photo": "",
        "territories": "",
        "is_active": "on",
    }
    return {**usual, **changed}


def test_somebody_is_added_with_a_phone_as_french_people_type_it(desk):
    CommuneFactory(name="Saint-Lô", insee_code="50502")
    lines = "Manche\nst lo\r\nSaint-Lô Agglo (200066389)\n50"
    data = person(phone="02.33.12.34.56", phone_is_public="on", territories=lines)
    assert desk.post(reverse("mediator:add"), data).status_code == 302
    added = Mediator.objects.get()
    assert (added.phone, added.slug) == ("+33233123456", "camille-martin")
    assert sorted(added.areas.values_list("kind", "code", "name")) == [
        (AreaKind.COMMUNE, "50502", "Saint-Lô"),
        (AreaKind.DEPARTMENT, "50", "Manche"),
        (AreaKind.EPCI, "200066389", "Saint-Lô Agglo"),
    ]
    page = desk.get(reverse("mediator:edit", args=[added.pk])).content.decode()
    assert "02 33 12 34 56" in page
    assert "Saint-Lô Agglo (200066389)" in page
    kept = set(added.areas.values_list("pk", flat=True))
    again = person(phone="02 33 12 34 56", territories="Manche\nSaint-Lô (50502)")
    sent(desk, reverse("mediator:edit", args=[added.pk]), again)
    assert set(added.areas.values_list("pk", flat=True)) < kept
    assert added.areas.count() == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "bonjour", "numéro à dix chiffres"),
        ("phone", "3949", "numéro à dix chiffres"),
        ("phone", "0" * 10_000, "numéro à dix chiffres"),
        ("phone", "02 33 12 34 56 ou 57", "numéro à dix chiffres"),
        ("territories", "Atlantide", "n’est ni un département ni une commune connue"),
        ("territories", "\n".join(str(n) for n in range(60)), "50 territoires au plus"),
        ("territories", "Saint-Aubin", "Plusieurs communes s’appellent ainsi"),
        ("territories", "(200066389)", "n’est ni un département"),
        ("name", "", ""),
        ("name", "…", "avec des lettres"),
        ("name", "x" * 121, "120"),
        ("name", "Camille\x00Martin", ""),
        ("email", "camille", ""),
        ("role", "ministre", ""),
        ("employer", "9" * 30, ""),
        ("photo", "abc", ""),
        ("photo", "9" * 30, ""),
        ("photo", "1.5", ""),
    ],
)
def test_what_cannot_be_kept_is_told_beside_the_field(desk, field, value, sentence):
    CommuneFactory(name="Saint-Aubin", insee_code="50001")
    CommuneFactory(name="Saint-Aubin", insee_code="50002")
    response = desk.post(reverse("mediator:add"), person(**{field: value}))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert sentence in str(response.context["form"].errors[field])
    assert not Mediator.objects.exists()


def test_the_address_stays_when_the_name_changes(desk, camille):
    sent(desk, reverse("mediator:edit", args=[camille.pk]), person(name="Camille Durand"))
    camille.refresh_from_db()
    assert (camille.name, camille.slug) == ("Camille Durand", "camille-martin")


def test_the_list_finds_filters_counts_and_says_who_waits(desk, camille):
    PermanenceFactory(mediator=camille)
    PermanenceFactory(mediator=camille, last_day=date(2026, 11, 20))
    MediatorFactory(name="Hélène Œuvrard", to_review=True)
    MediatorFactory(name="Guy Parti", is_active=False)
    index = reverse("mediator:index")

    def names(**query):
        return [found.name for found in desk.get(index, query).context["object_list"]]

    assert names() == ["Camille Martin", "Guy Parti", "Hélène Œuvrard"]
    assert names(q="helene") == names(q="ŒUVRARD") == names(to_review="true") == ["Hélène Œuvrard"]
    assert names(is_active="false") == ["Guy Parti"]
    counts = {p.name: p.current_count for p in desk.get(index).context["object_list"]}
    assert counts["Camille Martin"] == 1
    page = desk.get(index).content.decode()
    assert "À compléter" in page
    assert "Ne travaille plus dans le réseau" in page
    assert "Réunir avec…" in page


def test_somebody_with_permanences_is_not_deleted(desk, camille):
    PermanenceFactory(mediator=camille, last_day=date(2026, 11, 20))
    delete = reverse("mediator:delete", args=[camille.pk])
    for response in (desk.get(delete), desk.post(delete)):
        assert response.status_code == 302
        assert "décochez" in said(response)[-1]
    assert Mediator.objects.get() == camille
    Permanence.objects.all().delete()
    AbsenceFactory(mediator=camille)
    assert desk.get(delete).status_code == 200
    assert desk.post(delete).status_code == 302
    assert not Mediator.objects.exists()


def test_an_employer_is_not_deleted_while_people_work_there(desk, camille):
    employer = OrganisationFactory(name="Département de la Manche")
    Mediator.objects.update(employer=employer)
    delete = reverse("organisation:delete", args=[employer.pk])
    for response in (desk.get(delete), desk.post(delete)):
        assert response.status_code == 302
        assert "1\u00a0personne travaille pour Département de la Manche" in said(response)[-1]
    Mediator.objects.update(employer=None)
    desk.post(delete)
    assert not Organisation.objects.exists()


def test_an_old_form_does_not_undo_what_somebody_else_changed(desk, camille):
    Mediator.objects.update(phone="+33233123456", presentation="Avant")
    edit = reverse("mediator:edit", args=[camille.pk])
    old = person(phone="02 33 12 34 56", presentation="Avant", team="Accueil")
    old["version"] = version_shown(desk.get(edit))
    sent(desk, edit, person(presentation="Au service de tous."))
    # A mistake does not make the old form a new one.
    for data in (old | {"name": ""}, old, old | {"version": ""}, old | {"version": "é\x00" * 99}):
        response = desk.post(edit, data)
        assert response.status_code == 200
        camille.refresh_from_db()
        assert (camille.phone, camille.presentation) == ("", "Au service de tous.")
    page = desk.post(edit, old).content.decode()
    assert "Quelqu’un a changé cette fiche" in page
    assert "équipe ou service, en une phrase et téléphone" in page
    assert 'value="Accueil"' in page
    desk.post(edit, old | {"version": version_shown(desk.post(edit, old))})
    camille.refresh_from_db()
    assert (camille.phone, camille.team) == ("+33233123456", "Accueil")


def test_a_territory_changed_meanwhile_is_not_lost(desk, camille):
    edit = reverse("mediator:edit", args=[camille.pk])
    old = person(version=version_shown(desk.get(edit)))
    sent(desk, edit, person(territories="Manche"))
    assert "territoires" in desk.post(edit, old).content.decode()
    assert camille.areas.count() == 1


def test_an_entry_sent_twice_is_changed_once_and_added_once(desk, camille):
    edit = reverse("mediator:edit", args=[camille.pk])
    changed = person(team="Accueil", version=version_shown(desk.get(edit)))
    for _ in range(2):
        assert desk.post(edit, changed).status_code == 302
    new = person(name="Zoé Petit", phone="02 33 12 34 56", territories="Manche")
    assert desk.post(reverse("mediator:add"), new).status_code == 302
    again = desk.post(reverse("mediator:add"), new)
    assert "déjà enregistrée" in again.content.decode()
    assert Mediator.objects.filter(name="Zoé Petit").count() == 1
    other = new | {"phone": "02 33 12 34 57"}
    assert desk.post(reverse("mediator:add"), other).status_code == 302
    assert Mediator.objects.get(phone="+33233123457").slug == "zoe-petit-2"


def test_the_list_says_who_may_be_there_twice(desk, camille):
    Mediator.objects.update(is_active=False)
    MediatorFactory(name="CAMILLE  Martin", to_review=True)
    MediatorFactory(name="Zoé Petit", to_review=True)
    page = desk.get(reverse("mediator:index")).content.decode()
    assert page.count("peut-être un double de «\u00a0Camille Martin\u00a0»") == 1
    assert page.count("peut-être un double") == 1


def test_something_to_bring_is_taken_away_once_no_permanence_asks_for_it(desk):
    data = {"label": "le courrier reçu", "modes": ["rdv"], "services": [], "sort_order": "10"}
    assert desk.post(reverse("bring_item:add"), data).status_code == 302
    item = BringItem.objects.get()
    assert item.modes == ["rdv"]
    asking = PermanenceFactory(bring=[item])
    delete = reverse("bring_item:delete", args=[item.pk])
    for response in (desk.get(delete), desk.post(delete)):
        assert response.status_code == 302
        assert "est demandé par 1\u00a0permanence" in said(response)[-1]
    assert list(asking.bring.all()) == [item]
    asking.bring.clear()
    assert desk.post(delete).status_code == 302
    assert not BringItem.objects.exists()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "//ailleurs.fr",
        "/\\ailleurs.fr",
        "/\t/ailleurs.fr",
        "https://ailleurs.fr",
        "trouver/",
        "/trouver/ ?x\n",
    ],
)
def test_something_to_bring_leads_to_this_site_alone(desk, link):
    data = {"label": "le courrier reçu", "sort_order": "10"}
    response = desk.post(reverse("bring_item:add"), data | {"without_link": f"{link}x"})
    assert list(response.context["form"].errors) == ["without_link"]
    here = data | {"without_link": "/trouver/?besoin=mail#ici"}
    assert desk.post(reverse("bring_item:add"), here).status_code == 302


@pytest.mark.parametrize("above", [False, True], ids=["alone", "with the page above"])
@pytest.mark.parametrize("bulk", [False, True])
def test_a_venue_where_somebody_comes_is_not_deleted(desk, venue, above, bulk):
    PermanenceFactory(venue=venue, last_day=date(2026, 11, 20))
    page = venue.get_parent() if above else venue
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    if bulk:
        url = f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}"
    response = desk.post(url, {"wagtail_site_name": "Médiation numérique"})
    assert response.status_code == 302
    assert "a des permanences" in said(response)[-1]
    assert Permanence.objects.filter(venue=venue).exists()


def test_a_venue_without_permanences_is_deleted(desk, venue):
    desk.post(reverse("wagtailadmin_pages:delete", args=[venue.pk]))
    assert not type(venue).objects.filter(pk=venue.pk).exists()


def test_the_home_page_of_the_admin_says_who_waits(desk, editor, client, agency, librarian):
    MediatorFactory(to_review=True)
    client.force_login(agency)
    assert "1 personne à compléter" in client.get("/admin/").content.decode()
    client.force_login(librarian)
    assert "à compléter" not in client.get("/admin/").content.decode()
    assert address("visitor_reports") in client.get("/admin/").content.decode()
