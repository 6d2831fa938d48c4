"""What both databases make of a query before they search: a few plain words.

Everything that either of them would read as syntax is gone by then, and so are the five thousand
words that would exhaust the stack.
"""

from core.text import fold

MOST_WORDS = 20
LONGEST_WORD = 60
#: No text can hold this word: what is searched when a query has no letter left.
NOTHING = "zzzzzzzzzzzzzzzz"


def searched_words(query: str) -> list[str]:
    """Lower-case ASCII words, at least one."""
    words = [word[:LONGEST_WORD] for word in fold(query[:2000]).split()]
    return words[:MOST_WORDS] or [NOTHING]
