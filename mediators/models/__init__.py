from mediators.models.bring import BringItem
from mediators.models.engagement import Engagement
from mediators.models.index import MediatorIndexPage
from mediators.models.people import Absence, FormerSlug, Mediator, Organisation, ServedArea
from mediators.models.permanence import Permanence
from mediators.models.reports import Report

__all__ = [
    "Absence",
    "BringItem",
    "Engagement",
    "FormerSlug",
    "Mediator",
    "MediatorIndexPage",
    "Organisation",
    "Permanence",
    "Report",
    "ServedArea",
]
