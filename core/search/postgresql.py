"""PostgreSQL search in French: accents never matter, neither in words nor in their beginnings.

The two configurations are made by a migration. Wagtail's backend reads SEARCH_CONFIG but has
``simple`` wired in for autocompletion, where "media" would not find "Médiathèque".
"""

from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import PlainText

from core.search.words import searched_words


class PlainWordsMixin:
    def build_tsquery_content(self, query, config=None, invert=False):
        if isinstance(query, PlainText):
            words = " ".join(searched_words(query.query_string))
            query = PlainText(words, operator=query.operator, boost=query.boost)
        return super().build_tsquery_content(query, config=config, invert=invert)


class QueryCompiler(PlainWordsMixin, PostgresSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(PlainWordsMixin, PostgresAutocompleteQueryCompiler):
    pass


class SearchBackend(PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler

    def __init__(self, params):
        super().__init__(params)
        self.autocomplete_config = params.get("AUTOCOMPLETE_SEARCH_CONFIG", "simple")
