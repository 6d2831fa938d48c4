"""SQLite search. FTS5 drops accents but knows no French: words are matched by their beginning,
without a plural's "s" or "x", so that "médiations" finds "médiation".

Characters that FTS5 reads as syntax are dropped: a lone quote in a query must not be an error.
"""

import re

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import PlainText

from core.text import fold

_PLURAL = re.compile(r"(?<=\w{3})(s|x)$")
#: No text can hold this word: what is searched when a query has no letter left.
NOTHING = "zzzzzzzzzzzzzzzz"


class FrenchTermsMixin:
    def build_search_query_content(self, query, config=None):
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config=config)
        words = fold(query.query_string).split() or [NOTHING]
        lexemes = [Lexeme(_PLURAL.sub("", word), prefix=True) for word in words[:20]]
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
