"""An interview as a file: who and when above, then the answers.

Between two lines of ``+++`` stand the fields of ``Interview``, in TOML. The introduction follows, then
each answer under ``## key``, the key being that of a question in ``home.demo.portraits.questions``::

    ## posture (incomplète)
    ? The question as it was asked, when the words were others.
    = Non

    A paragraph. [A sentence that is coded.](faire-avec patience)

    ### A sub-heading

    - an item of a list

    > A sentence to put forward, copied from the answer.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from html import escape

from portraits import dating
from portraits.enums import AnswerState, Precision

STATES = {
    "": AnswerState.COMPLETE,
    "sans réponse": AnswerState.COMPLETE,
    "incomplète": AnswerState.INCOMPLETE,
    "non posée": AnswerState.NOT_ASKED,
}
_ANSWER = re.compile(r"^## ([a-z-]+)(?: \(([^)]+)\))?$", re.M)
_PASSAGE = re.compile(r"\[([^\]]+)\]\(([a-z -]+)\)")
_ITEM = re.compile(r"^(?:- |\d+\. )", re.M)


@dataclass(frozen=True)
class Said:
    """One answer. ``passages`` holds (words, slugs of their codes)."""

    key: str
    state: AnswerState
    html: str
    wording: str = ""
    choice: str = ""
    pull_quote: str = ""
    passages: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Interview:
    """``series`` is the slug of an inquiry, ``places`` keys of places, ``picture`` that of a drawing,
    ``follows`` the slug of an earlier interview; ``date`` as people say it ("début 2022")."""

    slug: str
    title: str
    person: str
    role: str
    job: str
    employer: str
    series: str
    date: str
    context: str
    department: str
    introduction: str
    answers: tuple[Said, ...]
    places: list[str] = field(default_factory=list)
    picture: str = ""
    in_directory: bool = False
    follows: str = ""

    @property
    def dated(self) -> tuple[date, Precision]:
        return dating.typed(self.date)

    @property
    def day(self) -> date:
        return self.dated[0]


def parse(slug: str, text: str) -> Interview:
    """Raises ``KeyError``, ``TypeError`` or ``ValueError`` on a file that is not written as above."""
    _, header, body = text.split("+++\n", 2)
    introduction, *rest = _ANSWER.split(body)
    answers = tuple(_answer(*rest[at : at + 3]) for at in range(0, len(rest), 3))
    return Interview(
        slug=slug, introduction=_html(introduction), answers=answers, **tomllib.loads(header)
    )


def _answer(key: str, state: str | None, text: str) -> Said:
    marked = {"? ": "", "= ": "", "> ": ""}
    lines = []
    for line in text.split("\n"):
        if line[:2] in marked:
            marked[line[:2]] = line[2:]
        else:
            lines.append(line)
    text = "\n".join(lines)
    return Said(
        key=key,
        state=STATES[state or ""],
        html=_html(_PASSAGE.sub(r"\1", text)),
        wording=marked["? "],
        choice=marked["= "],
        pull_quote=marked["> "],
        passages=tuple((words, tuple(codes.split())) for words, codes in _PASSAGE.findall(text)),
    )


def _html(text: str) -> str:
    return "".join(_block(block.strip()) for block in text.split("\n\n") if block.strip())


def _block(block: str) -> str:
    text = escape(block, quote=False)
    if text.startswith("### "):
        return f"<h3>{text.removeprefix('### ')}</h3>"
    if _ITEM.match(text):
        name = "ul" if text.startswith("- ") else "ol"
        items = "".join(f"<li>{line}</li>" for line in _ITEM.sub("", text).split("\n"))
        return f"<{name}>{items}</{name}>"
    return f"<p>{' '.join(text.split(chr(10)))}</p>"
