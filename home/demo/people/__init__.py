from home.demo.people.bessin import BESSIN_AND_BOCAGE
from home.demo.people.estuary import EURE_AND_SEINE
from home.demo.people.manche import MANCHE
from home.demo.people.person import ORGANISATIONS, Person, Stay

PEOPLE: list[Person] = [*MANCHE, *BESSIN_AND_BOCAGE, *EURE_AND_SEINE]

__all__ = ["ORGANISATIONS", "PEOPLE", "Person", "Stay"]
