"""What every page is looked at for."""

from axe_playwright_python.sync_playwright import Axe

#: What Wagtail's own look keeps to: its grey help texts are not for AAA.
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TAGS = [*AA, "wcag2aaa"]


def faults(page, *, but: str = "", within: str | None = None, tags=TAGS) -> list[str]:
    """What axe finds, a line each: in the whole page, or ``within`` a selector."""
    rules = {but: {"enabled": False}} if but else {}
    options = {"runOnly": tags, "rules": rules}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for fault in found
        for node in fault["nodes"]
    ]
