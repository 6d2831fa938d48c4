"""The words that a new site starts with; the agency completes them."""

from finder.lexicon import Entry
from finder.lexicon_seed import everyday, life, others, papers, safety
from finder.models import LexiconTerm


def seed_entries() -> list[Entry]:
    groups = (
        group for module in (life, papers, everyday, safety, others) for group in module.GROUPS
    )
    return [entry for group in groups for entry in group.entries()]


def seed_lexicon() -> int:
    """Fill the table when it is empty, and only then. How many terms were made."""
    if LexiconTerm.objects.exists():
        return 0
    terms = [
        LexiconTerm(
            words=list(entry.words),
            label=entry.label,
            service=next(iter(entry.services), ""),
            other_services=list(entry.services[1:]),
            procedure=entry.procedure,
            posture=entry.posture,
            programme=entry.programme,
            advice=entry.advice,
            is_general=entry.is_general,
        )
        for entry in seed_entries()
    ]
    for term in terms:
        term.save()
    return len(terms)
