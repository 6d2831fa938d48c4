"""The demonstration's network, loaded once for all these tests: it takes a few seconds."""

import re
import tempfile
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from core.images import RENDITION_SPECS
from core.models import CreditedImage, SiteSettings, User
from events.models import EventPage, Registration
from home.models import HomePage
from portraits.models import PortraitPage
from tests.venues.factories import VenuePageFactory
from venues.models import Closure, Library, VenueCheck, VenueHours, VenuePage
from venues.opening import is_readable

FICTION = re.compile(r"\+3326191\d{4}")
USERNAMES = {"agence", "saint-lo", "vire", "admin"}


def load_demo(*options: str) -> str:
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def delete(slug: str) -> None:
    """A venue, and first what protects it."""
    venue = VenuePage.objects.get(slug=slug)
    Registration.objects.filter(occurrence__event__venue=venue).delete()
    venue.permanences.all().delete()
    venue.delete()


def state() -> list:
    return [
        list(
            VenuePage.objects.order_by("pk").values_list(
                "pk", "title", "phone", "latest_revision_id", "picture_id", "updated_on"
            )
        ),
        list(VenueHours.objects.order_by("pk").values_list("venue_id", "osm")),
        list(Closure.objects.order_by("pk").values_list("pk", "first_day")),
        list(VenueCheck.objects.order_by("pk").values_list("pk", "checked_on")),
        list(CreditedImage.objects.order_by("pk").values_list("pk", "file")),
        list(User.objects.order_by("pk").values_list("pk", "password")),
        list(SiteSettings.objects.values_list("phone", "agency_name")),
        HomePage.objects.get().latest_revision_id,
    ]


class TestDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        caches["renditions"].clear()  # those of another folder
        cls.out = load_demo()
        cls.venues = list(VenuePage.objects.select_related("picture", "hours"))

    def test_about_forty_venues_in_all_five_departments(self):
        assert 38 <= len(self.venues) <= 50
        assert {venue.department for venue in self.venues} == {"14", "27", "50", "61", "76"}
        assert sum(venue.postal_code == "50000" for venue in self.venues) >= 3

    def test_venues_are_published_pages_with_history(self):
        for venue in self.venues:
            assert venue.live, venue.title
            assert venue.live_revision_id == venue.latest_revision_id is not None

    def test_every_venue_is_in_a_commune_we_know(self):
        assert [v.title for v in self.venues if v.commune is None] == []
        assert [v.title for v in self.venues if v.commune.insee_code != v.insee_code] == []
        strangers = [v.title for v in self.venues if v.postal_code not in v.commune.postal_codes]
        assert strangers == []

    def test_a_position_taken_from_the_commune_is_called_approximate(self):
        for venue in self.venues:
            at_centre = (venue.latitude, venue.longitude) == (
                venue.commune.latitude,
                venue.commune.longitude,
            )
            assert venue.location_approximate == at_centre, venue.title
        assert any(not venue.location_approximate for venue in self.venues)

    def test_a_position_of_its_own_is_in_its_commune(self):
        for venue in self.venues:
            if not venue.commune.approximate:
                assert abs(venue.latitude - venue.commune.latitude) < 0.02, venue.title
                assert abs(venue.longitude - venue.commune.longitude) < 0.03, venue.title

    def test_every_phone_number_is_a_fiction(self):
        numbers = [venue.phone for venue in self.venues if venue.phone]
        assert [number for number in numbers if not FICTION.fullmatch(number)] == []
        assert len(set(numbers)) == len(numbers)
        assert SiteSettings.objects.get().phone == "+33261919000"

    def test_no_address_of_a_real_mailbox_or_site(self):
        for venue in self.venues:
            for url in [*venue.websites, venue.booking_url, venue.acces_libre_url, *venue.emails]:
                assert not url or "example.org" in url

    def test_every_kind_of_field_is_shown_at_least_once(self):
        names = [
            "street_address",
            "address_complement",
            "access_notes",
            "summary",
            "description",
            "services",
            "support_modes",
            "access_modes",
            "fees",
            "publics",
            "special_support",
            "mobility",
            "national_programmes",
            "labels",
            "other_labels",
            "other_values",
            "phone",
            "emails",
            "websites",
            "booking_url",
            "acces_libre_url",
            "public_wifi",
            "desk_help",
            "source",
            "parent_structure",
            "picture",
        ]
        assert [n for n in names if not any(getattr(v, n) for v in self.venues)] == []
        assert {venue.wheelchair for venue in self.venues} == {"oui", "aide", "non", "inconnu"}
        assert any(venue.equipment.exists() for venue in self.venues)

    def test_every_national_service_is_offered_somewhere(self):
        choices = dict(VenuePage._meta.get_field("services").flatchoices)
        assert {code for venue in self.venues for code in venue.services} == set(choices)

    def test_hours_of_every_sort(self):
        hours = [venue.hours.osm for venue in self.venues]
        assert [osm for osm in hours if not is_readable(osm)] == ["du mardi au samedi"]
        for sort in (
            "SH off",
            "PH off",
            "sur rendez-vous",
            "Sa ",
            ",13:30",
            "week 1-53/2",
            "[1,3]",
        ):
            assert any(sort in osm for osm in hours), sort
        assert "" in hours

    def test_two_closures_in_the_coming_weeks(self):
        today = timezone.localdate()
        closures = list(Closure.objects.all())
        assert len(closures) == 2
        for closure in closures:
            assert today < closure.first_day <= closure.last_day < today + timedelta(weeks=6)
            assert closure.reason

    def test_some_pages_have_never_been_checked(self):
        checks = VenueCheck.objects.all()
        assert 0 < checks.count() < len(self.venues)
        assert all(check.checked_on < timezone.localdate() for check in checks)

    def test_texts_are_all_different_and_well_spaced(self):
        summaries = [venue.summary for venue in self.venues]
        assert len(set(summaries)) == len(summaries)
        texts = summaries + [venue.description + venue.access_notes for venue in self.venues]
        assert [text for text in texts if re.search(r" [:;!?»]|« |\w'\w", text)] == []

    def test_a_venue_and_the_home_page_can_be_read(self):
        text = self.client.get("/lieux/mediatheque-la-source/").content.decode()
        assert "Médiathèque La Source" in text
        assert "Dessin\u00a0: l’équipe du site" in text
        assert self.client.get("/").status_code == 200

    def test_credit_and_words_for_every_picture(self):
        pictures = list(CreditedImage.objects.all())
        assert 8 <= len(pictures) <= 21
        for picture in pictures:
            assert picture.credit == "Dessin\u00a0: l’équipe du site"
            assert picture.rights_holder
            assert 20 < len(picture.description) <= 255
            assert (picture.width, picture.height) == (1600, 1067)

    def test_each_is_used_and_every_venue_has_one(self):
        used = {venue.picture_id for venue in self.venues} | {HomePage.objects.get().picture_id}
        for model in (EventPage, PortraitPage):
            used |= set(model.objects.exclude(picture=None).values_list("picture", flat=True))
        assert used == set(CreditedImage.objects.values_list("pk", flat=True))

    def test_renditions_are_there_before_the_first_visitor(self):
        for picture in CreditedImage.objects.all():
            specs = set(picture.renditions.values_list("filter_spec", flat=True))
            assert specs == set(RENDITION_SPECS)

    def test_a_second_call_changes_nothing(self):
        before = state()
        load_demo()
        load_demo("--seed", "7")
        load_demo("--if-empty")
        assert state() == before

    def test_what_an_editor_changed_is_kept(self):
        venue = VenuePage.objects.get(slug="mediatheque-vire").specific
        venue.title = "La médiathèque"
        venue.picture = None
        venue.save_revision().publish()
        HomePage.objects.update(picture=None)
        SiteSettings.objects.update(phone="+33261919999")
        before = state()
        load_demo()
        assert state() == before

    def test_a_deleted_venue_comes_back_unless_only_an_empty_base_is_filled(self):
        delete("mairie-bayeux")
        load_demo("--if-empty")
        assert not VenuePage.objects.filter(slug="mairie-bayeux").exists()
        load_demo()
        assert VenuePage.objects.get(slug="mairie-bayeux").live

    def test_foreign_venues_are_refused_unless_forced(self):
        theirs = VenuePageFactory(title="Médiathèque de chez nous", slug="mairie-bayeux-2")
        delete("mairie-bayeux")
        theirs.slug = "mairie-bayeux"
        theirs.save()
        with pytest.raises(CommandError) as refusal:
            load_demo()
        assert refusal.value.returncode == 2
        assert VenuePage.objects.count() == len(self.venues)
        load_demo("--force")
        assert VenuePage.objects.count() == len(self.venues) + 1
        assert VenuePage.objects.get(slug="mairie-bayeux").title == "Médiathèque de chez nous"

    def test_none_where_it_is_no_demonstration(self):
        assert not User.objects.exists()
        assert "mot de passe" not in self.out

    @override_settings(DEMO=True, DEMO_PASSWORD="un mot de passe de test")
    def test_four_with_the_rights_of_their_role(self):
        out = load_demo()
        assert set(User.objects.values_list("username", flat=True)) == USERNAMES
        assert "un mot de passe de test" in out
        for username in USERNAMES:
            assert username in out
            assert self.client.login(username=username, password="un mot de passe de test")
        here = VenuePage.objects.get(slug="mediatheque-la-source")
        there = VenuePage.objects.get(slug="mediatheque-vire")
        may = {
            user.username: [
                (tester.can_edit(), tester.can_publish())
                for tester in (here.permissions_for_user(user), there.permissions_for_user(user))
            ]
            for user in User.objects.all()
        }
        assert may == {
            "agence": [(True, True), (True, True)],
            "saint-lo": [(True, False), (False, False)],
            "vire": [(False, False), (True, False)],
            "admin": [(True, True), (True, True)],
        }
        assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == [
            "admin"
        ]
        assert Library.objects.count() == 2

    @override_settings(DEBUG=True, DEMO_PASSWORD="")
    def test_without_a_chosen_password_one_is_printed(self):
        shown = re.search(r"mot de passe «\u00a0(.+)\u00a0»", load_demo()).group(1)
        assert len(shown) >= 12
        assert User.objects.get(username="admin").check_password(shown)
        with override_settings(SECRET_KEY="another-key-" + "1" * 50):
            assert shown not in load_demo()

    @override_settings(DEMO=True)
    def test_the_printed_password_is_always_the_right_one(self):
        for password in ("le premier mot de passe", "le second mot de passe"):
            with override_settings(DEMO_PASSWORD=password):
                load_demo("--if-empty")
            assert all(user.check_password(password) for user in User.objects.all())

    @override_settings(DEMO=True)
    def test_somebody_s_account_of_the_same_name_is_left_alone(self):
        User.objects.create_user("admin", "chef@example.org", "à moi seul")
        out = load_demo()
        theirs = User.objects.get(username="admin")
        assert theirs.check_password("à moi seul")
        assert not theirs.is_superuser
        assert "existait déjà" in out
