"""The page every page of this site is made of, and the one mixin for its picture."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.actions.create_alias import CreatePageAliasIntegrityError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.log_actions import log
from wagtail.models import Page


class BasePageForm(WagtailAdminPageForm):
    """Shows what stands in the way of publication, beside the editor's other errors."""

    def _post_clean(self):
        super()._post_clean()  # the instance now carries what was typed
        if "action-publish" in self.data and not self.errors:
            self.add_blockers()

    def add_blockers(self):
        for sentence in self.instance.publication_blockers():
            self.add_error(None, ValidationError(sentence))


class BasePage(Page):
    """Abstract page: one rule for publication, one place for what every page shares."""

    #: Index pages keep their slug for ever: scripts and printed sheets rely on it.
    fixed_slug = ""

    base_form_class = BasePageForm

    search_fields = Page.search_fields
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading="Pour les moteurs de recherche",
        ),
        FieldPanel("show_in_menus"),
    ]

    class Meta:
        abstract = True

    def publication_blockers(self) -> list[str]:
        """Sentences in French, one for each reason why this page must not be public yet."""
        return []

    def publish(self, revision, user=None, **kwargs):
        """Publish, unless something stands in the way.

        Every path ends here (by hand, scheduled, bulk, workflow, import), so this is where the
        rule holds. It refuses without raising: one blocked page must not stop the scheduled
        publication of the others. The refusal and its reasons are written in the page's history.
        """
        candidate = revision.as_object()
        if blockers := candidate.publication_blockers():
            log(
                instance=self,
                action="core.publish_refused",
                user=user,
                revision=revision,
                data={"reasons": blockers},
            )
            return None
        return super().publish(revision, user=user, **kwargs)

    def get_meta_description(self) -> str:
        return self.search_description


class CopyFormWithoutAlias(CopyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class NoAliasMixin:
    """A page with rows of its own beside it: an alias would show them twice, or none of them."""

    copy_form_class = CopyFormWithoutAlias

    def save(self, *args, **kwargs):
        """Raises ``CreatePageAliasIntegrityError`` for an alias, whoever makes it."""
        if self.alias_of_id:
            raise CreatePageAliasIntegrityError("Cette page se copie, mais n’a pas d’alias.")
        return super().save(*args, **kwargs)


class PictureMixin(models.Model):
    """One picture. Without its credit the page is not published."""

    picture = models.ForeignKey(
        "core.CreditedImage",
        verbose_name="photo ou dessin",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    def publication_blockers(self) -> list[str]:
        blockers = super().publication_blockers()
        if self.picture and not self.picture.credit.strip():
            blockers.append(
                "L’image n’a pas de crédit : ouvrez-la dans « Images » et indiquez son auteur."
            )
        if self.picture and not self.picture.description.strip():
            blockers.append(
                "L’image n’a pas de texte de remplacement : ouvrez-la dans « Images » et décrivez-la "
                "en une phrase."
            )
        return blockers
