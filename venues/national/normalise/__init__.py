"""From what a file says to the strings we compare and keep. Pure functions, no database."""

from .rows import Row, Understood, completed, refusal, understand

__all__ = ["Row", "Understood", "completed", "refusal", "understand"]
