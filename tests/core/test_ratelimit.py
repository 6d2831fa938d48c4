"""How often one address may do something; the address itself is kept nowhere."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from core.ratelimit import address_of, is_allowed


def tries(count: int, address: str = "192.0.2.1", action: str = "report") -> list[bool]:
    return [is_allowed(action, address, limit=3, window_s=60) for _ in range(count)]


def test_so_many_times_and_no_more():
    assert tries(5) == [True, True, True, False, False]


def test_addresses_and_actions_are_counted_apart():
    tries(3)
    assert tries(1) == [False]
    assert tries(1, address="192.0.2.2") == [True]
    assert tries(1, action="other") == [True]


def test_the_window_closes():
    with time_machine.travel("2026-11-20 10:00Z", tick=False) as clock:
        assert tries(4)[-1] is False
        clock.shift(61)
        assert tries(1) == [True]


def test_the_address_is_not_kept():
    tries(1, address="192.0.2.77")
    assert not any("192.0.2.77" in key for key in cache._cache)


@pytest.mark.parametrize(
    ("remote", "forwarded", "behind_proxy", "address"),
    [
        ("192.0.2.1", None, False, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", False, "192.0.2.1"),
        ("127.0.0.1", "203.0.113.9", True, "203.0.113.9"),
        # What a visitor writes comes first, what the front server saw comes last.
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", True, "203.0.113.9"),
        ("127.0.0.1", None, True, "127.0.0.1"),
        ("127.0.0.1", "", True, "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", None, False, "2001:0db8:0001:0002"),
        ("::ffff:192.0.2.1", None, False, "192.0.2.1"),
        ("", None, False, ""),
        ("127.0.0.1", "unknown", True, "127.0.0.1"),
        # Some front servers write the port too: each of a visitor's requests has another.
        ("127.0.0.1", "203.0.113.9:5001", True, "203.0.113.9"),
        ("127.0.0.1", "[2001:db8:1:2:3:4:5:6]:5001", True, "2001:0db8:0001:0002"),
    ],
)
def test_where_a_request_comes_from(settings, remote, forwarded, behind_proxy, address):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)
    assert address_of(request) == address


def test_one_household_s_addresses_count_as_one():
    requests = [
        RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:1:2::{host}") for host in ("1", "ffff")
    ]
    assert len({address_of(request) for request in requests}) == 1
