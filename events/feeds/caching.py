"""A feed that did not change is neither read nor sent again (RFC 9110, If-None-Match)."""

from collections.abc import Iterable
from hashlib import sha256

from django.http import StreamingHttpResponse
from django.utils.http import quote_etag


def feed_response(request, pieces: Iterable[bytes], content_type: str, *state):
    """The feed, sent piece by piece; ``state`` is whatever its content depends on.

    Nothing of ``pieces`` is read before it is sent: when the reader has this feed already,
    ``ConditionalGetMiddleware`` answers 304 and drops them.
    """
    sent = () if request.method == "HEAD" else pieces
    response = StreamingHttpResponse(sent, content_type=content_type)
    response["ETag"] = quote_etag(sha256(repr(state).encode()).hexdigest()[:32])
    return shared(response)


def shared(response):
    """Other sites, and programs that run in them, may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
