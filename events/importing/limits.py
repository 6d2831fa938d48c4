"""How much one file may hold: a whole season of a library, many times over, and never a bomb."""

from datetime import timedelta

#: A year of a busy library weighs 200 kB.
LARGEST_BYTES = 5_000_000
MOST_LINES = 150_000
#: Of a property once its lines are joined, in bytes; attached pictures are skipped before.
LONGEST_LINE = 50_000
#: VCALENDAR, VEVENT, VALARM: three is usual.
DEEPEST = 8
#: Lines of a table, or VEVENTs: a series may come date by date.
MOST_BLOCKS = 2_000
MOST_EVENTS = 500
#: Of a file sent in the admin: a new event costs some 0.13 s, and a request lasts 30 s at most.
MOST_IN_ADMIN = 100
MOST_DATES_OF_ONE = 400
MOST_DATES = 5_000
#: Of an RDATE or an EXDATE, all lines together.
MOST_LISTED = 1_000
#: Characters of one RRULE; the longest that means something has about 100.
LONGEST_RULE = 300
MOST_TIMES = 2_000
#: Days that dateutil may look at, for one rule and for a whole file (a day costs some 2 µs).
MOST_DAYS_OF_ONE = 40_000
MOST_DAYS = 600_000

#: Dates of a repetition are written from then to then; past ones only for the archive.
BEHIND = timedelta(days=31)
AHEAD = timedelta(days=366)
#: A date written out further ahead is a mistyped year.
FURTHEST = timedelta(days=3 * 366)
#: An exhibition may last; a date of two years is a mistake.
LONGEST_DATE = timedelta(days=366)
