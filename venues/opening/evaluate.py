from opening_hours import validate


def is_readable(osm: str) -> bool:
    return not osm.strip() or validate(osm)
