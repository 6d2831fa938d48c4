"""How a paragraph ends: with a full stop, or in the middle of a sentence."""

from collections.abc import Sequence

from core.text import fold
from portraits.reading.spans import Role, Span

END_OF_SENTENCE = (".", "!", "?", "…", ":", ";", "»", "”", '"', ")", "]")
#: No French sentence ends with one of these.
_NEVER_LAST = {
    "et", "ou", "mais", "donc", "car", "ni", "or", "de", "d", "du", "des", "le", "la", "les", "l",
    "un", "une", "au", "aux", "a", "en", "dans", "par", "pour", "sur", "sous", "sans", "avec",
    "chez", "vers", "entre", "que", "qu", "qui", "dont", "si", "comme", "notre", "nos", "votre",
    "vos", "mon", "ma", "mes", "leur", "leurs", "ce", "cette", "ces", "son", "sa", "ses", "tres",
    "je", "j", "il", "elle", "ils", "elles", "n", "ne", "puis", "ainsi", "parce", "lorsque",
}  # fmt: skip
#: A paragraph of that many words is a sentence, and ends with a mark.
SENTENCE_WORDS = 8
#: A line of so few words may be a heading, a caption or what is left of a sentence.
STRAY_WORDS = 12
_TAIL = 80


def is_open(text: str) -> bool:
    """Does the text stop where no sentence stops: after a comma, an article, "et"?"""
    if text.endswith((",", "-", "–", "(", "’", "'")):
        return True
    words = fold(text[-_TAIL:]).split()
    return bool(words) and words[-1] in _NEVER_LAST and not text.endswith(END_OF_SENTENCE)


def is_cut(blocks: Sequence[Span], i: int) -> bool:
    """Is the sentence of ``blocks[i]`` open, and not taken up by the block after it?"""
    block = blocks[i]
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if block.role is Role.SUBHEADING or not is_open(block.text):
        return False
    if after is None:
        return True
    in_a_list = block.role is Role.BULLET is after.role
    return not in_a_list and not after.text[0].islower()


def is_stray(blocks: Sequence[Span], i: int) -> bool:
    """A few words that end with nothing, among sentences. The first block may be "Non"."""
    return i > 0 and blocks[i].text[0].isupper() and _stops_nowhere(blocks[i], most=STRAY_WORDS)


def lacks_a_stop(block: Span) -> bool:
    """A whole paragraph without a mark at its end: cut, or only careless."""
    return _stops_nowhere(block, least=SENTENCE_WORDS)


def _stops_nowhere(block: Span, *, least: int = 0, most: int | None = None) -> bool:
    words = len(block.text.split(maxsplit=STRAY_WORDS + 1))
    return (
        block.role is Role.PARAGRAPH
        and not block.text.endswith(END_OF_SENTENCE)
        and not is_open(block.text)
        and least < words
        and (most is None or words <= most)
    )
