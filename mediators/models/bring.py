from django.core.validators import RegexValidator
from django.db import models

from core.fields import ChoiceListField
from mediators.enums import Mode
from venues.vocabulary import Service

#: Browsers read "//" and "/\" as another site's address, and skip what is no character.
PATH = RegexValidator(
    r"^/(?![/\\])[^\s\\]*\Z", "Écrivez une adresse de ce site, qui commence par /."
)


class BringItem(models.Model):
    """Something to bring, and what to do for whoever does not have it.

    Never asks for a password: it says which one will be needed, and where to go when it is lost.
    """

    label = models.CharField(
        "à apporter", max_length=120, unique=True, help_text="Par exemple « le courrier reçu »."
    )
    without = models.CharField(
        "je n’en ai pas",
        max_length=280,
        blank=True,
        help_text="Ce que fait la personne qui n’en a pas : « Venez quand même, on en crée une. »",
    )
    without_link = models.CharField(
        "où cela mène",
        max_length=300,
        blank=True,
        validators=[PATH],
        help_text="Une adresse de ce site, par exemple /trouver/?besoin=mail. Facultatif.",
    )
    services = ChoiceListField(
        "proposé d’office pour ces services",
        choices=Service.choices,
        help_text="Rien de coché : pour tous les services, si un mode est coché ci-dessous.",
    )
    modes = ChoiceListField(
        "proposé d’office dans ces cas",
        choices=Mode.choices,
        help_text="Rien de coché : jamais proposé d’office.",
    )
    sort_order = models.PositiveSmallIntegerField("ordre", default=100)

    class Meta:
        verbose_name = "chose à apporter"
        verbose_name_plural = "à apporter"
        ordering = ["sort_order", "label"]

    def __str__(self):
        return self.label

    def suits(self, services: list[str], mode: str) -> bool:
        """Whether it is proposed without being asked for, for these services in this mode."""
        return mode in self.modes and (
            not self.services or bool(set(self.services) & set(services))
        )
