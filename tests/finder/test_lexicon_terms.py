"""The agency's own words: how they are kept, refused, tried, and how soon visitors see them."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse

from finder.known_lexicon import known_lexicon
from finder.lexicon_seed import seed_entries, seed_lexicon
from finder.models import LexiconTerm
from mediators.enums import Posture
from tests.core.factories import UserFactory
from venues.permissions import ensure_agency_group
from venues.vocabulary import NationalProgramme, Procedure, Service

pytestmark = pytest.mark.django_db


def term(**kwargs) -> LexiconTerm:
    values = {
        "words": ["carte grise"],
        "label": "la carte grise",
        "service": Service.ADMINISTRATIVE,
    }
    return LexiconTerm(**{**values, **kwargs})


def saved(**kwargs) -> LexiconTerm:
    made = term(**kwargs)
    made.full_clean()
    made.save()
    return made


@pytest.fixture
def agency(client):
    from tests.venues.factories import home_page

    home_page()
    user = UserFactory(username="agence")
    user.groups.add(ensure_agency_group())
    client.force_login(user)
    return client


def posted(**kwargs) -> dict:
    return {
        "words": "carte grise\ncertificat d’immatriculation",
        "label": "la carte grise",
        "service": Service.ADMINISTRATIVE,
        "procedure": Procedure.TRANSPORT,
        "posture": "",
        "programme": "",
        "advice": "",
        **kwargs,
    }


class TestKnownLexicon:
    def test_an_empty_table_still_knows_the_nine_services(self):
        for service in Service:
            assert known_lexicon().understand(service.value).services == (service,)
            assert known_lexicon().understand(service.label).services == (service,)

    def test_a_warm_request_costs_no_query(self, django_assert_num_queries):
        saved()
        known_lexicon()
        with django_assert_num_queries(0):
            assert known_lexicon().understand("carte grise")

    def test_a_cold_one_costs_one(self, django_assert_num_queries):
        seed_lexicon()
        cache.clear()
        with django_assert_num_queries(1):
            known_lexicon()

    def test_a_change_is_understood_at_once(self):
        kept = saved()
        assert known_lexicon().understand("carte grise").entries == (kept.entry,)
        kept.words = ["permis"]
        kept.save()
        assert not known_lexicon().understand("carte grise")
        assert known_lexicon().understand("permis").entries[0].pk == kept.pk
        kept.delete()
        assert not known_lexicon().understand("permis")

    def test_the_agency_may_say_a_service_otherwise(self):
        saved(words=["Aide aux démarches administratives"], label="une démarche")
        understood = known_lexicon().understand(Service.ADMINISTRATIVE.value)
        assert understood.labels == ("une démarche",)


class TestSeed:
    def test_it_fills_an_empty_table_once(self):
        assert seed_lexicon() == len(seed_entries()) == LexiconTerm.objects.count()
        assert seed_lexicon() == 0
        assert known_lexicon().understand("ma retraite").services[0] == Service.ADMINISTRATIVE

    def test_it_leaves_what_the_agency_wrote(self):
        saved()
        assert seed_lexicon() == 0
        assert LexiconTerm.objects.count() == 1

    def test_every_term_could_have_been_typed_by_an_editor(self):
        seed_lexicon()
        for kept in LexiconTerm.objects.all():
            kept.full_clean()


def test_services_best_first_whatever_the_order_of_the_list():
    kept = saved(service=Service.SAFETY, other_services=[Service.ADMINISTRATIVE, Service.SAFETY])
    kept.refresh_from_db()
    assert kept.services == (Service.SAFETY, Service.ADMINISTRATIVE)


@pytest.mark.parametrize(
    ("field", "values", "said"),
    [
        ("words", {"words": []}, "vide"),
        ("words", {"words": ["😀"]}, "ni lettre ni chiffre"),
        ("words", {"words": ["aide"]}, "trop courant"),
        ("words", {"words": ["carte grise", "pour moi"]}, "trop courant"),
        ("words", {"words": ["a" * 81]}, "trop long"),
        ("words", {"words": [f"mot{n}" for n in range(61)]}, "60 lignes"),
        ("words", {"words": ["passeport", "les PASSEPORTS"], "label": "x"}, None),
        ("label", {"label": ""}, ""),
        ("label", {"label": "a" * 81}, ""),
        ("service", {"service": ""}, "Choisissez un service"),
        ("service", {"service": "inconnu"}, ""),
        ("other_services", {"other_services": ["inconnu"]}, "inconnu"),
        ("service", {"service": "", "other_services": [Service.SAFETY]}, "Choisissez"),
        ("procedure", {"procedure": "inconnue"}, ""),
        ("posture", {"posture": Posture.WITH}, ""),
        ("programme", {"programme": NationalProgramme.PIX}, ""),
        ("advice", {"advice": "a" * 201}, ""),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(field, values, said):
    made = term(**values)
    if said is None:
        made.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert said in " ".join(refused.value.message_dict[field])


def test_no_service_is_needed_to_be_helped_otherwise():
    kept = saved(words=["faire à ma place"], service="", posture=Posture.FOR)
    assert known_lexicon().understand("faire à ma place").posture == kept.posture


@pytest.mark.parametrize(
    "wording", ["carte grise", "Cartes grises", "la carte-grise", "cartegrise"]
)
def test_the_same_words_twice_name_the_other_term(wording):
    other = saved()
    with pytest.raises(ValidationError) as refused:
        term(words=["permis", wording], label="autre").full_clean()
    [message] = refused.value.message_dict["words"]
    assert wording in message
    assert other.label in message
    other.full_clean()  # its own words are no double


class TestScreens:
    def test_the_agency_adds_changes_and_removes(self, agency):
        assert agency.post(reverse("lexiconterm:add"), posted()).status_code == 302
        kept = LexiconTerm.objects.get()
        assert kept.words == ["carte grise", "certificat d’immatriculation"]
        url = reverse("lexiconterm:edit", args=[kept.pk])
        assert "certificat d’immatriculation" in agency.get(url).content.decode()
        agency.post(url, posted(label="une carte grise"))
        kept.refresh_from_db()
        assert kept.label == "une carte grise"
        agency.post(reverse("lexiconterm:delete", args=[kept.pk]))
        assert not LexiconTerm.objects.exists()

    def test_a_double_is_said_beside_the_field_and_nothing_is_saved(self, agency):
        saved()
        answer = agency.post(reverse("lexiconterm:add"), posted(label="autre"))
        assert answer.status_code == 200
        assert "se trouve déjà dans" in answer.content.decode()
        assert LexiconTerm.objects.count() == 1

    def test_the_list_is_searched_without_accents_and_filtered(self, agency):
        saved(words=["impôts"], label="les impôts")
        saved(words=["arnaque"], label="une arnaque", service=Service.SAFETY)
        url = reverse("lexiconterm:index")
        found = agency.get(url, {"q": "IMPOT"}).content.decode()
        assert "les impôts" in found
        assert "une arnaque" not in found
        found = agency.get(url, {"service": Service.SAFETY}).content.decode()
        assert "une arnaque" in found
        assert "les impôts" not in found

    @pytest.mark.parametrize("count", [2, 12])
    def test_the_list_costs_the_same_for_many(self, agency, count, django_assert_max_num_queries):
        for number in range(count):
            saved(words=[f"mot{number}"], label=f"besoin {number}")
        url = reverse("lexiconterm:index")
        agency.get(url)
        with django_assert_max_num_queries(16):
            agency.get(url)

    def test_trying_words_shows_what_is_understood(self, agency):
        kept = saved(procedure=Procedure.TRANSPORT, advice="Ne payez rien.")
        shown = agency.get(
            reverse("lexiconterm:try"), {"mots": "ma catre grise et zorglub <b>"}
        ).content.decode()
        assert reverse("lexiconterm:edit", args=[kept.pk]) in shown
        for text in (kept.label, kept.advice, Service.ADMINISTRATIVE.label, "zorglub"):
            assert str(text) in shown
        assert Procedure.TRANSPORT.label in shown
        assert "<b>" not in shown.split("<main")[-1]

    @pytest.mark.parametrize("words", ["", "zorglub", "à ma place", "\x00", "é" * 2_000])
    def test_trying_anything_answers(self, agency, words):
        url = f"{reverse('lexiconterm:try')}?{urlencode({'mots': words})}"
        assert agency.get(url).status_code == 200
        assert agency.post(url).status_code == 405

    @pytest.mark.parametrize("screen", ["index", "add", "try"])
    def test_nobody_else_enters(self, client, screen):
        url = reverse(f"lexiconterm:{screen}")
        assert client.get(url).status_code == 302
        client.force_login(UserFactory())
        assert client.get(url).status_code == 302

    def test_a_library_does_not_see_the_menu_nor_the_screens(self, client):
        from tests.venues.personas import network

        people = network()
        client.force_login(people.saint_lo.user)
        assert reverse("lexiconterm:index") not in client.get("/admin/").content.decode()
        assert client.get(reverse("lexiconterm:try")).status_code == 302
        client.force_login(people.agence)
        assert reverse("lexiconterm:index") in client.get("/admin/").content.decode()
