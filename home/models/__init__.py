from .navigation import Navigation, NavigationLink
from .pages import ContentPage, HomePage

__all__ = ["ContentPage", "HomePage", "Navigation", "NavigationLink"]
