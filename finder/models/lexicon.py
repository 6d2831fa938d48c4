"""What visitors say, and what it means: the words are the agency's to complete."""

from django.core.exceptions import ValidationError
from django.db import models

from core.fields import ChoiceListField, LinesField
from finder.lexicon import Entry, is_too_common, wording_key
from mediators.enums import Posture
from venues.vocabulary import NationalProgramme, Procedure, Service

MOST_WORDINGS = 60
LONGEST_WORDING = 80


class LexiconTerm(models.Model):
    """Ways to say one need → the services and the démarche it means."""

    words = LinesField(
        "ce que disent les gens",
        blank=False,
        help_text=(
            "Une façon de le dire par ligne\u00a0: «\u00a0carte grise\u00a0», "
            "«\u00a0certificat d’immatriculation\u00a0». "
            "Majuscules, accents, pluriels et petites fautes sont compris d’office."
        ),
    )
    label = models.CharField(
        "ce que le site répond",
        max_length=80,
        help_text=(
            "Par exemple «\u00a0la retraite\u00a0», "
            "pour «\u00a0Vous cherchez\u00a0: la retraite\u00a0»."
        ),
    )
    service = models.CharField(
        "service", max_length=60, choices=Service.choices, blank=True, db_index=True
    )
    other_services = ChoiceListField("services qui conviennent aussi", choices=Service.choices)
    procedure = models.CharField("démarche", max_length=40, choices=Procedure.choices, blank=True)
    posture = models.CharField(
        "façon d’aider",
        max_length=10,
        choices=[(Posture.FOR.value, Posture.FOR.label)],
        blank=True,
        help_text="Pour les mots de qui ne veut ou ne peut pas faire soi-même.",
    )
    programme = models.CharField(
        "lieux habilités",
        max_length=40,
        choices=[
            (NationalProgramme.AIDANTS_CONNECT.value, NationalProgramme.AIDANTS_CONNECT.label)
        ],
        blank=True,
    )
    advice = models.CharField(
        "conseil immédiat",
        max_length=200,
        blank=True,
        help_text=(
            "Une phrase montrée au visiteur\u00a0: «\u00a0Ne payez rien.\u00a0» "
            "Ce besoin passe alors devant les autres."
        ),
    )
    is_general = models.BooleanField(
        "mot passe-partout",
        default=False,
        help_text=(
            "Il ne compte que si rien de plus précis n’est dit\u00a0: «\u00a0mon téléphone\u00a0»."
        ),
    )

    class Meta:
        verbose_name = "mot des visiteurs"
        verbose_name_plural = "mots des visiteurs"
        ordering = ["label", "pk"]

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        errors = {}
        if message := self._words_error():
            errors["words"] = message
        if not (self.service or self.posture or self.programme):
            errors["service"] = "Choisissez un service, ou une façon d’aider plus bas."
        if not self.service and self.other_services:
            errors["service"] = "Choisissez d’abord le service qui convient le mieux."
        if errors:
            raise ValidationError(errors)

    def _words_error(self) -> str:
        if len(self.words) > MOST_WORDINGS:
            return f"{MOST_WORDINGS} lignes au plus\u00a0: il y en a {len(self.words)}."
        for wording in self.words:
            shown = f"«\u00a0{wording[:LONGEST_WORDING]}\u00a0»"
            if len(wording) > LONGEST_WORDING:
                return f"{shown} est trop long\u00a0: {LONGEST_WORDING} caractères au plus."
            if not wording_key(wording):
                return f"{shown} n’a ni lettre ni chiffre."
            if is_too_common(wording):
                return f"{shown} est trop courant\u00a0: il se dit dans toutes les demandes."
        return self._taken_words_error()

    def _taken_words_error(self) -> str:
        """The same words in two terms would make one of them useless, silently."""
        own = {wording_key(wording): wording for wording in self.words}
        others = LexiconTerm.objects.exclude(pk=self.pk).values_list("words", "label")
        for words, label in others.iterator():
            for wording in words:
                if mine := own.get(wording_key(wording)):
                    return (
                        f"«\u00a0{mine}\u00a0» se trouve déjà dans «\u00a0{label}\u00a0». "
                        "Retirez-le ici ou là-bas."
                    )
        return ""

    @property
    def services(self) -> tuple[str, ...]:
        """The best first."""
        return tuple(dict.fromkeys(filter(None, [self.service, *self.other_services])))

    @property
    def entry(self) -> Entry:
        return Entry(
            words=tuple(self.words),
            label=self.label,
            services=self.services,
            procedure=self.procedure,
            posture=self.posture,
            programme=self.programme,
            advice=self.advice,
            is_general=self.is_general,
            pk=self.pk,
        )
