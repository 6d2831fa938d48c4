"""What `make bench` concludes from its measures. The measures themselves are never tested."""

import pytest

from scripts.bench import imports, table, weight
from scripts.bench.places import HOURS, Region
from scripts.bench.table import Figure
from venues.national.mapping import NAMES
from venues.opening import is_readable
from venues.venue_types import VenueType
from venues.vocabulary import Service


def page(times_empty=2.0, queries=9):
    return {
        "times_empty": times_empty,
        "queries": queries,
        "cold_queries": queries + 5,
        "cold_ms": 40.0,
    }


def run(size, **changes):
    return {"size": size, "pages": {name: page(**changes) for name in table.LABELS}}


def found(figures, name, column):
    [figure] = [f for f in figures if f.name == name and f.column == column]
    return figure


@pytest.mark.parametrize(
    ("value", "limit", "verdict"),
    [(2.9, 3, "ok"), (3, 3, "ok"), (3.01, 3, "OVER"), (99, None, ""), (0, 0, "ok"), (1, 0, "OVER")],
)
def test_a_figure_is_judged_by_its_limit(value, limit, verdict):
    assert Figure("pages", "/", value, "×", limit).verdict == verdict


def test_growth_compares_sizes_by_their_own_empty_page():
    figures = table.page_figures([run(200, times_empty=2.0), run(20_000, times_empty=2.8)])
    growth = found(figures, "/lieux/", "largest/smallest")
    assert growth.value == pytest.approx(1.4)
    assert growth.verdict == "OVER"


def test_queries_that_come_with_size_are_over():
    figures = table.page_figures([run(200, queries=9), run(2000, queries=11)])
    assert found(figures, "/", "queries").verdict == "ok"
    assert found(figures, "/", "more with size").value == 2
    assert found(figures, "/", "more with size").verdict == "OVER"


def test_permanences_are_judged_against_the_finder_without():
    measures = {
        "permanences": 3000, "without": 2.0, "finder_elsewhere": 3.2, "soonest": 4.0, "people": 3.0,
        "person": 2.0, "more_finder_queries": 0, "more_results_queries": 1, "results_queries": 4,
        "results_ms": 6.0, "year_of_a_rule_ms": 0.2,
    }  # fmt: skip
    figures = {figure.name: figure for figure in table.presence_figures(measures)}
    assert figures["finder, 3000 permanences/none"].value == pytest.approx(1.6)
    assert figures["finder, 3000 permanences/none"].verdict == "OVER"
    assert figures["finder: queries more with permanences"].verdict == "ok"
    assert figures["20 next presences: queries more"].verdict == "OVER"
    assert figures["one year of one rule"].verdict == "ok"


def agenda(few, many, *, feed_mb=(4.0, 4.0), per_s=40.0):
    def size(number, page):
        pages = {name: {"cold_ms": 30.0, **page} for name in table.AGENDA}
        return {"size": number, **pages}

    measures = {
        "sizes": [size(100, few), size(5000, many)], "feed": {"dates": 5000, "mb": feed_mb, "ms_a_date": 1.0},
        "registrations": {"people": 200, "dates": 10, "places": 10, "per_s": per_s},
    }  # fmt: skip
    return {figure.name: figure for figure in table.agenda_figures(measures, "postgresql")}


def test_the_agenda_is_judged_by_its_growth():
    same = {"times_empty": 2.0, "queries": 9}
    found = agenda(same, {"times_empty": 5.0, "queries": 9})
    assert found["/agenda/: 5000/100 events"].verdict == "OVER"
    assert found["/agenda/: queries more or fewer"].verdict == "ok"
    assert table.verdict(list(found.values())).endswith("exceeded")
    found = agenda(same, {"times_empty": 4.0, "queries": 8})
    assert found["/agenda/: 5000/100 events"].verdict == "ok"
    assert found["/agenda/: queries more or fewer"].verdict == "OVER"


def test_a_feed_is_judged_by_its_memory_and_registrations_by_their_pace():
    same = {"times_empty": 2.0, "queries": 9}
    found = agenda(same, same, feed_mb=(4.0, 9.0), per_s=15.0)
    assert found["feed of 5000 dates: memory"].verdict == "ok"
    assert found["feed of 5000 dates: 2nd half/1st"].verdict == "OVER"
    assert found["200 ask for 100 places"].verdict == "UNDER"


def test_the_grid_has_a_line_a_page_and_says_what_is_over():
    lines = table.grid(table.page_figures([run(200, times_empty=3.5)]))
    assert len(lines) == 1 + len(table.LABELS)
    assert all(len(line) <= 140 for line in lines)
    assert "3.50 OVER 3" in lines[1]


def test_the_verdict_counts_limits_only():
    figures = [Figure("p", "a", 1, "", 2), Figure("p", "b", 3, "", 2), Figure("p", "c", 9, "")]
    assert table.verdict(figures) == "1 of 2 limits kept, 1 exceeded"
    assert table.verdict(figures[:1]) == "1 of 1 limits kept"


def test_what_a_browser_loads_by_itself():
    html = """<link rel="canonical" href="/x"><link rel="icon" href="/f.svg">
      <link rel="stylesheet" href="/s.css"><script type="module" src="/a.js"></script>
      <script type="application/json" id="map-data">[]</script><img src="/p.jpg">
      <link rel="stylesheet" href="/s.css"><section data-leaflet="/leaflet.js"></section>"""
    assert weight.loads(html) == ["/f.svg", "/s.css", "/a.js"]


def test_what_a_style_sheet_loads():
    css = "a{background:url('../p.webp')}b{src:url(f.woff2)}c{mask:url(data:image/svg+xml,x)}"
    assert weight.loads_of_css(css) == ["../p.webp", "f.woff2"]


def test_places_are_the_same_at_each_run_and_in_words_the_site_knows():
    region = Region()
    places = [region.place(number) for number in range(300)]
    assert places == [Region().place(number) for number in range(300)]
    assert len({place.id for place in places}) == 300
    assert {place.kind for place in places} <= set(VenueType.values)
    assert {service for place in places for service in place.services} <= set(Service.values)
    assert {place.town.insee_code[:2] for place in places} == {"14", "27", "50", "61", "76"}
    assert all(is_readable(hours) for hours in HOURS if hours)


def test_the_file_imported_is_in_the_national_format():
    row = imports.row_of(Region().place(7))
    assert imports.HEADER == NAMES
    assert set(row) <= set(NAMES)
