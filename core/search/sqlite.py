"""SQLite search. FTS5 drops accents but knows no French: words are matched by their beginning,
without a plural's "s" or "x", so that "médiations" finds "médiation".

It keeps ligatures as they are: a word with "oe" in it is looked for with "œ" as well.
"""

import re

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import PlainText

from core.search.words import searched_words

_PLURAL = re.compile(r"(?<=\w{3})(s|x)$")


class Spellings(Lexeme):
    """One word by its beginning, in any of its spellings. The words hold letters and figures only."""

    def __init__(self, word: str):
        super().__init__(word, prefix=True)
        ligatured = word.replace("oe", "œ").replace("ae", "æ")
        self.spellings = sorted({word, ligatured})

    def as_sql(self, compiler, connection):
        template = " OR ".join(['"%s"*'] * len(self.spellings))
        return f"({template})", list(self.spellings)


class FrenchTermsMixin:
    def build_search_query_content(self, query, config=None):
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config=config)
        words = searched_words(query.query_string)
        lexemes = [Spellings(_PLURAL.sub("", word)) for word in words]
        combined = lexemes[0]
        for lexeme in lexemes[1:]:
            combined = combined | lexeme if query.operator.upper() == "OR" else combined & lexeme
        return SearchQueryExpression(combined, config=config)


class QueryCompiler(FrenchTermsMixin, SQLiteSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(FrenchTermsMixin, SQLiteAutocompleteQueryCompiler):
    pass


class SearchBackend(SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
