"""A workshop: what it is, for whom, its rule. Its dates are ``Occurrence`` rows beside it."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from core.fields import ChoiceListField
from core.models import BasePage, NoAliasMixin, PictureMixin
from events.completeness import lacks, rule_problem
from events.enums import Audience, DatesKind, Format, Means
from events.models.form import EventPageForm
from events.models.panels import EVENT_PANELS
from events.querysets import EventQuerySet
from mediators.enums import Posture
from schedules.fields import RecurrenceFields
from venues import vocabulary as v
from venues.models import VenuePage
from venues.models.communes import department_of

MOST_PLACES = 2000


def usual_means() -> list[str]:
    return [Means.SITE.value, Means.PHONE.value]


class EventPage(NoAliasMixin, PictureMixin, RecurrenceFields, BasePage):
    """A workshop, an appointment, a discovery session: child of the venue that holds it.

    The rule is drafted with the page; publishing it makes the dates follow (``events.dates``).
    """

    #: Written by the site, never by a draft (``with_content_json``).
    LIVE_COLUMNS = ("venue", "first_start", "last_end", "dates_until", "to_confirm_since")

    venue = models.ForeignKey(
        "venues.VenuePage",
        verbose_name="lieu",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    # --- what
    format = models.CharField(
        "format", max_length=20, choices=Format.choices, default=Format.WORKSHOP
    )
    summary = models.CharField(
        "en une phrase", max_length=200, blank=True, help_text="Ce qu’on y fait, en mots simples."
    )
    body = RichTextField("présentation", blank=True, max_length=10_000)
    themes = ChoiceListField("thèmes", choices=v.Theme.choices)
    level = models.CharField("niveau", max_length=13, choices=v.Level.choices, default=v.Level.ANY)
    posture = models.CharField("façon d’aider", max_length=6, choices=Posture.choices, blank=True)
    # --- for whom
    audience = models.CharField(
        "ouvert à",
        max_length=14,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text="«\u00a0Agents et élus\u00a0» et «\u00a0Professionnels\u00a0»\u00a0: "
        "invisible pour les visiteurs du site.",
    )
    publics = ChoiceListField(
        "pour qui", choices=v.Public.choices, help_text="Rien de coché\u00a0: tout le monde."
    )
    age_min = models.PositiveSmallIntegerField(
        "à partir de (ans)", null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    age_max = models.PositiveSmallIntegerField(
        "jusqu’à (ans)", null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    fee = models.CharField("prix", max_length=22, choices=v.Fee.choices, default=v.Fee.FREE)
    fee_note = models.CharField(
        "précision sur le prix",
        max_length=120,
        blank=True,
        help_text="Par exemple «\u00a05 € la séance, matériel compris\u00a0».",
    )
    led_by = ParentalManyToManyField(
        "mediators.Mediator", verbose_name="animé par", blank=True, related_name="events_led"
    )
    bring = ParentalManyToManyField(
        "mediators.BringItem",
        verbose_name="à apporter",
        blank=True,
        related_name="events",
        help_text="Rien de coché\u00a0: ce qui est proposé d’office pour ce format.",
    )
    accessibility = ChoiceListField("accessible aux personnes", choices=v.Disability.choices)
    # --- where
    room = models.CharField("salle", max_length=120, blank=True)
    access_note = models.CharField(
        "pour entrer",
        max_length=255,
        blank=True,
        help_text="Par exemple «\u00a0entrée par la cour, sonner\u00a0».",
    )
    place_name = models.CharField(
        "autre lieu",
        max_length=160,
        blank=True,
        help_text="À remplir seulement quand cela se passe ailleurs que dans le lieu qui organise.",
    )
    place_address = models.CharField("adresse", max_length=255, blank=True)
    place_postal_code = models.CharField(
        "code postal",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^\d{5}$", "Un code postal a cinq chiffres.")],
    )
    place_commune = models.CharField("commune", max_length=100, blank=True)
    latitude = models.FloatField(
        "latitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="De l’autre lieu. Vide\u00a0: le centre de la commune.",
    )
    longitude = models.FloatField(
        "longitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    # --- how to take a place
    registration_means = ChoiceListField(
        "comment s’inscrire",
        choices=Means.choices,
        default=usual_means,
    )
    registration_phone = models.CharField(
        "téléphone pour s’inscrire",
        max_length=20,
        blank=True,
        help_text="Vide\u00a0: celui du lieu.",
    )
    registration_url = models.URLField("adresse pour s’inscrire", max_length=500, blank=True)
    registration_email = models.EmailField("courriel pour s’inscrire", blank=True)
    capacity = models.PositiveSmallIntegerField(
        "nombre de places",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
        help_text="Vide\u00a0: sans limite.",
    )
    # --- when: the rule's own columns may be empty in a draft, or while the date is not known
    dates_kind = models.CharField(
        "dates", max_length=11, choices=DatesKind.choices, default=DatesKind.RULE
    )
    start_time = models.TimeField("de", null=True, blank=True)
    end_time = models.TimeField("à", null=True, blank=True)
    first_day = models.DateField("premier jour", null=True, blank=True)
    last_day = models.DateField("dernier jour", null=True, blank=True)
    expected = models.CharField(
        "mois ou saison",
        max_length=15,
        blank=True,
        help_text="Quand la date est à confirmer\u00a0: «\u00a02027-03\u00a0» ou "
        "«\u00a02027-printemps\u00a0».",
    )
    # --- written when the dates follow the rule, for lists
    first_start = models.DateTimeField(null=True, editable=False)
    last_end = models.DateTimeField(null=True, editable=False, db_index=True)
    dates_until = models.DateField(null=True, editable=False)
    to_confirm_since = models.DateField(null=True, editable=False)

    objects = PageManager.from_queryset(EventQuerySet)()

    parent_page_types = ["venues.VenuePage"]
    subpage_types = []
    exclude_fields_in_copy = [*LIVE_COLUMNS]
    base_form_class = EventPageForm
    content_panels = EVENT_PANELS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("place_name"),
        index.SearchField("place_commune"),
        index.FilterField("audience"),
    ]

    class Meta:
        verbose_name = "atelier"
        verbose_name_plural = "ateliers"
        indexes = [models.Index(fields=["latitude", "longitude"], name="event_lat_lon")]

    def clean(self):
        """A draft may lack hours or days; ``publication_blockers`` asks for them."""
        super(RecurrenceFields, self).clean()

    def save(self, *args, **kwargs):
        from events.naming import hold_to_save

        self.venue = VenuePage.objects.filter(path=self.path[: -self.steplen]).first()
        with transaction.atomic():
            hold_to_save(self, kwargs.get("update_fields"))
            return super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        from events.naming import hold_named

        with transaction.atomic():
            hold_named(self)
            return super().save_revision(*args, **kwargs)

    def publication_blockers(self):
        from events.telling import audience_blocker

        audience = audience_blocker(self, timezone.now())
        return [*super().publication_blockers(), *lacks(self).values(), *filter(None, [audience])]

    def publish(self, revision, user=None, **kwargs):
        """With its dates (``events.signals.follow``), or not at all. Who is expected hears of it."""
        from events.locks import lock_event
        from events.naming import hold_named
        from events.serving import forget_redirects
        from events.telling import shown, tell_if_changed

        with transaction.atomic():
            lock_event(self.pk)  # before the row of its page, as everything that changes dates
            # Whoever makes two people one holds them before the versions that name them; then this
            # one may name the one who stays.
            hold_named(revision.as_object())
            revision.refresh_from_db(fields=["content"])
            before = shown(self)
            published = super().publish(revision, user=user, **kwargs)
            tell_if_changed(self, before, timezone.now())
            if revision.as_object().is_internal:
                forget_redirects(self)
            return published

    def route(self, request, path_components):
        from events.serving import refuse_visitors

        found = super().route(request, path_components)
        refuse_visitors(self, request)
        return found

    def serve(self, request, *args, **kwargs):
        from events.serving import served

        return served(self, request, super().serve(request, *args, **kwargs))

    def get_context(self, request, *args, **kwargs):
        from events.event_view import page_context

        return {**super().get_context(request, *args, **kwargs), **page_context(self, request)}

    def get_route_paths(self):
        """None to lead to from a former address, when nobody may know of this one."""
        return [] if self.is_internal else super().get_route_paths()

    def get_meta_description(self) -> str:
        return self.search_description or self.summary

    def _write_list_columns(self):
        if self.has_rule:
            super()._write_list_columns()

    def serializable_data(self):
        data = super().serializable_data()
        return {name: value for name, value in data.items() if name not in self.LIVE_COLUMNS}

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for name in self.LIVE_COLUMNS:
            field = self._meta.get_field(name)
            setattr(page, field.attname, getattr(self, field.attname))
        return page

    @property
    def has_rule(self) -> bool:
        """Whether the columns of the rule make one: a draft may lack some of them."""
        return self.dates_kind == DatesKind.RULE and not rule_problem(self)

    @property
    def is_internal(self) -> bool:
        return self.audience != Audience.PUBLIC

    @property
    def is_elsewhere(self) -> bool:
        return bool(self.place_name)

    @property
    def department(self) -> str:
        if self.is_elsewhere:
            return department_of(self.place_postal_code)
        return self.venue.department if self.venue else ""

    @property
    def path_on_site(self) -> str:
        """The page's address without look-ups; needs ``venue``."""
        return f"{self.venue.path_on_site}{self.slug}/" if self.venue else ""

    def takes_places_on(self, means: Means) -> bool:
        return means in self.registration_means

    def is_over(self, now) -> bool:
        return self.last_end is not None and self.last_end < now

    def expected_day(self) -> date | None:
        """The first day of the month or of the season in ``expected``, to sort by."""
        from events.expected import first_day_of

        return first_day_of(self.expected)
