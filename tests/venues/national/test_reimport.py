"""The same venues again, after somebody worked on them."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Workflow, WorkflowTask

from core.models import User
from tests.core.factories import CreditedImageFactory
from tests.venues.factories import VenuePageFactory
from tests.venues.national.samples import FULL, full, minimal, write_csv, write_json
from venues.models import Equipment, VenueCheck, VenuePage
from venues.national.hooks import IMPORTED
from venues.national.rows import row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return lambda *rows: write_csv(tmp_path / "f.csv", *rows)


@pytest.fixture
def venue(run_import, saint_lo, file):
    run_import(file(FULL))
    return VenuePage.objects.get()


def fresh(venue):
    return VenuePage.objects.get(pk=venue.pk)


def edit(venue, publish=True, **changes):
    page = fresh(venue).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    revision = page.save_revision()
    if publish:
        revision.publish()


def test_news_are_published_with_a_revision_and_history(run_import, venue, file):
    outcome = run_import(file(full(nom="Nouvelle", services="", date_maj="2026-06-01")))
    assert outcome.out.startswith("0 créé, 1 modifié")
    now = fresh(venue)
    assert (now.title, now.draft_title, now.services) == ("Nouvelle", "Nouvelle", [])
    assert now.slug == venue.slug
    assert now.updated_on == now.hours.updated_on == date(2026, 6, 1)
    assert now.revisions.count() == 2
    assert now.live_revision == now.latest_revision != venue.latest_revision
    assert now.live_revision.as_object().title == "Nouvelle"
    assert now.last_published_at > venue.last_published_at
    assert now.first_published_at == venue.first_published_at
    assert not now.has_unpublished_changes
    assert PageLogEntry.objects.filter(page=now.pk, action=IMPORTED).count() == 2
    assert VenuePage.objects.live().search("Nouvelle").get_queryset().count() == 1
    assert run_import(
        file(full(nom="Nouvelle", services="", date_maj="2026-06-01"))
    ).out.startswith("0 créé, 0 modifié, 1 inchangé")


def test_what_is_ours_alone_survives(run_import, venue, file):
    edit(
        venue,
        access_notes="sonner",
        wheelchair="oui",
        public_wifi=True,
        picture=CreditedImageFactory(),
        equipment=[Equipment(kind="ordinateur", quantity=4)],
    )
    outcome = run_import(file(full(nom="Nouvelle")))
    assert outcome.out.startswith("0 créé, 1 modifié")
    now = fresh(venue)
    assert (now.access_notes, now.wheelchair, now.public_wifi) == ("sonner", "oui", True)
    assert now.picture
    assert now.equipment.get().quantity == 4
    assert now.live_revision.as_object().equipment.all()[0].quantity == 4


def test_new_hours_alone_make_no_revision(run_import, venue, file):
    run_import(file(full(horaires="Mo 09:00-12:00", date_maj="2026-06-01")))
    now = fresh(venue)
    assert (now.hours.osm, now.hours.updated_on) == ("Mo 09:00-12:00", date(2026, 6, 1))
    assert now.revisions.count() == 1
    assert PageLogEntry.objects.filter(page=now.pk, action=IMPORTED).count() == 2
    same = run_import(file(full(horaires="Mo 09:00-12:00", date_maj="2026-06-01")))
    assert same.out.startswith("0 créé, 0 modifié, 1 inchangé")


def test_an_editors_change_is_kept_and_told_until_overwritten(run_import, venue, file):
    edit(venue, phone="+33261919099")
    news = file(full(telephone="02 61 91 90 02", source="Autre"))
    for _ in range(2):
        outcome = run_import(news)
        assert outcome.code == 0
        assert "1 conflit" in outcome.out
        assert "« +33261919099 » sur le site" in outcome.err.replace("\u00a0", " ")
        assert "« +33261919002 » ici" in outcome.err.replace("\u00a0", " ")
        assert (fresh(venue).phone, fresh(venue).source) == ("+33261919099", "Autre")
    outcome = run_import(news, "--overwrite")
    assert "remplacé" in outcome.err
    assert fresh(venue).phone == "+33261919002"


def test_columns_that_a_file_lacks_are_left_alone(run_import, venue, file):
    edit(venue, phone="+33261919099")
    before = row_of(fresh(venue))
    part = {"id": "50-001", "nom": "Nouvelle", "commune": "Saint-Lô", "services": "Couture"}
    for _ in range(2):
        outcome = run_import(file(part), "--overwrite")
        assert "0 conflit" in outcome.out
        assert row_of(fresh(venue)) == before | {"nom": "Nouvelle", "services": ""}
    assert outcome.out.startswith("0 créé, 0 modifié, 1 inchangé")
    # The whole file still knows which field an editor changed.
    assert "telephone, conflit" in run_import(file(FULL)).err


def test_in_json_a_missing_key_is_an_empty_cell(run_import, venue, tmp_path):
    phoneless = {name: value for name, value in FULL.items() if name != "telephone"}
    run_import(write_json(tmp_path / "f.json", [phoneless, minimal(telephone="02 61 91 90 01")]))
    assert fresh(venue).phone == ""


def test_a_check_is_no_edit(run_import, venue, file):
    VenueCheck.objects.create(venue=venue, checked_on=date(2026, 9, 1))
    outcome = run_import(file(FULL))
    assert outcome.out.startswith("0 créé, 0 modifié, 1 inchangé, 0 refusé")
    assert "0 conflit" in outcome.out


def test_a_venue_that_moves_without_coordinates_goes_to_its_new_commune(
    run_import, saint_lo, vire, file
):
    run_import(file(minimal()))
    run_import(file(minimal(commune="VIRE", code_postal="14500")))
    venue = VenuePage.objects.get()
    assert (venue.commune, venue.insee_code, venue.commune_name) == (vire, "14762", "Vire")
    assert (venue.latitude, venue.location_approximate) == (vire.latitude, True)
    run_import(
        file(minimal(commune="VIRE", code_postal="14500", latitude="48.8", longitude="-0.9"))
    )
    venue = VenuePage.objects.get()
    assert (venue.latitude, venue.location_approximate) == (48.8, False)


def test_a_draft_is_not_touched(run_import, venue, file):
    edit(venue, publish=False, title="Brouillon")
    outcome = run_import(file(full(nom="Du fichier"), minimal()))
    assert outcome.code == 1
    assert "brouillon non publié" in outcome.err
    assert fresh(venue).title == "Médiathèque La Source"
    assert fresh(venue).get_latest_revision_as_object().title == "Brouillon"
    assert run_import(file(FULL)).out.startswith("0 créé, 0 modifié, 1 inchangé")


def test_a_moderation_in_progress_is_not_touched(run_import, venue, file):
    workflow = Workflow.objects.create(name="Relecture")
    task = GroupApprovalTask.objects.create(name="Agence")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    edit(venue, publish=False, title="Proposé")
    user = User.objects.create_user("lib", password="x")
    state = workflow.start(fresh(venue), user)
    outcome = run_import(file(full(nom="Du fichier"), minimal()))
    assert "attend une relecture" in outcome.err
    assert fresh(venue).title == "Médiathèque La Source"
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"locked": True}, "verrouillée"),
        ({"live": False, "first_published_at": None}, "brouillon"),
    ],
)
def test_a_page_that_somebody_holds_is_not_touched(run_import, venue, file, change, words):
    VenuePage.objects.filter(pk=venue.pk).update(**change)
    assert words in run_import(file(full(nom="Du fichier"), minimal())).err
    assert fresh(venue).title == "Médiathèque La Source"


def test_a_scheduled_publication_is_not_touched(run_import, venue, file):
    page = fresh(venue)
    page.go_live_at = timezone.now() + timezone.timedelta(days=3)
    page.save_revision().publish()
    assert "programmée" in run_import(file(full(nom="Du fichier"), minimal())).err


def test_an_unpublished_page_is_updated_and_stays_unpublished(run_import, venue, file, tmp_path):
    fresh(venue).unpublish()
    outcome = run_import(file(full(nom="Nouvelle")), "-v", "2")
    assert outcome.out.startswith("0 créé, 1 modifié")
    assert "non publiée" in outcome.err
    now = fresh(venue)
    assert not now.live
    assert now.live_revision is None
    assert (now.title, now.get_latest_revision_as_object().title) == ("Nouvelle", "Nouvelle")
    assert run_import(file(full(nom="Nouvelle"))).out.startswith("0 créé, 0 modifié, 1 inchangé")


def test_an_unpublished_page_with_a_draft_is_not_touched(run_import, venue, file):
    fresh(venue).unpublish()
    edit(venue, publish=False, title="Brouillon")
    assert "brouillon" in run_import(file(full(nom="Nouvelle"), minimal())).err
    assert fresh(venue).get_latest_revision_as_object().title == "Brouillon"


def test_a_deleted_venue_does_not_come_back_by_itself(run_import, venue, file):
    fresh(venue).delete()
    outcome = run_import(file(FULL, minimal()))
    assert outcome.code == 1
    assert "a été supprimé du site" in outcome.err
    assert not VenuePage.objects.filter(national_id="50-001").exists()
    assert run_import(file(FULL, minimal()), "--overwrite").code == 0
    assert VenuePage.objects.filter(national_id="50-001").exists()
    assert run_import(file(FULL, minimal())).out.startswith("0 créé, 0 modifié, 2 inchangés")
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_venue_made_by_hand_is_adopted(run_import, saint_lo, file):
    VenuePageFactory(national_id="50-001", title="À la main", phone="")
    outcome = run_import(file(FULL))
    venue = VenuePage.objects.get()
    assert (venue.title, venue.phone) == ("À la main", "+33261919001")
    assert "« À la main » sur le site" in outcome.err.replace("\u00a0", " ")


def test_a_note_that_an_editor_dealt_with_does_not_come_back(run_import, venue, file):
    run_import(file(full(services="Couture", date_maj="2026-06-01")))
    assert fresh(venue).other_values == "Services\u00a0: Couture"
    edit(venue, other_values="Vu avec eux.")
    run_import(file(full(services="Couture;Tricot", date_maj="2026-06-02")))
    assert fresh(venue).other_values == "Vu avec eux.\nServices\u00a0: Tricot"
    again = run_import(file(full(services="Couture;Tricot", date_maj="2026-06-02")))
    assert again.out.startswith("0 créé, 0 modifié, 1 inchangé")


def test_a_page_that_may_not_be_published_is_refused_with_the_reason(run_import, venue, file):
    nameless = CreditedImageFactory(credit="")
    VenuePage.objects.filter(pk=venue.pk).update(picture=nameless)
    assert "crédit" in run_import(file(full(nom="Nouvelle"), minimal())).err
    assert fresh(venue).title == "Médiathèque La Source"
