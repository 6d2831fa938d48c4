"""Workshops under their venue, occurrences, registrations. Not built yet."""
