from finder.models.finder_page import FinderPage
from finder.models.lexicon import LexiconTerm

__all__ = ["FinderPage", "LexiconTerm"]
