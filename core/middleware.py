"""Headers: strict towards the public, cacheable for visitors, private for signed-in people."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers

ADMIN = "/admin/"
#: These stand under /admin/ but need none of the editor's inline scripts.
STRICT_ADMIN = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")
SHARED = ("/media/", "/static/")
MINUTE = 60
#: Longer values answer nothing a person could have asked.
LONGEST_VALUE = 500


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy",
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        )
        shared = request.path.startswith(SHARED)
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
        if request.path.startswith(SHARED):
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
    """Takes out of a visitor's GET what no database accepts (NUL) and what nobody typed (10 kB).

    Views then answer the rest of the request with a sentence instead of an error.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if request.method in {"GET", "HEAD"} and not request.path.startswith(ADMIN):
            if len(query) > LONGEST_VALUE or "%00" in query or "\0" in query:
                request.GET = self.cleaned(request)
        return self.get_response(request)

    @staticmethod
    def cleaned(request) -> QueryDict:
        cleaned = QueryDict(mutable=True)
        for name, values in request.GET.lists():
            cleaned.setlist(
                name.replace("\0", "")[:LONGEST_VALUE],
                [value.replace("\0", "")[:LONGEST_VALUE] for value in values[:20]],
            )
        cleaned._mutable = False
        return cleaned


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
