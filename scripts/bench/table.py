"""From measures to figures with a verdict, and to lines that fit a terminal. Pure."""

from dataclasses import asdict, dataclass

from scripts.bench import limits

LABELS = {
    "home": "/",
    "finder": "/trouver/?lieu=Saint-Lô",
    "finder elsewhere": "/trouver/, eight other places",
    "list": "/lieux/",
    "venue": "a venue",
}


@dataclass(frozen=True)
class Figure:
    """One measure: ``value`` in ``unit``, and the most it may be (None: for information)."""

    part: str
    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"

    @property
    def shown(self) -> str:
        if self.unit in {"queries", "requests", "rows/s", ""}:
            return f"{self.value:,.0f} {self.unit}".replace(",", " ").strip()
        if self.unit == "×":
            return f"{self.value:.2f} ×"
        return f"{self.value:.1f} {self.unit}"

    def as_dict(self) -> dict:
        return {**asdict(self), "verdict": self.verdict}


def page_figures(runs: list[dict]) -> list[Figure]:
    """From the measures of each size (smallest first), as ``pages.measure`` gives them."""
    figures = []
    for name, label in LABELS.items():
        most = limits.QUERIES[name]
        for run in runs:
            page = run["pages"][name]
            at = f"{label}, {run['size']} venues"
            times = limits.TIMES_EMPTY.get(name)
            figures += [
                Figure("pages", f"{at}: time", page["times_empty"], "×", times),
                Figure("pages", f"{at}: queries", page["queries"], "queries", most),
                Figure("pages", f"{at}: queries, cold cache", page["cold_queries"], "queries"),
                Figure("pages", f"{at}: first of the minute", page["cold_ms"], "ms"),
            ]
        figures += growth_figures(name, label, runs)
    return figures


def growth_figures(name: str, label: str, runs: list[dict]) -> list[Figure]:
    """The largest size against the smallest, each in times its own empty page: what slows the
    machine down in between slows both."""
    if len(runs) < 2:
        return []
    small, large = runs[0]["pages"][name], runs[-1]["pages"][name]
    sizes = f"{runs[-1]['size']} against {runs[0]['size']}"
    counts = [run["pages"][name]["queries"] for run in runs]
    growth = large["times_empty"] / small["times_empty"]
    return [
        Figure("pages", f"{label}, {sizes}", growth, "×", limits.GROWTH),
        Figure("pages", f"{label}: more queries with size", max(counts) - min(counts), "", 0),
    ]


def point_figures(run: dict, vendor: str) -> list[Figure]:
    most = limits.NEAREST_MS[vendor]
    name = f"nearest 20 of {run['points']}"
    return [
        Figure("points", f"{name}: median", run["median"], "ms", most),
        Figure("points", f"{name}: 95th percentile", run["p95"], "ms"),
        Figure("points", f"{name}: first of the minute", run["cold"], "ms"),
        Figure("points", f"{name}: without the index", not run["uses_index"], "", 0),
    ]


def locate_figures(run: dict) -> list[Figure]:
    figures = []
    for name in ("locate", "spellings", "suggestions"):
        slowest = run[name]["slowest"]
        slowest = slowest if len(slowest) <= 24 else f"{slowest[:20]}… ({len(slowest)} letters)"
        figures += [
            Figure("locate", f"{name}: median", run[name]["median"], "ms"),
            Figure(
                "locate", f"{name}: worst, “{slowest}”", run[name]["worst"], "ms", limits.LOCATE_MS
            ),
        ]
    made = Figure("locate", "index made", run["index_made_in_s"] * 1000, "ms")
    return [*figures, made]


def weight_figures(run: dict) -> list[Figure]:
    figures = []
    for name, page in run.items():
        figures += [
            Figure("weight", f"{name}: all but pictures", page["kb"], "kB", limits.PAGE_KB[name]),
            Figure(
                "weight", f"{name}: requests", page["requests"], "requests", limits.PAGE_REQUESTS
            ),
            Figure("weight", f"{name}: HTML", page["html_kb"], "kB"),
        ]
    return figures


def import_figures(run: dict) -> list[Figure]:
    figures = []
    for name, label in (("first", "new venues"), ("again", "the same file again")):
        figures += [
            Figure("import", f"{label}: speed", run[name]["rows_per_s"], "rows/s"),
            Figure("import", f"{label}: peak", run[name]["peak_mb"], "MB", limits.IMPORT_MB),
        ]
    return figures


def lines(title: str, figures: list[Figure]) -> list[str]:
    """The figures of one database, aligned."""
    width = max((len(figure.name) for figure in figures), default=0)
    out = ["", title, "─" * len(title)]
    for figure in figures:
        limit = "" if figure.limit is None else f"≤ {figure.limit:g}"
        out.append(
            f"{figure.name:{width}}  {figure.shown:>14}  {limit:>7}  {figure.verdict}".rstrip()
        )
    return out
