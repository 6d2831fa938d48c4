"""A form whose protection has expired is shown again as it was filled in, never thrown away.

For a view marked ``csrf_exempt`` that asks ``is_forged`` itself: Django's own refusal is another
page, and what was typed is lost with it.
"""

from django.middleware.csrf import CsrfViewMiddleware


class _Asked(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def is_forged(request) -> bool:
    """Whether this POST lacks the token of its form: too old, without cookie, or from elsewhere."""
    return bool(_Asked(lambda request: None).process_view(request, None, (), {}))
