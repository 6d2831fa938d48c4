"""What every installation shares, safe by default: dev and test relax it, production completes it."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from . import env

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

DEBUG = False
DEMO = env.flag("DEMO")
DEMO_PASSWORD = env.text("DEMO_PASSWORD")
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

# --- The network -------------------------------------------------------------------------
# The region is a setting: nothing in the code assumes Normandie.
REGION = env.text("REGION", "28")
SCHOOL_ZONE = env.text("SCHOOL_ZONE", "B")
#: Good Friday and 26 December are public holidays there.
ALSACE_MOSELLE = env.flag("ALSACE_MOSELLE")
GEOCODER_URL = env.text("GEOCODER_URL")
GEO_API_URL = env.text("GEO_API_URL", "https://geo.api.gouv.fr")
TILES_URL = env.text(
    "TILES_URL",
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
)
TILES_CREDIT = env.text("TILES_CREDIT", "© IGN – Géoplateforme")

INSTALLED_APPS = [
    "home",
    "finder",
    "events",
    "portraits",
    "mediators",
    "venues",
    "schedules",
    "core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "leaflet",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "core.middleware.VisitorCacheMiddleware",
    "core.middleware.CleanQueryMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "venues.middleware.AdminLimitsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.PathCSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "network_site.urls"
WSGI_APPLICATION = "network_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
            ],
        },
    }
]

# Our own widgets have their templates beside the others.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database ----------------------------------------------------------------------------
# CONN_MAX_AGE left at 0 makes every PostgreSQL page twice as slow.
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_max_age=600, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue instead of failing half-way through a transaction.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON;PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728;"
        ),
    }
    # In memory, threads would share one connection and hide every locking fault.
    DATABASES["default"]["TEST"] = {
        "NAME": Path(DATABASES["default"]["NAME"]).with_name("test.sqlite3")
    }
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if CACHE_URL := env.text("CACHE_URL"):
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": CACHE_URL,
            "KEY_PREFIX": "mediation",
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# get_rendition() writes to this cache on every call, so it never goes to the database.
CACHES["renditions"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "renditions",
    "OPTIONS": {"MAX_ENTRIES": 5000},
}

# --- People ------------------------------------------------------------------------------
AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "home.views.form_expired"

# --- French, Paris -----------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "core.formats"

# --- Files -------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_root"
BUILD_DIR = VAR_DIR / "build"
(BUILD_DIR / "css").mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static", BUILD_DIR]
MEDIA_URL = env.text("MEDIA_URL", "/media/")
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
#: Files that no address of the site gives: signed consents.
PRIVATE_ROOT = Path(env.text("PRIVATE_ROOT", str(VAR_DIR / "private")))
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
_s3 = {
    "endpoint_url": env.text("S3_ENDPOINT_URL") or None,
    "region_name": env.text("S3_REGION") or None,
    "access_key": env.text("S3_ACCESS_KEY") or None,
    "secret_key": env.text("S3_SECRET_KEY") or None,
    "file_overwrite": False,
}
if S3_BUCKET := env.text("S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": S3_BUCKET, "querystring_auth": False, **_s3},
    }
if S3_PRIVATE_BUCKET := env.text("S3_PRIVATE_BUCKET"):
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": S3_PRIVATE_BUCKET, "default_acl": "private", **_s3},
    }
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Mail --------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if EMAIL_URL := env.text("EMAIL_URL"):
    _mail = urlsplit(EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.scheme == "smtp+tls", _mail.scheme == "smtps"
#: Seconds. Without it, a mail server that does not answer holds whoever registers.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "ne-pas-repondre@localhost")

# --- Wagtail -----------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Médiation numérique"
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris"]
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAIL_TAG_SPACES_ALLOWED = True
WAGTAILIMAGES_IMAGE_MODEL = "core.CreditedImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.CreditedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_DOCUMENT_MODEL = "core.NetworkDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
        },
    }
}
WAGTAILSEARCH_BACKENDS = {
    "default": (
        {
            "BACKEND": "core.search.postgresql",
            "SEARCH_CONFIG": "french_unaccent",
            "AUTOCOMPLETE_SEARCH_CONFIG": "simple_unaccent",
        }
        if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
        else {"BACKEND": "core.search.sqlite"}
    )
}

# --- Headers -----------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

_tiles = urlsplit(TILES_URL.replace("{s}", "*"))
_media = urlsplit(MEDIA_URL)
_outside = [f"{url.scheme}://{url.netloc}" for url in (_tiles, _media) if url.netloc]
CSP_PUBLIC = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", *_outside],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# Wagtail's own screens still start widgets with inline scripts (wagtail#1288).
CSP_ADMIN = {
    **CSP_PUBLIC,
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", *_outside],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_PUBLIC}

# --- Logs: standard output, no query strings, no personal data ---------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stdout"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stdout"], "level": "WARNING", "propagate": False},
        "wagtail": {"handlers": ["stdout"], "level": "WARNING", "propagate": False},
    },
}

if SENTRY_DSN := env.text("SENTRY_DSN"):
    import sentry_sdk

    sentry_sdk.init(dsn=SENTRY_DSN, send_default_pii=False, max_request_body_size="never")
