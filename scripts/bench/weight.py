"""What a visitor's browser receives, pictures excepted, from gunicorn in production's settings."""

import http.client
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

from scripts.bench.progress import tell

PAGES = {"home": "/", "results": f"/trouver/?lieu={quote('Saint-Lô')}"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "User-Agent": "Mozilla/5.0 (bench)"}
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
PATIENCE_S = 30
_CSS_URL = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")]+)""")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)$")


class Loads(HTMLParser):
    """The addresses that a browser loads by itself to show a page; pictures are left out."""

    def __init__(self):
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "script" and values.get("src"):
            self.addresses.append(values["src"])
        elif tag == "link" and LOADED & set((values.get("rel") or "").split()):
            self.addresses.append(values.get("href") or "")


def loads(html: str) -> list[str]:
    parser = Loads()
    parser.feed(html)
    return list(dict.fromkeys(filter(None, parser.addresses)))


def loads_of_css(css: str) -> list[str]:
    """Fonts, imported sheets and drawings of a style sheet."""
    return list(dict.fromkeys(_CSS_URL.findall(css)))


def received(host: str, address: str) -> tuple[int, str, str]:
    """(bytes on the wire, headers included; content type; content encoding) of one answer."""
    connection = http.client.HTTPConnection(host, timeout=PATIENCE_S)
    try:
        connection.request("GET", address, headers=BROWSER)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{address} answers {response.status}")
        head = sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + 19
        kind = response.getheader("Content-Type", "")
        return head + len(body), kind, response.getheader("Content-Encoding", "")
    finally:
        connection.close()


def plain(host: str, address: str) -> str:
    connection = http.client.HTTPConnection(host, timeout=PATIENCE_S)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def page_weight(host: str, address: str) -> dict:
    """``{"kb", "requests", "html_kb", "html_encoding", "parts": {address: bytes}}``."""
    size, _, encoding = received(host, address)
    parts = {address: size}
    waiting = [urljoin(address, found) for found in loads(plain(host, address))]
    while waiting:
        path = waiting.pop(0)
        if path in parts or _PICTURE.search(urlsplit(path).path):
            continue
        if urlsplit(path).netloc not in ("", host):
            raise RuntimeError(f"{address} loads {path}, which is not ours")
        parts[path], kind, _ = received(host, path)
        if "css" in kind:
            waiting += [urljoin(path, found) for found in loads_of_css(plain(host, path))]
    return {
        "kb": sum(parts.values()) / 1000,
        "requests": len(parts),
        "html_kb": size / 1000,
        "html_encoding": encoding,
        "parts": parts,
    }


@contextmanager
def served(environment: dict):
    """gunicorn on a free port; its host and port. Stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [
        sys.executable, "-m", "gunicorn", "network_site.wsgi", "--bind", host,
        "--workers", "1", "--no-control-socket", "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment | {"SITE_URL": f"http://{host}"})
    try:
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                received(host, "/health/")
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError("gunicorn does not answer") from None
                time.sleep(0.2)
        yield host
    finally:
        process.terminate()
        process.wait()


def measure(environment: dict) -> dict:
    tell("weight of the pages")
    with served(environment) as host:
        return {name: page_weight(host, address) for name, address in PAGES.items()}
