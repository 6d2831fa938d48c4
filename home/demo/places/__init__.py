from home.demo.places.calvados import CALVADOS
from home.demo.places.eure import EURE
from home.demo.places.manche import MANCHE
from home.demo.places.orne import ORNE
from home.demo.places.place import Place
from home.demo.places.saint_lo import AROUND_SAINT_LO
from home.demo.places.seine_maritime import SEINE_MARITIME

PLACES: list[Place] = [*AROUND_SAINT_LO, *MANCHE, *CALVADOS, *ORNE, *EURE, *SEINE_MARITIME]

__all__ = ["PLACES", "Place"]
