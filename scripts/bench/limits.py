"""What may not be exceeded. Ratios travel from one machine to another; milliseconds less so."""

SIZES = (200, 2_000, 20_000)
POINTS = 200_000
#: Venues and permanences.
PRESENCES = (2_000, 3_000)
IMPORTED_ROWS = 20_000

#: The pages measured, and the most queries each may make, with a cold cache as with a warm one.
QUERIES = {"home": 16, "finder": 14, "finder elsewhere": 14, "list": 12, "venue": 19}
#: How many times the empty page a page may cost. A venue's page has no such limit of its own.
#: The finder answers with people, phone, what to bring and a text to send, fifteen times.
TIMES_EMPTY = {"home": 3.0, "finder": 4.0, "finder elsewhere": 4.0, "list": 3.0}
#: The largest size against the smallest.
GROWTH = 1.3
NEAREST_MS = {"postgresql": 5.0, "sqlite": 12.0}
LOCATE_MS = 5.0
PAGE_REQUESTS = 6
PAGE_KB = {"home": 60.0, "results": 50.0}
IMPORT_MB = 400.0
#: The finder with permanences against the same without.
WITH_PERMANENCES = 1.5
YEAR_OF_A_RULE_MS = 1.0
#: Events, few then many; the dates of a feed; how many ask for a place.
EVENTS = (100, 5_000)
FEED = 5_000
PEOPLE = 2_000
#: The agenda at the many against the agenda at the few.
AGENDA_GROWTH = 2.0
#: What a feed holds in memory while it is sent (a chunk of dates, each with its event and venue), and
#: its second half against its first.
FEED_MB = 16.0
FEED_GROWTH = 1.2
REGISTRATIONS_PER_S = 20.0
