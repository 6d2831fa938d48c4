"""Pedagogical resources and the kits that travel. Not built yet."""
