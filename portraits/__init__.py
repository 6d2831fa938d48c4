"""Interviews as data. Not built yet."""
