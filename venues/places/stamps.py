"""Has another process changed the communes or the venues? One small query each tells."""

from django.db.models import Count, F, Max, Min, Sum
from django.db.models.functions import Length, Round

from venues.models import Commune, VenuePage


def commune_stamp() -> tuple:
    """Changes with any load of the gazetteer: how many, where, how called."""
    return tuple(
        Commune.objects.aggregate(
            Count("pk"),
            Min("pk"),
            Max("pk"),
            Sum("population"),
            letters=Sum(Length("name") + Length("former_names") + Length("postal_codes")),
            # In whole units: sums of floats depend on the order of the rows.
            latitudes=Sum(Round(F("latitude") * 10_000)),
            longitudes=Sum(Round(F("longitude") * 10_000)),
        ).values()
    )


def venue_stamp() -> tuple:
    """Changes with every publication, unpublication, deletion and closing to the public."""
    return tuple(
        VenuePage.objects.visible()
        .order_by()
        .aggregate(Count("pk"), Max("pk"), Max("last_published_at"))
        .values()
    )
