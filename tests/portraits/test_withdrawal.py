"""« Retrait du consentement »: once, whole, and nothing of the person stays reachable."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment

from core.models import CreditedImage
from home.models import ContentPage
from portraits.models import Consent, FindingPage, ImportedInterview, Passage, PortraitPage
from portraits.proofreading import open_proof, token_of
from portraits.withdrawal import withdraw
from tests.core.factories import CreditedImageFactory, pdf_bytes, uploaded
from tests.portraits.factories import CodeFactory, allow, finding, passage, portrait, portrait_index
from tests.venues.factories import home_page

pytestmark = pytest.mark.django_db

NAME = "Zéphyrine Quillebœuf"
SLUG = "zephyrine-quilleboeuf"
SAID = "Ici la phrase marquée que personne ne doit relire."


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def files_of(*folders) -> set[Path]:
    return {path for folder in folders for path in Path(folder).rglob("*") if path.is_file()}


@pytest.fixture
def folders():
    """The public one, the private one, and what they held before."""
    both = settings.MEDIA_ROOT, settings.STORAGES["private"]["OPTIONS"]["location"]
    return both, files_of(*both)


@pytest.fixture
def marked(folders, committed):
    """A portrait with everything that may stand around one; the index is public."""
    index = portrait_index()
    index.save_revision().publish()
    with committed():
        picture = CreditedImageFactory(title=f"Portrait de {NAME}", description=NAME)
        picture.tags.add(SLUG)
    page = portrait(
        {"wording": "Que dites-vous\u00a0?", "body": f"<p>{SAID}</p>", "pull_quote": SAID},
        title=NAME,
        slug=f"{SLUG}-avant",
        person_name=NAME,
        picture=picture,
    )
    page.title = f"[Questions à…] {NAME}"
    page.slug = SLUG
    with committed():
        page.save_revision().publish()
    allow(page, note=NAME, evidence=uploaded(f"{SLUG}.pdf", pdf_bytes()))
    ImportedInterview.objects.create(
        page=page,
        digest="0" * 64,
        text=f"{NAME}\n{SAID}",
        doubts=[{"kind": "field", "words": NAME, "passage": SAID, "where": "", "seen": False}],
        file_name=f"{SLUG}.docx",
        imported_at=timezone.now(),
    )
    return PortraitPage.objects.get(pk=page.pk)


def take_away(page, user=None) -> bool:
    return withdraw(page.pk, user, timezone.now())


def test_one_line_stays_with_the_path_alone(marked, committed):
    with committed():
        assert take_away(marked)
    line = Consent.objects.get()
    assert line.path == f"/portraits/{SLUG}/"
    assert line.withdrawn_at
    assert (line.page, line.person_name, line.note, line.evidence.name) == (None, "", "", "")
    assert (line.scope, line.channels, line.recorded_by) == ([], [], None)


def test_without_any_line_one_is_made():
    page = portrait(consent=False, publish=False, slug=SLUG)
    assert take_away(page)
    assert Consent.objects.get().path == f"/portraits/{SLUG}/"


@pytest.mark.parametrize(
    "address",
    [
        f"/portraits/{SLUG}/",
        f"/portraits/{SLUG}",
        f"/portraits/{SLUG.upper()}/",
        f"/portraits/{SLUG.title()}",
        f"/portraits/{SLUG}/?a=b",
        f"/portraits/{SLUG}/suite/",
    ],
)
def test_its_address_says_that_it_is_gone(marked, client, address):
    Redirect.add_redirect(f"/portraits/{SLUG}", "/lieux/", is_permanent=True)
    take_away(marked)
    Redirect.add_redirect(f"/portraits/{SLUG}/", "/lieux/", is_permanent=True)
    response = client.get(address)
    assert response.status_code == 410
    assert "no-store" in response["Cache-Control"]
    assert NAME not in response.content.decode()
    assert client.post(f"/portraits/{SLUG}/").status_code == 410


def test_other_addresses_are_what_they_were(marked, client):
    take_away(marked)
    assert client.get("/portraits/personne/").status_code == 404
    response = client.get("/portraits/personne?a=b")
    assert (response.status_code, response.url) == (301, "/portraits/personne/?a=b")


@pytest.mark.parametrize("slug", [SLUG, SLUG.upper()])
def test_no_page_takes_its_address_again(marked, slug):
    take_away(marked)
    page = PortraitPage(title="Autre", slug=slug, person_name="Autre")
    with pytest.raises(Exception, match="retiré du site"):
        portrait_index().add_child(instance=page)
    assert not PortraitPage.objects.exists()


def test_twice_is_once(marked, agency):
    url = reverse("portrait_withdrawal", args=[marked.pk])
    assert agency.post(url, {"accord": "oui"}).status_code == 302
    again = agency.post(url, {"accord": "oui"}, follow=True)
    assert "rien à retirer" in again.content.decode()
    assert "rien à retirer" in agency.get(url, follow=True).content.decode()
    assert Consent.objects.count() == 1


def test_the_screen_says_what_disappears_and_waits_for_a_yes(marked, agency):
    citing = home_page().add_child(
        instance=ContentPage(
            title="Le métier",
            slug="metier",
            body=json.dumps(
                [
                    {
                        "type": "text",
                        "value": f'<p><a linktype="page" id="{marked.pk}">Un portrait</a></p>',
                    }
                ]
            ),
            picture=marked.picture,
        )
    )
    passage(marked, CodeFactory(), quote=SAID)
    portrait(person_name=NAME.upper(), title="Cinq ans après")
    url = reverse("portrait_withdrawal", args=[marked.pk])
    text = agency.get(url).content.decode()
    for word in (f"/portraits/{SLUG}/", "1 passage codé", marked.picture.title, citing.title):
        assert word in text
    assert "Elle sert aussi ici" in text
    assert "Cinq ans après" in text
    refused = agency.post(url, {})
    assert "Cochez la case" in refused.content.decode()
    assert PortraitPage.objects.filter(pk=marked.pk).exists()
    assert agency.post(url, {"accord": "oui"}).status_code == 302
    citing.refresh_from_db()
    assert citing.picture is None


def test_pictures_of_drafts_go_and_those_of_others_stay(marked, committed):
    other = CreditedImageFactory()
    with committed():
        draft = CreditedImageFactory()
    marked.picture = draft
    marked.save_revision()
    file = Path(draft.file.path)
    assert file.exists()
    with committed():
        take_away(marked)
    assert set(CreditedImage.objects.all()) == {other}
    assert not file.exists()


def test_frozen_figures_forget_it(marked):
    code = CodeFactory()
    kept = portrait()
    gone, stays = passage(marked, code, quote=SAID), passage(kept, code)
    page = finding(code, is_frozen=True)
    frozen = {
        "definition": {"split": "contexte"},
        "groups": {"en-bibliotheque": [marked.pk, kept.pk], "hors-bibliotheque": []},
        "passages": {str(code.pk): [gone.pk, stays.pk]},
    }
    FindingPage.objects.filter(pk=page.pk).update(frozen=frozen)
    take_away(marked)
    page.refresh_from_db()
    assert page.frozen == {
        "definition": {"split": "contexte"},
        "groups": {"en-bibliotheque": [kept.pk], "hors-bibliotheque": []},
        "passages": {str(code.pk): [stays.pk]},
    }
    assert set(Passage.objects.all()) == {stays}


# --- Nothing reachable ---------------------------------------------------------------------


def crawl(browser, starts) -> dict[str, str]:
    """Every address below this site that these lead to, and what it answered (text only)."""
    found, waiting = {}, list(starts)
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found or len(found) > 400:
            continue
        response = browser.get(address)
        assert response.status_code < 500, address
        kind = response.get("Content-Type", "")
        text = ""
        if not response.streaming and ("text" in kind or "xml" in kind or "json" in kind):
            text = response.content.decode()
        found[address] = f"{text}\n{response.get('Location', '')}"
        if address.startswith("/admin/"):
            continue
        links = re.findall(r'href="([^"]+)"|<loc>([^<]+)</loc>', text)
        for link in (a or b for a, b in links):
            local = link.replace("http://testserver", "").replace("&amp;", "&")
            if local.startswith("?"):
                local = address.partition("?")[0] + local
            if local.startswith("/") and not local.startswith(("/static/", "/admin/")):
                waiting.append(local)
    return found


def admin_addresses(page_pk, index_pk) -> list[str]:
    return [
        "/admin/",
        "/admin/pages/",
        f"/admin/pages/{index_pk}/",
        f"/admin/pages/{page_pk}/edit/",
        f"/admin/pages/{page_pk}/history/",
        f"/admin/pages/{index_pk}/history/",
        f"/admin/pages/search/?q={SLUG.partition('-')[0]}",
        f"/admin/choose-page/{index_pk}/",
        f"/admin/choose-page/search/?q={SLUG.partition('-')[0]}",
        "/admin/images/",
        "/admin/images/chooser/",
        "/admin/redirects/",
        "/admin/reports/site-history/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/aging-pages/",
        "/admin/api/main/pages/",
        "/admin/portraits/relectures/",
        f"/admin/portraits/{page_pk}/doutes/",
    ]


def texts_of_the_database():
    """(table and column, value) for every text of every table, search tables included."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in sorted(tables):
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {quoted}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, (str, dict, list)):
                        yield f"{table}.{name}", str(value)


