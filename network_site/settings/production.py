"""An agency's server. It refuses to start half-configured."""

from . import env

env.required("SECRET_KEY", "a long random text, kept secret")
env.required("DATABASE_URL", "postgres://user:password@host:5432/name")
env.required("ALLOWED_HOSTS", "the site's domain names, separated by commas")
env.required("SITE_URL", "the site's address, such as https://www.example.org")

from .base import *  # noqa: E402, F403
from .base import SITE_URL  # noqa: E402

CSRF_TRUSTED_ORIGINS = [SITE_URL]
if SITE_URL.startswith("https://"):
    # The front server must drop this header from what visitors send.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS")
    SECURE_HSTS_PRELOAD = env.flag("HSTS_SUBDOMAINS")
    # It binds every other site of the domain: the agency decides, and leaving it is no fault.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
