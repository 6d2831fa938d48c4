"""Headers: strict towards the public, cacheable for visitors, private for signed-in people."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers

ADMIN = "/admin/"
#: These stand under /admin/ but need none of the editor's inline scripts.
STRICT_ADMIN = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")
FILES = ("/media/", "/static/")
#: What other sites may show or read: pictures, open data, calendars.
SHARED = (*FILES, "/donnees/")
MINUTE = 60
#: Longer values, and more of them, answer nothing a person could have asked.
LONGEST_VALUE = 500
MOST_VALUES = 20
MOST_NAMES = 50
LONGEST_PATH = 2000
LONGEST_PART = 255
#: No slug and no file name contains it.
UNKNOWN = "\ufffd"


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy",
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        )
        shared = request.path.startswith(SHARED) or request.path.endswith(".ics")
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin"
        )
        # wagtail.utils.sendfile writes the word "None" here, which no client understands.
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]
        return response


class VisitorCacheMiddleware:
    """Lets a proxy keep visitors' pages for a minute, and nobody keep anybody else's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(FILES):
            return response
        patch_vary_headers(response, ["Cookie"])
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            patch_cache_control(response, private=True, no_store=True)
        elif (
            request.method in {"GET", "HEAD"}
            and response.status_code == 200
            and not request.path.startswith(ADMIN)
            and not response.has_header("Cache-Control")
        ):
            patch_cache_control(response, public=True, max_age=MINUTE)
        return response


class CleanQueryMiddleware:
    """Takes out of an address what no database accepts (NUL), no file system, and nobody typed.

    Views then answer the rest of the request with a sentence instead of an error. The admin keeps
    its long addresses: an action on many pages names each of them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info or is_endless(request.path_info):
            request.path = request.path_info = f"/{UNKNOWN}/"  # a page that does not exist
        query = request.META.get("QUERY_STRING", "")
        public = not request.path.startswith(ADMIN)
        if "%00" in query or "\0" in query or (public and len(query) > LONGEST_VALUE):
            request.META["QUERY_STRING"] = cleaned(query, shorten=public).urlencode()
        return self.get_response(request)


def is_endless(path: str) -> bool:
    """Longer, in whole or in part, than any address and any file name can be."""
    return len(path) > LONGEST_PATH or any(
        len(part.encode()) > LONGEST_PART for part in path.split("/")
    )


def cleaned(query: str, *, shorten: bool) -> QueryDict:
    """The parameters of a query string (as WSGI gives it) without NUL; short and few if asked."""
    parts = query.encode("iso-8859-1", "replace").split(b"&")
    if shorten:  # before they are read: Django answers thousands of them with an error
        parts = parts[: MOST_NAMES * MOST_VALUES]
    kept = QueryDict(mutable=True)
    for name, values in QueryDict(b"&".join(parts)).lists():
        name, values = name.replace("\0", ""), [value.replace("\0", "") for value in values]
        if shorten:
            name = name[:LONGEST_VALUE]
            values = [value[:LONGEST_VALUE] for value in values[:MOST_VALUES]]
        if not shorten or len(kept) < MOST_NAMES:
            kept.setlist(name, values)
    return kept


class PathCSPMiddleware(CSPMiddleware):
    """Two policies: a strict one for everybody, Wagtail's needs for its own editor."""

    def get_policy_parts(self, request, response, report_only=False, **kwargs):
        parts = super().get_policy_parts(request, response, report_only, **kwargs)
        if report_only:
            return parts
        path = request.path
        if path.startswith(ADMIN) and not path.startswith(STRICT_ADMIN):
            parts.config = settings.CSP_ADMIN
        elif getattr(request, "is_dummy", False):
            # A preview is a public page shown in the editor's frame.
            parts.config = {**settings.CSP_PUBLIC, "frame-ancestors": ["'self'"]}
        return parts
