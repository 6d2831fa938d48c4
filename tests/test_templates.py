"""Conventions of the templates that no person would keep by memory alone."""

import re
from pathlib import Path

from django.conf import settings

from core.images import FORMATS, RENDITION_SPECS, WIDTHS

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PICTURE = TEMPLATES / "components" / "picture.html"
#: The pages of visitors that have a cookie, the one of their protection.
FORMS = ("registration", "proof_reading")


def test_there_are_at_most_six_renditions():
    assert len(RENDITION_SPECS) == len(set(RENDITION_SPECS)) <= 6


def test_pictures_are_made_in_one_place_with_the_named_sizes():
    expected = f"format-{{{','.join(FORMATS)}}} width-{{{','.join(map(str, WIDTHS))}}}"
    assert expected in PICTURE.read_text(encoding="utf-8")
    for path in TEMPLATES.rglob("*.html"):
        if path != PICTURE:
            found = re.findall(r"{%\s*(?:image|picture|srcset_image|image_url)\s", path.read_text())
            assert not found, path.name


def test_public_templates_hold_no_inline_script_style_or_handler():
    """The policy of public pages refuses them: they would silently do nothing."""
    for path in TEMPLATES.rglob("*.html"):
        if "admin" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text), path.name
        assert not re.search(r"<script(?![^>]*src=)", text), path.name
        assert "csrf_token" not in text or path.name.startswith(FORMS), path.name


def test_no_page_loads_anything_from_elsewhere():
    for path in [*TEMPLATES.rglob("*.html"), *Path(settings.BASE_DIR, "static").rglob("*.*")]:
        if path.suffix in {".html", ".css", ".js"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(
                r"(src|href)=\"(https?:)?//|url\((['\"])?(https?:)?//|@import", text
            )


def test_french_punctuation_never_begins_a_line():
    """« ; », « : », « ? », « ! » and guillemets hold to their word with a no-break space."""
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"{%.*?%}|{#.*?#}|<[^>]*>", "\n", path.read_text(encoding="utf-8"))
        assert not re.search(r"[\w»’)] [;:!?»]|« ", text), path.name
