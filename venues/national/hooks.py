"""What an import leaves in a page's history."""

from datetime import date

from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from core.text import french_date

#: Entry of the history; its data holds ``id``, ``file`` and ``day`` (ISO).
IMPORTED = "venues.import"


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action(IMPORTED)
    class Imported(LogFormatter):
        label = "Import du format national"

        def format_message(self, entry):
            day = date.fromisoformat(entry.data["day"])
            return format_html(
                "importé de {} le {}", entry.data["file"], french_date(day, year=True)
            )
