"""The same text is sent twice at the same moment: one draft."""

import pytest
from django.utils import timezone

from portraits.importing import import_interview, understood
from portraits.models import ImportedInterview, PortraitPage
from tests.at_once import at_once, db
from tests.portraits.factories import portrait_index
from tests.portraits.written import SOURCES, source

__all__ = ["db"]

pytestmark = pytest.mark.usefixtures("db")


def test_one_text_at_once_is_one_draft():
    portrait_index()
    text, now = source(SOURCES[0]), timezone.now()
    done = at_once(*[lambda: import_interview(understood(text), user=None, now=now)] * 3)
    assert sorted(is_new for _, is_new in done) == [False, False, True]
    assert len({row.pk for row, _ in done}) == 1
    assert PortraitPage.objects.count() == ImportedInterview.objects.count() == 1
