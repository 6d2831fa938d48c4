"""Who helps, for whom they work, and when they are away. No page of theirs is needed to exist."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.text import slugify

from core.fields import ChoiceListField
from core.text import french_phone, normalise
from mediators.enums import AbsenceReason, AreaKind, Language, Role
from mediators.querysets import MediatorQuerySet
from mediators.versions import version_of

#: Of the index page above everybody, for ever.
INDEX_SLUG = "conseillers"
PHONE = RegexValidator(r"^\+\d{8,15}$", "Écrivez le numéro ainsi : +33261919000.")
#: Words of the site's own addresses.
RESERVED_SLUGS = {"agenda", "signaler"}
_TRIES = 5


class Organisation(models.Model):
    """Who employs people: a département, an association, a communauté de communes. Not a place."""

    name = models.CharField("nom", max_length=160, unique=True)
    phone = models.CharField(
        "téléphone",
        max_length=20,
        blank=True,
        validators=[PHONE],
        help_text="Donné aux visiteurs quand le lieu n’a pas de numéro.",
    )
    website = models.URLField("site", max_length=300, blank=True)

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        ordering = ["name"]

    def __str__(self):
        return self.name


class Mediator(models.Model):
    """A person who helps the public with digital matters, whatever the name of the job."""

    name = models.CharField("prénom et nom", max_length=120)
    slug = models.SlugField("adresse", max_length=140, unique=True, editable=False)
    name_key = models.CharField(max_length=120, editable=False, db_index=True)
    role = models.CharField(
        "fonction", max_length=20, choices=Role.choices, default=Role.CONSEILLER
    )
    job_title = models.CharField(
        "intitulé exact",
        max_length=60,
        blank=True,
        help_text="Tel que la personne se présente : «\u00a0Conseillère numérique\u00a0». Vide : la fonction.",
    )
    employer = models.ForeignKey(
        Organisation,
        verbose_name="employeur",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mediators",
        help_text="L’employeur n’est pas toujours le lieu où l’on trouve la personne.",
    )
    team = models.CharField("équipe ou service", max_length=120, blank=True)
    presentation = models.CharField("en une phrase", max_length=280, blank=True)
    languages = ChoiceListField("langues parlées, en plus du français", choices=Language.choices)
    phone = models.CharField("téléphone", max_length=20, blank=True, validators=[PHONE])
    phone_is_public = models.BooleanField("montrer le téléphone aux visiteurs", default=False)
    email = models.EmailField("adresse électronique", blank=True)
    email_is_public = models.BooleanField(
        "montrer l’adresse électronique aux visiteurs", default=False
    )
    photo = models.ForeignKey(
        "core.CreditedImage",
        verbose_name="photo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_active = models.BooleanField(
        "travaille dans le réseau",
        default=True,
        help_text="Décochez quand la personne part : sa page et ses permanences disparaissent.",
    )
    to_review = models.BooleanField(
        "à compléter",
        default=False,
        help_text="Ajoutée par une bibliothèque : l’agence complète ou réunit les doubles.",
    )
    added_by = models.ForeignKey(
        "venues.Library",
        verbose_name="ajoutée par",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="added_mediators",
    )
    created_on = models.DateField("depuis le", default=timezone.localdate, editable=False)
    left_on = models.DateField("parti le", null=True, blank=True, editable=False)

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = "conseiller ou médiateur"
        verbose_name_plural = "conseillers et médiateurs"
        ordering = ["name_key", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = normalise(self.name)[:120]
        # From then on counts the time after which nobody may call them any more.
        self.left_on = None if self.is_active else self.left_on or timezone.localdate()
        if self.slug:
            return super().save(*args, **kwargs)
        for _ in range(_TRIES):
            self.slug = free_slug(self.name)
            try:
                with transaction.atomic():
                    return super().save(*args, **kwargs)
            except IntegrityError as error:  # somebody took the same address meanwhile
                self.slug, taken = "", error
        raise taken

    def clean(self):
        super().clean()
        if self.name and not normalise(self.name):
            raise ValidationError({"name": "Écrivez un nom avec des lettres."})
        if self.phone_is_public and not self.phone:
            raise ValidationError({"phone": "Il n’y a pas de numéro à montrer."})
        if self.email_is_public and not self.email:
            raise ValidationError({"email": "Il n’y a pas d’adresse à montrer."})

    def get_role_display(self) -> str:
        """What the person is called: Django's own method, for the words that somebody chose."""
        return self.job_title or Role(self.role).label

    @property
    def state(self) -> str:
        """For the agency's list: what it has to know before anything else."""
        if not self.is_active:
            return "Ne travaille plus dans le réseau"
        return "À compléter" if self.to_review else ""

    @property
    def version(self) -> str:
        """What a form that shows this entry carries (``mediators.versions``)."""
        columns = {field.name: getattr(self, field.attname) for field in self._meta.concrete_fields}
        areas = sorted(self.areas.values_list("kind", "code"))
        return version_of(columns | {"areas": areas})

    @property
    def path_on_site(self) -> str:
        return f"/{INDEX_SLUG}/{self.slug}/"

    @property
    def public_phone(self) -> str:
        return self.phone if self.phone_is_public else ""

    @property
    def public_phone_shown(self) -> str:
        return french_phone(self.public_phone)

    @property
    def public_email(self) -> str:
        return self.email if self.email_is_public else ""


class FormerSlug(models.Model):
    """An address that led to somebody before two entries were merged: it still does."""

    slug = models.SlugField(max_length=140, unique=True)
    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        verbose_name = "ancienne adresse"
        verbose_name_plural = "anciennes adresses"

    def __str__(self):
        return self.slug


class ServedArea(models.Model):
    """Where somebody may be asked to come, in the words of the territory."""

    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="areas")
    kind = models.CharField("sorte", max_length=12, choices=AreaKind.choices)
    code = models.CharField(
        "code", max_length=9, help_text="Code INSEE, SIREN de l’intercommunalité, ou département."
    )
    name = models.CharField("nom", max_length=120)

    class Meta:
        verbose_name = "territoire"
        verbose_name_plural = "territoires"
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["mediator", "kind", "code"], name="area_once_a_person")
        ]

    def __str__(self):
        return self.name


class Absence(models.Model):
    """Days when somebody is nowhere: their permanences of these days do not take place."""

    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField("premier jour")
    last_day = models.DateField("dernier jour")
    reason = models.CharField(
        "raison", max_length=10, choices=AbsenceReason.choices, default=AbsenceReason.AWAY
    )

    class Meta:
        verbose_name = "absence"
        verbose_name_plural = "absences"
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["mediator", "last_day"], name="absence_person_last")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="absence_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.first_day} – {self.last_day}"

    def clean(self):
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Le dernier jour vient avant le premier."})


def free_slug(name: str) -> str:
    """A slug that nobody has nor had."""
    base = slugify(name)[:120] or "personne"
    taken = set(Mediator.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= RESERVED_SLUGS
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
