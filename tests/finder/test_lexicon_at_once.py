"""The button pressed three times: the same words never mean two needs."""

from django.test import Client
from django.urls import reverse

from finder.models import LexiconTerm
from tests.at_once import at_once, db
from tests.core.factories import UserFactory
from venues.vocabulary import Service

__all__ = ["db"]


def test_a_new_need_sent_three_times_at_once_is_added_once(db):
    data = {"words": "timbre de collection", "label": "un essai", "service": Service.ADMINISTRATIVE}

    def posted():
        client = Client()
        client.force_login(UserFactory(is_superuser=True))
        return lambda: client.post(reverse("lexiconterm:add"), data).status_code

    assert sorted(at_once(*(posted() for _ in range(3)))) == [200, 200, 302]
    assert LexiconTerm.objects.filter(label="un essai").count() == 1
