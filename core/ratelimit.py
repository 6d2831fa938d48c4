"""How often one address may do something, without keeping the address.

Counts live in the cache under a keyed hash, for one window at most. Generous by intent: a whole
library shares one address. Where processes do not share a cache, each counts for itself.
"""

from contextlib import suppress
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac


def is_allowed(action: str, address: str, *, limit: int, window_s: int) -> bool:
    """Count this time, and say whether it is within ``limit`` times in ``window_s`` seconds."""
    key = _key(action, address)
    cache.add(key, 0, window_s)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # the window closed between the two
        cache.set(key, 1, window_s)
        return limit >= 1


def give_back(action: str, address: str) -> None:
    """This time does not count after all: only failures are limited."""
    with suppress(ValueError):  # the window closed meanwhile
        cache.decr(_key(action, address))


def _key(action: str, address: str) -> str:
    hashed = salted_hmac("core.ratelimit", f"{action}|{address}", algorithm="sha256").hexdigest()
    return f"ratelimit:{hashed}"


def address_of(request) -> str:
    """Where a request comes from: the address that the front server saw, where there is one.

    Only the last address of X-Forwarded-For is the front server's word; the others are anybody's.
    One household's or library's IPv6 addresses count as one (/64).
    """
    peer = request.META.get("REMOTE_ADDR", "")
    candidates = [peer]
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        candidates = [forwarded, _without_port(forwarded), peer]
    parsed = next(filter(None, map(_parsed, candidates)), None)
    if parsed is None:
        return peer
    if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
        return parsed.exploded[:19]
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


def _without_port(address: str) -> str:
    """Some front servers write "192.0.2.1:49152" or "[2001:db8::1]:49152"."""
    return address.rpartition(":")[0].strip("[]")


def _parsed(address: str):
    try:
        return ip_address(address)
    except ValueError:
        return None
