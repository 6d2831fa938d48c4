from .evaluate import is_readable

__all__ = ["is_readable"]
