from finder.models import FinderPage
from tests.venues.factories import CommuneFactory, home_page, venue_index


def finder_page() -> FinderPage:
    if page := FinderPage.objects.first():
        return page
    venue_index()
    return home_page().add_child(instance=FinderPage(title="Trouver de l’aide", slug="trouver"))


def some_communes():
    """Enough of the region to be lost in: a prefecture, homonyms, a former commune."""
    rows = [
        ("50502", "Saint-Lô", ["50000"], "50", 19000, 49.1157, -1.0906, []),
        ("50483", "Saint-Georges-Montcocq", ["50000"], "50", 900, 49.1330, -1.0950, []),
        ("50129", "Cherbourg-en-Cotentin", ["50100", "50120"], "50", 78000, 49.6386, -1.6160,
         ["Équeurdreville-Hainneville", "Tourlaville"]),
        ("14762", "Vire Normandie", ["14500"], "14", 17000, 48.8386, -0.8890, ["Vire"]),
        ("14118", "Caen", ["14000"], "14", 108000, 49.1859, -0.3706, []),
        ("14562", "Saint-Aubin-sur-Mer", ["14750"], "14", 2300, 49.3290, -0.3930, []),
        ("76564", "Saint-Aubin-sur-Mer", ["76740"], "76", 260, 49.8860, 0.8760, []),
    ]  # fmt: skip
    return [
        CommuneFactory(
            insee_code=code, name=name, postal_codes=postal, department=department,
            population=population, latitude=lat, longitude=lon, former_names=former,
        )
        for code, name, postal, department, population, lat, lon, former in rows
    ]  # fmt: skip
