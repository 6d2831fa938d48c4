"""School and public holidays, recurrences. Not built yet."""
