"""Text of a file as the site keeps it: one line, several lines, or safe rich text. Pure."""

import re
from html import escape, unescape

from wagtail.whitelist import DEFAULT_ELEMENT_RULES, Whitelister

from core.text import NBSP
from venues.national.normalise.texts import one_line, several_lines, shortened

MOST_BODY = 9_500
#: HTML longer than this is read as plain text: its tree would cost more than it says.
_LONGEST_HTML = 60_000
#: Every character of it may become five.
_LONGEST_ESCAPED = 1_900
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LOUD = re.compile(r"(?is)<(script|style|head|title)\b.*?(?:</\1\s*>|\Z)")
_BREAK = re.compile(r"(?i)<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>")
_KEPT = ("[document]", "a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul")
_BOLD = re.compile(r"\*\*([^*\n]{1,300})\*\*")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>\"']{1,400})\)")
_ITEM = re.compile(r"^\s*[-*•]\s+")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")


class _Cleaner(Whitelister):
    element_rules = {name: DEFAULT_ELEMENT_RULES[name] for name in _KEPT}


def line_of(value, limit: int, remarks: list[str], what: str) -> str:
    """One line of at most ``limit`` characters; a longer one is shortened, which is said."""
    text = one_line(plain(value) if _TAG.search(value) else value)
    if len(text) <= limit:
        return text
    remarks.append(f"{what}{NBSP}: texte de plus de {limit} caractères, raccourci.")
    return shortened(text, limit)


def plain(html: str) -> str:
    """The words of a piece of HTML, its paragraphs on lines of their own."""
    text = _BREAK.sub("\n", _LOUD.sub(" ", html))
    return several_lines(unescape(_TAG.sub("", text)))


def rich(text: str, remarks: list[str]) -> str:
    """Plain text, Markdown as OpenAgenda writes it, or HTML → paragraphs, lists and links only."""
    if _TAG.search(text):
        return _from_html(text, remarks)
    return _paragraphs(several_lines(text), remarks)


def _from_html(html: str, remarks: list[str]) -> str:
    if len(html) <= _LONGEST_HTML:
        try:
            cleaned = one_line(_Cleaner().clean(_LOUD.sub(" ", html)))
        except Exception:  # too deep for the parser, which may raise nearly anything
            cleaned = ""
        if cleaned and len(cleaned) <= MOST_BODY:
            is_block = cleaned.startswith(("<p", "<ul", "<ol"))
            return cleaned if is_block else f"<p>{cleaned}</p>"
    return _paragraphs(re.sub(r"\n{3,}", "\n\n", plain(html)), remarks)


def _paragraphs(text: str, remarks: list[str]) -> str:
    if len(text) > MOST_BODY - 1_500:
        remarks.append("présentation trop longue, raccourcie.")
        text = shortened(text, MOST_BODY - 1_500)
    made = "".join(_block(block) for block in re.split(r"\n\s*\n", text) if block.strip())
    # So many breaks and links that their marks make it too long: the words alone.
    return (
        made
        if len(made) <= 10_000
        else f"<p>{escape(shortened(one_line(text), _LONGEST_ESCAPED))}</p>"
    )


def _block(block: str) -> str:
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if all(_ITEM.match(line) for line in lines):
        items = [_inline(_ITEM.sub("", line)) for line in lines]
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    said = [
        f"<b>{_inline(_HEADING.sub('', line))}</b>" if _HEADING.match(line) else _inline(line)
        for line in lines
    ]
    return f"<p>{'<br/>'.join(said)}</p>"


def _inline(line: str) -> str:
    marked = _BOLD.sub(r"<b>\1</b>", escape(line, quote=False))
    return _LINK.sub(r'<a href="\2">\1</a>', marked)
