"""« Retrait du consentement »: a portrait leaves the site, its history and its storage, for ever.

What stays is one line of the register, with the address, so that it answers that it is gone, and
with the days of the consent and of its withdrawal.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from taggit.models import Tag
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from core.models import CreditedImage
from core.text import normalise
from portraits.models import Consent, FindingPage, PortraitPage

#: In the site's history, instead of the title.
GONE = "Portrait retiré"


@dataclass
class Consequences:
    """What a withdrawal would take away, for the screen that asks before."""

    is_published: bool
    passages: int
    redirects: int
    pictures: list[tuple[CreditedImage, list[str]]] = field(default_factory=list)
    citing: list[str] = field(default_factory=list)
    others: list[PortraitPage] = field(default_factory=list)


def consequences(portrait: PortraitPage) -> Consequences:
    """``pictures``: each with the other places where it is shown; ``citing``: what links here."""
    own = _rows_of(portrait)
    return Consequences(
        is_published=portrait.live,
        passages=portrait.passages.count(),
        redirects=_redirects(portrait).count(),
        pictures=[(image, _users_of(image, own)) for image in _pictures(portrait)],
        citing=_users_of(portrait, own),
        others=_same_name(portrait),
    )


def _same_name(portrait: PortraitPage) -> list[PortraitPage]:
    """In Python: SQLite knows no capital of « é »."""
    name = normalise(portrait.person_name)
    others = PortraitPage.objects.exclude(pk=portrait.pk).order_by("pk")
    return [other for other in others if normalise(other.person_name) == name]


def withdraw(number: int, user, now: datetime) -> bool:
    """Take this portrait away, in one transaction; its files follow once it is committed.

    False when there is no such portrait any more: twice at once is once.
    """
    with transaction.atomic():
        rows = PortraitPage.objects.select_for_update(of=("self",))
        portrait = rows.filter(pk=number).first()
        if portrait is None:
            return False
        pictures = _pictures(portrait)
        redirects = list(_redirects(portrait))
        _keep_one_line(portrait, now)
        _leave_findings(portrait)
        _forget_typing(portrait)
        Redirect.objects.filter(pk__in=[redirect.pk for redirect in redirects]).delete()
        ReferenceIndex.objects.filter(
            to_content_type__in=_content_types(portrait), to_object_id=str(number)
        ).delete()
        for proof in portrait.proof_readings.all():
            proof.forget()
        portrait.delete(user=user)
        for image in pictures:
            _delete_picture(image)
        for redirect in redirects:
            _erase_model_history(redirect)
        PageLogEntry.objects.filter(page_id=number).update(label=GONE, data={})
    return True


def _keep_one_line(portrait: PortraitPage, now: datetime) -> None:
    """The oldest line, without a word about the person; one is made where there was none."""
    lines = list(portrait.consents.order_by("given_on", "pk"))
    kept = lines[0] if lines else Consent(given_on=now.date())
    for line in lines[1:]:
        line.delete()
    kept.page, kept.person_name, kept.note, kept.evidence = None, "", "", ""
    kept.scope, kept.channels, kept.expires_on, kept.recorded_by = [], [], None, None
    kept.path, kept.withdrawn_at = portrait.path_on_site, now
    kept.save()


def _leave_findings(portrait: PortraitPage) -> None:
    """Frozen figures hold numbers of pages by group, and of passages by code."""
    passages = set(portrait.passages.values_list("pk", flat=True))
    for finding in FindingPage.objects.exclude(frozen=None).select_for_update(of=("self",)):
        frozen = {
            **finding.frozen,
            "groups": _without({portrait.pk}, finding.frozen.get("groups", {})),
            "passages": _without(passages, finding.frozen.get("passages", {})),
        }
        FindingPage.objects.filter(pk=finding.pk).update(frozen=frozen)


def _without(gone: set[int], lists: dict[str, list[int]]) -> dict[str, list[int]]:
    return {key: [pk for pk in numbers if pk not in gone] for key, numbers in lists.items()}


def _forget_typing(portrait: PortraitPage) -> None:
    """What open editors keep on the server, that of portraits not yet saved included: nobody knows
    whose these are, and Wagtail drops them after a day anyway."""
    types = _content_types(portrait)
    FormState.objects.filter(content_type__in=types, object_id__in=["", str(portrait.pk)]).delete()
    EditingSession.objects.filter(content_type__in=types, object_id=str(portrait.pk)).delete()


def _content_types(portrait: PortraitPage) -> list[ContentType]:
    found = ContentType.objects.get_for_models(Page, PortraitPage)
    return list(found.values())


def _redirects(portrait: PortraitPage):
    """To this page, from its address, and to its address."""
    here = Redirect.normalise_path(portrait.path_on_site)
    return Redirect.objects.filter(
        Q(redirect_page_id=portrait.pk)
        | Q(old_path__iexact=here)
        | Q(old_path__istartswith=f"{here}?")
        | Q(redirect_link__iendswith=here)
        | Q(redirect_link__icontains=f"{here}/")
        | Q(redirect_link__icontains=f"{here}?")
    )


def _pictures(portrait: PortraitPage) -> list[CreditedImage]:
    """The picture of the published version and those of every draft."""
    versions = portrait.revisions.values_list("content__picture", flat=True)
    numbers = {portrait.picture_id, *versions} - {None}
    return list(CreditedImage.objects.filter(pk__in=numbers).order_by("pk"))


def _delete_picture(image: CreditedImage) -> None:
    """Also the words that only this picture was found by: the editor would propose them again."""
    words = [tag.pk for tag in image.tags.all()]
    _erase_model_history(image)
    image.delete()
    Tag.objects.filter(pk__in=words, taggit_taggeditem_items=None).delete()


def _rows_of(portrait: PortraitPage) -> tuple[str, str]:
    return str(ContentType.objects.get_for_model(Page).pk), str(portrait.pk)


def _users_of(target, own: tuple[str, str]) -> list[str]:
    """What Wagtail's index of references knows to use this picture or page, the portrait apart."""
    found = []
    for source, _ in ReferenceIndex.get_grouped_references_to(target):
        kind = ContentType.objects.get_for_model(source)
        base = kind if not isinstance(source, Page) else ContentType.objects.get_for_model(Page)
        if (str(base.pk), str(source.pk)) != own:
            found.append(str(source))
    return found


def _erase_model_history(instance) -> None:
    """A picture's title or a redirect's address often is the person's name."""
    kind = ContentType.objects.get_for_model(instance)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(instance.pk)).update(
        label=GONE, data={}
    )
