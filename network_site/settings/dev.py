"""A developer's machine, and `make run`: the demonstration, served as it would be in production."""

from . import env
from .base import *  # noqa: F403
from .base import STATIC_ROOT, STORAGES

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY", "dev-only-key-that-no-production-setting-ever-reads-0000000000")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(exist_ok=True)  # nothing is collected here, but WhiteNoise looks
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
