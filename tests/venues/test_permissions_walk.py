"""Every screen of the admin, asked for by another library. To run at each upgrade of Wagtail."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from tests.venues.personas import SECRET, network
from tests.venues.test_permissions_admin import signed_in
from venues.middleware import LIMITS

pytestmark = pytest.mark.django_db

FILLED = {
    "app_label": "venues",
    "model_name": "venuepage",
    "content_type_app_name": "venues",
    "content_type_model_name": "venuepage",
    "content_type_app_label": "venues",
    "app_name": "venues",
    "filter_spec": "original",
    "action": "delete",
    "action_name": "approve",
}


def admin_addresses(place, resolver=None, prefix=""):
    """Every address of the admin, with Saint-Lô's numbers wherever one is expected."""
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from admin_addresses(place, pattern, whole)
        elif whole.startswith("admin/") and not re.search(r"[\^\\(]", whole):
            number = str(subject(place, whole).pk)
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m, n=number: FILLED.get(m[1], n), whole)


def subject(place, path):
    """What the number in this address is the number of."""
    for word, thing in (
        ("image", place.image),
        ("document", place.document),
        ("collection", place.library.collection),
        ("group", place.library.group),
        ("user", place.user),
    ):
        if word in path:
            return thing
    return place.draft


#: It raises on purpose, to try the error page.
ALARM = "/admin/failwhale/"


def test_no_screen_names_another_librarys_unpublished_work():
    """The walk of the whole admin: the best test against the kind of fault Wagtail had in 2026."""
    people = network()
    for own in (people.vire.draft, people.vire.image, people.vire.document):
        own.delete()
    people.saint_lo.draft.save_revision(user=people.saint_lo.user)
    paths = [path for path in admin_addresses(people.saint_lo) if path != ALARM]
    assert len(paths) > 150
    client = signed_in(people.vire.user)
    # A title may also wait in a message, which the screen after that one shows.
    for path in [*paths, "/admin/account/"]:
        response = client.get(path, {"q": SECRET[:6], "id": people.saint_lo.draft.pk})
        body = b"".join(response) if response.streaming else response.content
        assert response.status_code < 500, path
        assert SECRET.encode() not in body, path
        if "_auth_user_id" not in client.session:
            client.force_login(people.vire.user)


def test_every_limited_view_still_exists():
    """A view that Wagtail renames would be open again without a word."""

    def names(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                yield f"{prefix}{pattern.name}"
            else:
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                yield from names(pattern, space)

    assert set(LIMITS) <= set(names(get_resolver()))
