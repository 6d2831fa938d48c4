from .documents import NetworkDocument
from .images import CreditedImage, CreditedRendition
from .pages import BasePage, NoAliasMixin, PictureMixin
from .settings import SiteSettings
from .users import User

__all__ = [
    "BasePage",
    "CreditedImage",
    "CreditedRendition",
    "NetworkDocument",
    "NoAliasMixin",
    "PictureMixin",
    "SiteSettings",
    "User",
]
