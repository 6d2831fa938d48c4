"""From measures to figures with a verdict, and to lines that fit a terminal. Pure."""

from dataclasses import asdict, dataclass

from scripts.bench import limits

LABELS = {
    "home": "/",
    "finder": "/trouver/?lieu=Saint-Lô",
    "finder elsewhere": "/trouver/, other places",
    "list": "/lieux/",
    "venue": "a venue's page",
}
AGENDA = {
    "agenda": "/agenda/",
    "month": "/agenda/?mois=",
    "filtered": "/agenda/?format=",
    "event": "an event’s page",
}
WHOLE = {"queries", "requests", "rows/s", ""}


@dataclass(frozen=True)
class Figure:
    """One measure: ``value`` in ``unit``, and the most it may be (None: for information).

    Figures that have a ``column`` stand together in a grid, a line for each ``name``.
    """

    part: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    column: str = ""
    #: ``limit`` is the least it may be.
    least: bool = False

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        if self.least:
            return "ok" if self.value >= self.limit else "UNDER"
        return "ok" if self.value <= self.limit else "OVER"

    @property
    def number(self) -> str:
        return f"{self.value:.0f}" if self.unit in WHOLE else f"{self.value:.2f}"

    @property
    def cell(self) -> str:
        """In a grid, whose columns have a title: "2.41", "3.70 OVER 3"."""
        return f"{self.number} OVER {self.limit:g}" if self.verdict == "OVER" else self.number

    def as_dict(self) -> dict:
        return {**asdict(self), "verdict": self.verdict}


def page_figures(runs: list[dict]) -> list[Figure]:
    """From the measures of each size (smallest first), as ``pages.measure`` gives them."""
    figures = []
    for name, label in LABELS.items():
        pages = {run["size"]: run["pages"][name] for run in runs}
        counts = [page["queries"] for page in pages.values()]
        colds = [page["cold_queries"] for page in pages.values()]
        growth = growth_of(list(pages.values()))
        cells = [
            *(
                (f"× empty, {size}", page["times_empty"], "×", limits.TIMES_EMPTY.get(name))
                for size, page in pages.items()
            ),
            ("largest/smallest", growth, "×", limits.GROWTH),
            ("queries", max(counts), "queries", limits.QUERIES[name]),
            ("more with size", max(counts) - min(counts), "", 0),
            ("queries, cold", max(colds), "queries", None),
            ("ms, cold", max(page["cold_ms"] for page in pages.values()), "ms", None),
        ]
        figures += [Figure("pages", label, v, unit, most, head) for head, v, unit, most in cells]
    return figures


def growth_of(pages: list[dict]) -> float:
    """The largest size against the smallest, each in times its own empty page: what slows the
    machine down in between slows both."""
    return pages[-1]["times_empty"] / pages[0]["times_empty"]


def point_figures(run: dict, vendor: str) -> list[Figure]:
    name = f"nearest 20 of {run['points']}"
    return [
        Figure("points", f"{name}: median", run["median"], "ms", limits.NEAREST_MS[vendor]),
        Figure("points", f"{name}: median, in empty pages", run["times_empty"], "×"),
        Figure("points", f"{name}: 95th percentile", run["p95"], "ms"),
        Figure("points", f"{name}: first of the minute", run["cold"], "ms"),
        Figure("points", f"{name}: without the index", not run["uses_index"], "", 0),
    ]


def locate_figures(run: dict) -> list[Figure]:
    figures = []
    for name in ("locate", "spellings", "suggestions"):
        most = limits.LOCATE_MS if name == "locate" else None
        slowest = shortened(run[name]["slowest"])
        figures += [
            Figure("locate", f"{name}: median text", run[name]["median"], "ms"),
            Figure("locate", f"{name}: slowest, “{slowest}”", run[name]["worst"], "ms", most),
        ]
    return [*figures, Figure("locate", "index made", run["index_made_in_s"] * 1000, "ms")]


def shortened(text: str, length: int = 24) -> str:
    return text if len(text) <= length else f"{text[: length - 4]}… ({len(text)} letters)"


def weight_figures(run: dict) -> list[Figure]:
    figures = []
    for name, page in run.items():
        figures += [
            Figure("weight", f"{name}: all but pictures", page["kb"], "kB", limits.PAGE_KB[name]),
            Figure(
                "weight", f"{name}: requests", page["requests"], "requests", limits.PAGE_REQUESTS
            ),
            Figure("weight", f"{name}: HTML, {page['html_encoding']}", page["html_kb"], "kB"),
        ]
    return figures


