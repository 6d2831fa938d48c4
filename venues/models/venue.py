import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core.fields import ChoiceListField, LinesField
from core.models import BasePage, NoAliasMixin, PictureMixin
from core.text import french_phone, normalise, typographic
from venues import vocabulary as v
from venues.models.communes import department_of
from venues.models.form import VenuePageForm
from venues.models.panels import VENUE_PANELS
from venues.permissions import VenuePermissionTester
from venues.querysets import VenueQuerySet
from venues.venue_types import grouped_choices

#: Of the index page above every venue, for ever: scripts and printed sheets rely on it.
INDEX_SLUG = "lieux"


def new_id() -> str:
    return str(uuid.uuid4())


class VenuePage(NoAliasMixin, PictureMixin, BasePage):
    """A place where people get help: a médiathèque, a mairie, a France Services, a centre social.

    Every field of the national format « Lieux de médiation numérique » (v1) is a column here, or a
    row beside the page (hours); ``venues.national.mapping`` says which is which.
    """

    national_id = models.CharField("identifiant", max_length=150, unique=True, default=new_id)
    pivot = models.CharField(
        "SIRET ou RNA",
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^[a-zA-Z0-9]{9,14}$", "De 9 à 14 chiffres ou lettres.")],
    )
    # --- where
    street_address = models.CharField(
        "adresse", max_length=255, blank=True, help_text="Le numéro et la rue seulement."
    )
    address_complement = models.CharField("complément d’adresse", max_length=255, blank=True)
    access_notes = models.CharField(
        "pour entrer",
        max_length=255,
        blank=True,
        help_text="Ce qu’il faut savoir une fois devant : « 2e étage, sonner », « entrée par la cour ».",
    )
    postal_code = models.CharField(
        "code postal",
        max_length=5,
        validators=[RegexValidator(r"^\d{5}$", "Un code postal a cinq chiffres.")],
    )
    commune_name = models.CharField("commune", max_length=100)
    insee_code = models.CharField(
        "code INSEE",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^(?:[013-9]\d|2[AB1-9])\d{3}$", "Ce code n’existe pas.")],
        help_text="Rempli d’après la commune et le code postal quand ils sont connus.",
    )
    commune = models.ForeignKey(
        "venues.Commune",
        verbose_name="commune connue",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="venues",
    )
    latitude = models.FloatField(
        "latitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Laissez vide pour prendre le centre de la commune.",
    )
    longitude = models.FloatField(
        "longitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    location_approximate = models.BooleanField(
        "position approximative", default=False, editable=False
    )
    # --- what
    venue_types = ChoiceListField("type de lieu", choices=grouped_choices())
    summary = models.CharField("présentation courte", max_length=280, blank=True)
    description = models.TextField("présentation détaillée", blank=True, max_length=10_000)
    services = ChoiceListField("services", choices=v.Service.choices)
    support_modes = ChoiceListField("façon d’accompagner", choices=v.SupportMode.choices)
    access_modes = ChoiceListField("comment venir", choices=v.AccessMode.choices)
    fees = ChoiceListField("prix", choices=v.Fee.choices)
    publics = ChoiceListField(
        "publics", choices=v.Public.choices, help_text="Rien de coché : tout le monde."
    )
    special_support = ChoiceListField("prise en charge adaptée", choices=v.SpecialSupport.choices)
    mobility = ChoiceListField("itinérance", choices=v.Mobility.choices)
    national_programmes = ChoiceListField(
        "dispositifs nationaux", choices=v.NationalProgramme.choices
    )
    labels = ChoiceListField("formations et labels", choices=v.TrainingLabel.choices)
    other_labels = LinesField("autres formations et labels", help_text="Un par ligne.")
    other_values = models.TextField(
        "autres",
        blank=True,
        help_text="Ce qu’un fichier importé disait et qu’aucune liste nationale ne connaît.",
    )
    # --- how to reach it
    phone = models.CharField(
        "téléphone",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\+\d{8,15}$", "Écrivez le numéro ainsi : +33261919000.")],
        help_text="Au format international : +33261919000.",
    )
    emails = LinesField("adresses électroniques", help_text="Une par ligne.")
    websites = LinesField("sites et réseaux sociaux", help_text="Une adresse par ligne.")
    booking_url = models.URLField("prise de rendez-vous en ligne", max_length=500, blank=True)
    acces_libre_url = models.URLField("fiche Acceslibre", max_length=500, blank=True)
    # --- what one finds there
    wheelchair = models.CharField(
        "accès en fauteuil roulant",
        max_length=7,
        choices=v.Wheelchair.choices,
        default=v.Wheelchair.UNKNOWN,
    )
    public_wifi = models.BooleanField("wifi gratuit", default=False)
    desk_help = models.BooleanField(
        "aide à l’accueil sans rendez-vous",
        default=False,
        help_text="Quelqu’un à l’accueil peut aider tout de suite pour une petite question.",
    )
    # --- where the information comes from
    source = models.CharField("source", max_length=255, blank=True)
    parent_structure = models.CharField("structure parente", max_length=255, blank=True)
    updated_on = models.DateField("mis à jour le", default=timezone.localdate, editable=False)
    # --- written by save(), for lists
    department = models.CharField(
        "département", max_length=3, blank=True, editable=False, db_index=True
    )
    name_key = models.CharField(max_length=255, blank=True, editable=False)
    sort_key = models.CharField(max_length=200, blank=True, editable=False, db_index=True)

    objects = PageManager.from_queryset(VenueQuerySet)()

    base_form_class = VenuePageForm
    parent_page_types = ["venues.VenueIndexPage"]
    subpage_types = ["events.EventPage"]
    exclude_fields_in_copy = ["national_id"]
    content_panels = VENUE_PANELS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("commune_name"),
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("street_address"),
        index.AutocompleteField("commune_name"),
        index.FilterField("department"),
        index.FilterField("venue_types"),
    ]

    class Meta:
        verbose_name = "lieu"
        verbose_name_plural = "lieux"
        indexes = [models.Index(fields=["latitude", "longitude"], name="venue_lat_lon")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.remember_place()

    def clean(self):
        from venues.linking import link_commune

        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": "Donnez la latitude et la longitude, ou aucune."})
        link_commune(self)

    def remember_place(self):
        """Take note of where the venue is, to tell what somebody types afterwards."""
        known = self.__dict__  # a deferred column must not be fetched for this
        self._known_town = known.get("commune_name"), known.get("postal_code")
        self._known_point = known.get("latitude"), known.get("longitude")

    def town_was_typed(self) -> bool:
        return self._known_town != (self.commune_name, self.postal_code)

    def point_was_typed(self) -> bool:
        return self._known_point != (self.latitude, self.longitude)

    def save(self, *args, **kwargs):
        self._write_list_columns()
        return super().save(*args, **kwargs)

    def _write_list_columns(self):
        self.department = department_of(self.insee_code or self.postal_code)
        self.name_key = normalise(self.title)[:255]
        self.sort_key = f"{self.department:3} {normalise(self.commune_name)[:90]} {self.name_key}"[
            :200
        ]

    def permissions_for_user(self, user):
        return VenuePermissionTester(user, self)

    def publication_blockers(self):
        blockers = super().publication_blockers()
        if self.latitude is None:
            blockers.append(
                "On ne sait pas où est ce lieu : vérifiez la commune et le code postal, "
                "ou donnez sa latitude et sa longitude."
            )
        return blockers

    def get_context(self, request, *args, **kwargs):
        check = getattr(self, "last_check", None)
        here = {
            "name": self.title,
            "url": self.get_url(request),
            "lat": self.latitude,
            "lon": self.longitude,
            "distance_km": None,
        }
        return {
            **super().get_context(request, *args, **kwargs),
            "checked_on": check and check.checked_on,
            "map_data": [here] if self.latitude is not None else [],
            "tiles_url": settings.TILES_URL,
            "tiles_credit": settings.TILES_CREDIT,
        }

    def get_meta_description(self):
        return self.search_description or self.summary

    @property
    def path_on_site(self) -> str:
        """The page's address, for lists: what ``get_url`` answers, without its look-ups.

        Every venue is a child of the one index page, whose own address never changes.
        """
        return f"/{INDEX_SLUG}/{self.slug}/"

    @property
    def phone_shown(self) -> str:
        return french_phone(self.phone)

    @property
    def address_line(self) -> str:
        """One line for lists, paper and messages."""
        town = f"{self.postal_code} {self.commune_name}".strip()
        return typographic(", ".join(part for part in (self.street_address, town) if part))


class Equipment(Orderable):
    """What people can use on the spot."""

    venue = ParentalKey(VenuePage, on_delete=models.CASCADE, related_name="equipment")
    kind = models.CharField("matériel", max_length=20, choices=v.EquipmentKind.choices)
    quantity = models.PositiveSmallIntegerField(
        "combien", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    software = models.CharField(
        "logiciels ou précision",
        max_length=200,
        blank=True,
        help_text="Par exemple « LibreOffice, GIMP » ou « noir et blanc, 0,10 € la page ».",
    )

    class Meta(Orderable.Meta):
        verbose_name = "matériel"
        verbose_name_plural = "matériel"

    def __str__(self):
        return self.get_kind_display()
