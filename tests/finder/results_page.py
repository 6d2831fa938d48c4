"""What tests read of a page of results."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode


def get(client, **params) -> str:
    response = client.get(f"/trouver/?{urlencode(params, doseq=True)}")
    assert response.status_code == 200
    return response.content.decode()


def map_data(html: str) -> list[dict]:
    return json.loads(re.search(r'id="map-data"[^>]*>(.*?)</script>', html, re.DOTALL).group(1))


def names(html: str) -> list[str]:
    """The venues of the list, in order."""
    return [item["name"] for item in map_data(html)]


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)


def text(html: str) -> str:
    """What one reads of it, with ordinary single spaces."""
    parser = _Text()
    parser.feed(html)
    return " ".join(" ".join(parser.parts).replace("\u2060", "").split())


def cards(html: str) -> dict[str, str]:
    """Venue → what its card says."""
    found = {}
    for card in re.findall(r'<article class="card">.*?</article>', html, re.DOTALL):
        title = re.search(r'class="card__title"><a[^>]*>(.*?)</a>', card).group(1)
        found[title] = text(card)
    return found


def headings(html: str) -> list[str]:
    """The titles of the groups of the list."""
    section = re.search(
        r'<section aria-labelledby="resultats">.*?</ol>\s*(?=<nav|<aside|<p|<section|<div)',
        html,
        re.DOTALL,
    )
    return [text(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", section.group(), re.DOTALL)]


def leads(html: str) -> dict[str, str]:
    """Venue → the first line of its card below its name, as on paper when both differ."""
    found = {}
    for card in re.findall(r'<article class="card">.*?</article>', html, re.DOTALL):
        title = re.search(r'class="card__title"><a[^>]*>(.*?)</a>', card).group(1)
        line = re.search(r'class="(?:card__when|card__undated)">(.*?)</p>', card, re.DOTALL)
        found[title] = (
            text(re.sub(r'<span class="on-screen">.*?</span>', "", line[1])) if line else ""
        )
    return found


def chosen(html: str) -> dict[str, str]:
    """What narrows the list, in words → the address without it."""
    links = re.findall(r'<a class="narrowed__choice" href="([^"]*)">(.*?)<span', html)
    return {text(label): link.replace("&amp;", "&") for link, label in links}