def import_figures(run: dict) -> list[Figure]:
    figures = []
    for name, label in (("first", "new venues"), ("again", "the same file again")):
        figures += [
            Figure("import", f"{label}: speed", run[name]["rows_per_s"], "rows/s"),
            Figure("import", f"{label}: peak memory", run[name]["peak_mb"], "MB", limits.IMPORT_MB),
        ]
    return figures


def presence_figures(run: dict) -> list[Figure]:
    size = f"{run['permanences']} permanences"
    more = run["finder_elsewhere"] / run["without"]
    return [
        Figure("people", f"finder, {size}/none", more, "×", limits.WITH_PERMANENCES),
        Figure("people", f"finder, {size}: × empty", run["finder_elsewhere"], "×"),
        Figure("people", "finder, soonest first: × empty", run["soonest"], "×"),
        Figure("people", "/conseillers/: × empty", run["people"], "×"),
        Figure("people", "a person’s page: × empty", run["person"], "×"),
        Figure(
            "people", "finder: queries more with permanences", run["more_finder_queries"], "", 0
        ),
        Figure("people", "20 next presences: queries more", run["more_results_queries"], "", 0),
        Figure("people", "20 next presences: queries", run["results_queries"], "queries"),
        Figure("people", "20 next presences", run["results_ms"], "ms"),
        Figure(
            "people",
            "one year of one rule",
            run["year_of_a_rule_ms"],
            "ms",
            limits.YEAR_OF_A_RULE_MS,
        ),
    ]


def agenda_figures(run: dict, vendor: str) -> list[Figure]:
    few, many = run["sizes"]
    figures = []
    for name, label in AGENDA.items():
        growth = many[name]["times_empty"] / few[name]["times_empty"]
        more = abs(many[name]["queries"] - few[name]["queries"])
        cells = [
            (f"{many['size']}/{few['size']} events", growth, "×", limits.AGENDA_GROWTH),
            ("× empty", many[name]["times_empty"], "×", None),
            ("queries", many[name]["queries"], "queries", None),
            ("queries more or fewer", more, "", 0),
            ("cold", many[name]["cold_ms"], "ms", None),
        ]
        figures += [Figure("agenda", f"{label}: {what}", *cell) for what, *cell in cells]
    return [*figures, *feed_figures(run["feed"]), pace(run["registrations"], vendor)]


def feed_figures(run: dict) -> list[Figure]:
    name = f"feed of {run['dates']} dates"
    first, second = run["mb"]
    return [
        Figure("agenda", f"{name}: memory", max(first, second), "MB", limits.FEED_MB),
        Figure("agenda", f"{name}: 2nd half/1st", second / first, "×", limits.FEED_GROWTH),
        Figure("agenda", f"{name}: a date", run["ms_a_date"], "ms"),
    ]


def pace(run: dict, vendor: str) -> Figure:
    name = f"{run['people']} ask for {run['dates'] * run['places']} places"
    least = limits.REGISTRATIONS_PER_S if vendor == "postgresql" else None
    return Figure("agenda", name, run["per_s"], "per s", least, least=True)


def grid(figures: list[Figure]) -> list[str]:
    """A line for each name, a column for each column."""
    columns = list(dict.fromkeys(figure.column for figure in figures))
    rows: dict[str, dict[str, str]] = {}
    for figure in figures:
        rows.setdefault(figure.name, {})[figure.column] = figure.cell
    table = [["", *columns]]
    table += [[name, *(cells.get(c, "") for c in columns)] for name, cells in rows.items()]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns) + 1)]
    return [
        "  ".join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    ]


def listing(figures: list[Figure]) -> list[str]:
    """A line for each figure: name, value, limit, verdict."""
    width = max((len(figure.name) for figure in figures), default=0)
    return [
        (
            f"{figure.name:{width}}  {figure.number:>9} {figure.unit:8}  "
            + (
                ""
                if figure.limit is None
                else f"{'≥' if figure.least else '≤'} {figure.limit:<6g} {figure.verdict}"
            )
        ).rstrip()
        for figure in figures
    ]


def lines(title: str, figures: list[Figure]) -> list[str]:
    """Everything measured on one database."""
    cells = [figure for figure in figures if figure.column]
    others = [figure for figure in figures if not figure.column]
    out = ["", title, "─" * len(title)]
    if cells:
        out += [*grid(cells), ""]
    return out + listing(others)


def verdict(figures: list[Figure]) -> str:
    over = sum(figure.verdict in {"OVER", "UNDER"} for figure in figures)
    judged = sum(bool(figure.verdict) for figure in figures)
    return f"{judged - over} of {judged} limits kept" + (f", {over} exceeded" if over else "")
