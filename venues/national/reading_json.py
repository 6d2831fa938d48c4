"""A JSON list read object by object, so that a large file never stands whole in memory."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from venues.national.reading_problem import FileProblem

_PIECE = 1 << 18
_BLANK = " \t\r\n"
#: One object bigger than this is not a venue, and decoding it again at every piece would be slow.
_LARGEST_OBJECT = 1 << 21


def read_objects(path: Path) -> Iterator[Any]:
    """The items of the list; ``FileProblem`` when it is no list, or stops half-way."""
    with path.open(encoding="utf-8-sig") as file:
        buffer = _Buffer(file)
        if buffer.next_character() != "[":
            raise FileProblem("Ce fichier JSON n’est pas une liste de lieux ([{…}, {…}]).")
        buffer.drop(1)
        if buffer.next_character() == "]":
            return
        while True:
            yield buffer.next_value()
            following = buffer.next_character()
            buffer.drop(1)
            if following == "]":
                break
            if following != ",":
                raise buffer.broken()
        if buffer.next_character():
            raise buffer.broken()


class _Buffer:
    """The part of the file that is being decoded."""

    def __init__(self, file):
        self._file = file
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder(parse_constant=lambda name: name)
        self._items = 0

    def broken(self) -> FileProblem:
        return FileProblem(f"Fichier JSON mal formé ou coupé après le lieu n° {self._items}.")

    def drop(self, count: int) -> None:
        self._at += count

    def next_character(self) -> str:
        """The next one that is not blank, left in place; "" at the end of the file."""
        while True:
            rest = self._text[self._at : self._at + 1]
            if rest and rest not in _BLANK:
                return rest
            if rest:
                self._at += 1
            elif not self._fill():
                return ""

    def next_value(self) -> Any:
        self.next_character()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if len(self._text) - self._at > _LARGEST_OBJECT or not self._fill():
                    raise self.broken() from error
                continue
            if end == len(self._text) and self._fill():
                continue  # a number may go on in the next piece
            self._at = end
            self._items += 1
            return value

    def _fill(self) -> bool:
        piece = self._file.read(_PIECE)
        self._text = self._text[self._at :] + piece
        self._at = 0
        return bool(piece)
