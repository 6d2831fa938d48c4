"""Workshops under their venue, their dates, who registered for them."""
