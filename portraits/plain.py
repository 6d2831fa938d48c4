"""A rich text as people read it: what passages are taken from, and search and feeds show."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "h2", "h3", "h4", "li", "ul", "ol", "br", "hr", "div", "blockquote"}
_SPACES = re.compile(r"[ \t\r\f\v]+")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        self.pieces.append(data.replace("\n", " "))


def plain_text(html: str) -> str:
    """Without mark-up: one line a paragraph, heading or list item, no empty line."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def is_in(quote: str, text: str) -> bool:
    """Whether a text says these words, whatever the spaces between and the apostrophes."""
    return _flat(quote) in _flat(text) if quote.strip() else False


def _flat(text: str) -> str:
    return " ".join(text.replace("'", "’").split())
