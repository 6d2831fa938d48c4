"""What a process keeps of the database between requests, so that a warm request asks nothing."""

import threading
import time
import uuid
from collections.abc import Callable
from typing import Generic, TypeVar

from django.core.cache import cache

#: Where processes share no cache, another one's change is seen after this long.
CHECK_EVERY_S = 60

Rows = TypeVar("Rows")
Made = TypeVar("Made")


class Kept(Generic[Rows, Made]):
    """``make(read())``, made again only when ``read()`` answers otherwise.

    It reads again as soon as ``changed()`` was called, here or in any process of the same cache,
    and once a minute. ``name`` is the cache's key for its version. What ``make`` answers is shared
    by threads: it must never change.
    """

    def __init__(self, name: str, read: Callable[[], Rows], make: Callable[[Rows], Made]):
        self._name, self._read, self._make = name, read, make
        self._lock = threading.Lock()
        self._version: str | None = None
        self._check_at = 0.0
        self._rows: Rows | None = None
        self._made: Made | None = None

    def get(self) -> Made:
        """Up to date. While one thread makes it anew, the others use the last one."""
        version = self._current_version()
        if self._is_fresh(version) or not self._lock.acquire(blocking=self._made is None):
            return self._made
        try:
            if not self._is_fresh(version):
                self._refresh(version)
            return self._made
        finally:
            self._lock.release()

    def changed(self) -> None:
        cache.set(self._name, uuid.uuid4().hex, None)

    def _is_fresh(self, version: str) -> bool:
        return (
            self._made is not None
            and self._version == version
            and time.monotonic() < self._check_at
        )

    def _refresh(self, version: str) -> None:
        rows = self._read()
        if self._made is None or rows != self._rows:
            self._made, self._rows = self._make(rows), rows
        self._version, self._check_at = version, time.monotonic() + CHECK_EVERY_S

    def _current_version(self) -> str:
        """Made when the cache has none; "" always where nothing is ever kept."""
        if (version := cache.get(self._name)) is None:
            cache.add(self._name, uuid.uuid4().hex, None)
            version = cache.get(self._name, "")
        return version
