"""PostgreSQL search in French: accents never matter, neither in words nor in their beginnings.

The two configurations are made by a migration. Wagtail's backend reads SEARCH_CONFIG but has
``simple`` wired in for autocompletion, where "media" would not find "Médiathèque".
"""

from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend


class SearchBackend(PostgresSearchBackend):
    def __init__(self, params):
        super().__init__(params)
        self.autocomplete_config = params.get("AUTOCOMPLETE_SEARCH_CONFIG", "simple")
