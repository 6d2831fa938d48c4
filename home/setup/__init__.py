"""What every installation needs before its first visitor: the tree of pages and what they say."""

from home.setup.site import setup_site

__all__ = ["setup_site"]