def traces(text: str) -> list[str]:
    marks = (NAME, SLUG, SAID[:25], "Zéphyrine", "Zephyrine", "ZEPHYRINE", "\\u00e9phyrine")
    return [mark for mark in marks if mark in text]


def test_nothing_of_the_person_stays_reachable(marked, folders, agency, committed):
    """The whole site, its admin, its folders and every text of its database."""
    code = CodeFactory()
    passage(marked, code, quote=SAID)
    theme_page, cited = finding(code), portrait(title="Un autre", slug="un-autre")
    proof = open_proof(marked.pk, 21, agency.user, timezone.now())
    link = reverse("proof_reading", args=[token_of(proof)])
    Redirect.add_redirect("/ancien-portrait", marked)
    manual = Redirect.add_redirect("/vers", f"https://exemple.test/portraits/{SLUG}/")
    edited = agency.post(
        reverse("wagtailredirects:edit", args=[manual.pk]),
        {
            "old_path": f"/portraits/{SLUG}-ancien",
            "redirect_link": f"https://exemple.test/portraits/{SLUG}/",
            "is_permanent": "on",
        },
    )
    assert edited.status_code == 302
    Comment.objects.create(page=marked, user=agency.user, text=SAID, contentpath="title")
    agency.post(reverse("wagtailadmin_pages:preview_on_edit", args=[marked.pk]), {"title": NAME})
    draft = PortraitPage.objects.get(pk=marked.pk)
    draft.introduction = f"<p>{SAID}</p>"
    draft.save_revision(user=agency.user, log_action=True)
    agency.post(
        reverse("wagtailimages:edit", args=[marked.picture_id]),
        {
            "title": f"{NAME}, de face",
            "credit": "©",
            "description": NAME,
            "tags": SLUG,
            "collection": marked.picture.collection_id,
        },
    )

    agency.get("/admin/")  # what its messages said is read
    visitor = Client()
    before = {name for name, text in texts_of_the_database() if traces(text)}
    assert {"wagtailcore_revision.content", "wagtailcore_pagelogentry.label"} <= before
    assert {"portraits_consent.person_name", "wagtailredirects_redirect.old_path"} <= before
    assert {"portraits_importedinterview.text", "portraits_importedinterview.doubts"} <= before
    both, held = folders
    assert len(files_of(*both) - held) == 8  # the picture, its six sizes, the signed paper
    assert traces(visitor.get(link).content.decode())

    with committed():
        url = reverse("portrait_withdrawal", args=[marked.pk])
        response = agency.post(url, {"accord": "oui"}, follow=True)
    assert not traces(response.content.decode().replace(f"/portraits/{SLUG}/", ""))

    left = {
        (name, text)
        for name, text in texts_of_the_database()
        if traces(text) and (name, text) != ("portraits_consent.path", f"/portraits/{SLUG}/")
    }
    assert not left
    assert files_of(*both) == held

    starts = [
        "/",
        "/sitemap.xml",
        "/plan-du-site/",
        "/portraits/",
        "/portraits/themes/",
        "/portraits/constats/",
        theme_page.url,
        cited.url,
        "/agenda/flux.xml",
        f"/recherche/?q={SLUG.partition('-')[0]}",
        f"/recherche/?q={NAME.split()[1]}",
        link,
    ]
    for address, text in crawl(visitor, starts).items():
        query = address.partition("?")[2]
        if not query:
            assert not traces(text), address
        assert f"/portraits/{SLUG}/" not in text, address
    for address, text in crawl(agency, admin_addresses(marked.pk, portrait_index().pk)).items():
        if "?q=" not in address:
            assert not traces(text), address
        assert f"/portraits/{SLUG}" not in text, address
    assert visitor.get(link).status_code == 410
    assert visitor.get(f"/portraits/{SLUG}-avant/").status_code == 404
