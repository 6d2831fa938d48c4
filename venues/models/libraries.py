from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection


class Library(models.Model):
    """A member of the network: its venues, the people who may edit them, the place for its files.

    Rows are made by ``venues.permissions.provision_library``; the group and the collection carry
    the rights, this row says whose they are.
    """

    name = models.CharField("nom", max_length=160, unique=True)
    venues = models.ManyToManyField(
        "venues.VenuePage", verbose_name="lieux", related_name="libraries", blank=True
    )
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="library")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="library")
    trusted = models.BooleanField(
        "de confiance",
        default=False,
        help_text="Ses responsables publient sans relecture de l’agence.",
    )

    class Meta:
        verbose_name = "bibliothèque du réseau"
        verbose_name_plural = "bibliothèques du réseau"
        ordering = ["name"]

    def __str__(self):
        return self.name
