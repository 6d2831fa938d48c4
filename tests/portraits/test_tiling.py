"""No character is lost, moved nor changed, whatever the text; and no text takes more than its turn."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portraits.reading.interview import Interview
from portraits.reading.reader import read_interview
from portraits.reading.spans import BLOCKS, Role
from tests.portraits.written import SOURCES, read, source

#: Marks that the reader may set aside: what they say is what the spans beside them are.
WORDS_OF_MARKS = 12


def check(text: str) -> Interview:
    interview = read_interview(text)
    spans = interview.spans
    assert "".join(span.text for span in spans) == text
    assert all(span.text for span in spans)
    assert all(one.end == other.start for one, other in pairwise(spans))
    assert not spans or (spans[0].start == 0 and spans[-1].end == len(text))
    for span in spans:
        if span.role is Role.SEPARATOR:
            assert not any(map(shows, span.text))
        else:
            assert shows(span.text[0])
            assert shows(span.text[-1])
        if span.role is Role.MARK:
            assert len(span.text.split()) <= WORDS_OF_MARKS
    check_views(interview)
    return interview


def shows(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf"}


def check_views(interview: Interview) -> None:
    """What an editor is shown holds every span that is a text, once."""
    of_answers = [
        span for answer in interview.answers for span in (answer.question, *answer.blocks)
    ]
    kept = [span for span in interview.spans if span.role in BLOCKS | {Role.QUESTION}]
    assert of_answers == kept
    for doubt in interview.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(interview.text)
        assert doubt.words.endswith((".", "»"))
    starts = [doubt.start for doubt in interview.doubts]
    assert starts == sorted(starts)
    assert all(answer.state for answer in interview.answers)
    # A field is in the text as it stands there.
    for field in ("series", "title", "name", "role", "employer", "date", "signature", "credit"):
        assert getattr(interview, field) in interview.text


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from(
        '?!.:;,…«»“”"()[]-–—•©1290 \t\n\r\x0b\x0c\x85\u2028\u00a0\u202f\u200b\u202e\ufeff\0'
    ),
    st.sampled_from(
        ["vous", "Je ", "Oui", "Nom : ", "中", "Q1.", "© ", "Photo :", "\r\n", " ? ", "\n- "]
    ),
)
PIECES = sorted({line for path in SOURCES for line in source(path).splitlines()})
SEPARATORS = ["\n", "\n\n", "\r\n", " ", "", "\u2028", "\x0c", "\n\u202e", "\n\0"]


@given(st.lists(ALPHABET, max_size=120).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_tiled(text):
    check(text)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SEPARATORS)), max_size=40))
@settings(max_examples=300, deadline=None)
def test_shuffled_interviews_are_tiled(pieces):
    check("".join(piece + separator for piece, separator in pieces))


@given(st.sampled_from(SOURCES), st.integers(0, 3_000), st.integers(0, 3_000))
@settings(max_examples=200, deadline=None)
def test_an_interview_cut_anywhere_is_tiled(path, one, other):
    check(source(path)[min(one, other) : max(one, other)])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_interviews_are_tiled(path):
    check(source(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_strays_from_an_interview_as_it_is_written(path):
    assert not read(path).of(Role.STRAY)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\r\n", "\ufeff", "\0", "?", "© ", "[", "1.", "- ", ":"]
)
def test_next_to_nothing_is_tiled(text):
    interview = check(text)
    assert not interview.answers


HOSTILE = {
    "question marks": "?",
    "questions without a word": "?\n",
    "questions without an answer": "Où allez-vous ?\n",
    "questions on one line": "Où allez-vous ? ",
    "answers on their line": "Avez-vous fini ? Oui,\n",
    "numbers": "1. a\n",
    "one line": "mot ",
    "blank": "\r\n",
    "nulls": "a\0",
    "direction marks": "\u202ea",
    "opened guillemets": "« a ",
    "opened parentheses": "(a ",
    "opened brackets": "[a\n",
    "capitals": "A",
    "hyphens": "a-sur-",
    "acronyms opened": "AB (a b ",
    "labels": "Nom : a\n",
    "credits": "© a\n",
    "dashes": "- a\n",
    "titles": "Ana Roux, conseillère\n",
    "commas": ", vous",
    "blanks in a line": "a" + " " * 99,
    "combining marks": "e\u0301",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_of_any_shape_is_tiled(name):
    """A reader that went back over what it had read would not come to the end of it."""
    check((HOSTILE[name] * 100_000)[:100_000])


@pytest.mark.parametrize("name", ["question marks", "one line", "blank", "nulls", "capitals"])
def test_a_megabyte_is_read(name):
    check((HOSTILE[name] * 1_000_000)[:1_000_000])
