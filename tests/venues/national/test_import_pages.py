"""An imported venue is a page like any other: compared with one that was published by hand."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published

from core.models import User
from tests.venues.factories import VenuePageFactory
from tests.venues.national.samples import FULL, full, minimal, write_csv
from venues.models import VenuePage
from venues.national.hooks import IMPORTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(run_import, saint_lo, tmp_path):
    by_hand = VenuePageFactory(title="Publiée à la main", slug="a-la-main", live=False)
    by_hand.save_revision().publish()
    run_import(write_csv(tmp_path / "lieux.csv", FULL, minimal()))
    return VenuePage.objects.get(national_id="50-001")


@pytest.fixture
def by_hand(imported):
    return VenuePage.objects.get(slug="a-la-main")


def test_the_tree_is_sound(imported, index):
    assert Page.find_problems() == ([], [], [], [], [])
    index.refresh_from_db()
    assert index.numchild == index.get_children().count() == 3
    assert imported.url_path == f"{index.url_path}mediatheque-la-source/"
    later = index.add_child(
        instance=VenuePage(title="Après", commune_name="Vire", postal_code="14500")
    )
    assert later.path > imported.path
    assert Page.find_problems() == ([], [], [], [], [])


#: What differs from page to page by nature.
OWN = {
    "id", "page_ptr", "path", "title", "draft_title", "slug", "url_path", "translation_key",
    "first_published_at", "last_published_at", "latest_revision_created_at", "live_revision",
    "latest_revision", "national_id", "name_key", "sort_key", "updated_on",
}  # fmt: skip


def test_every_other_column_of_a_page_is_the_same(imported, by_hand):
    mine = {field.name for field in VenuePage._meta.local_fields}
    for field in VenuePage._meta.get_fields():
        if field.concrete and field.name not in OWN | mine:
            assert getattr(imported, field.name) == getattr(by_hand, field.name), field.name
    for page in (imported, by_hand):
        assert page.live
        assert page.live_revision == page.latest_revision == page.revisions.get()
        assert page.live_revision.is_latest_revision()
        assert page.latest_revision_created_at
        assert page.first_published_at == page.last_published_at
        assert page.name_key
        assert page.sort_key


def test_the_revision_holds_the_page(imported, by_hand):
    content, other = imported.latest_revision.content, by_hand.latest_revision.content
    assert set(content) == set(other)
    restored = imported.latest_revision.as_object()
    for field in VenuePage._meta.local_fields:
        assert getattr(restored, field.name) == getattr(imported, field.name), field.name
    assert (restored.pk, restored.url_path) == (imported.pk, imported.url_path)


def test_it_can_be_edited_and_published_again(imported):
    draft = imported.latest_revision.as_object()
    draft.title = "Médiathèque corrigée"
    draft.save_revision().publish()
    imported.refresh_from_db()
    assert imported.title == "Médiathèque corrigée"
    assert imported.revisions.count() == 2


def test_search_finds_it(imported):
    found = VenuePage.objects.live().search("mediatheque source")
    assert [venue.pk for venue in found] == [imported.pk]
    assert VenuePage.objects.live().autocomplete("Saint-L")


def test_a_rebuilt_index_is_the_same_index(imported):
    def references():
        return set(
            ReferenceIndex.objects.filter(
                base_content_type=ContentType.objects.get_for_model(Page)
            ).values_list("object_id", "to_object_id", "model_path", "content_path_hash")
        )

    def entries():
        return set(IndexEntry.objects.values_list("object_id", "content_type_id"))

    before, indexed = references(), entries()
    assert any(model_path == "commune" for _, _, model_path, _ in before)
    for venue in VenuePage.objects.all():
        ReferenceIndex.remove_for_object(venue)
        venue.save()
    assert references() == before
    assert entries() == indexed


def test_its_history_tells_the_import(imported, client):
    actions = PageLogEntry.objects.filter(page=imported.pk).values_list("action", flat=True)
    assert set(actions) == {"wagtail.create", "wagtail.publish", IMPORTED}
    client.force_login(User.objects.create_superuser("chef", "chef@exemple.fr", "x"))
    page = client.get(reverse("wagtailadmin_pages:history", args=[imported.pk]))
    assert "importé de lieux.csv le " in page.content.decode()


def test_signals_are_sent_once_the_import_is_committed(
    run_import, saint_lo, tmp_path, django_capture_on_commit_callbacks
):
    heard = []

    def listener(sender, instance, revision, **kwargs):
        heard.append((sender, instance.national_id, revision == instance.live_revision))

    page_published.connect(listener)
    try:
        run_import(write_csv(tmp_path / "f.csv", FULL, minimal()), "--dry-run")
        assert heard == []
        run_import(write_csv(tmp_path / "f.csv", FULL, minimal()))
        assert sorted(heard, key=str) == sorted(
            [(VenuePage, "50-001", True), (VenuePage, "m-1", True)], key=str
        )
        heard.clear()
        run_import(write_csv(tmp_path / "f.csv", FULL, minimal()))
        assert heard == []
        run_import(write_csv(tmp_path / "f.csv", full(nom="Autre"), minimal()))
        assert [national_id for _, national_id, _ in heard] == ["50-001"]
    finally:
        page_published.disconnect(listener)


def test_a_listener_that_fails_does_not_undo_the_import(run_import, saint_lo, tmp_path, caplog):
    def listener(**kwargs):
        raise RuntimeError("cache absent")

    page_published.connect(listener)
    try:
        assert run_import(write_csv(tmp_path / "f.csv", FULL)).code == 0
    finally:
        page_published.disconnect(listener)
    assert VenuePage.objects.exists()
    assert "cache absent" in caplog.text


def test_the_number_of_queries_does_not_follow_the_number_of_rows(
    run_import, saint_lo, tmp_path, django_assert_max_num_queries
):
    """One INSERT a row for its own table; everything else goes by batches."""
    rows = [minimal(id=str(n), nom=f"Lieu {n}") for n in range(60)]
    with django_assert_max_num_queries(60 + 50):
        run_import(write_csv(tmp_path / "f.csv", *rows))
