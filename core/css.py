"""One style sheet out of many small ones: visitors load one file, we read one subject at a time."""

import re
from pathlib import Path

from django.conf import settings

SOURCES = Path(settings.BASE_DIR) / "static" / "css"
#: The cascade, from the most general to the most particular.
LAYERS = ("tokens", "base", "layout", "prose", "components", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def sources() -> list[tuple[str, Path]]:
    """(layer, file) in the order of the cascade."""
    files = []
    for layer in LAYERS:
        folder = SOURCES / layer
        found = sorted(folder.glob("*.css")) if folder.is_dir() else [SOURCES / f"{layer}.css"]
        files += [(layer, path) for path in found]
    return files


def build() -> tuple[Path, int]:
    """Write ``site.css`` in the build folder; returns its path and its size in bytes."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer, path in sources():
        css = _SPACE.sub(" ", _COMMENT.sub("", path.read_text(encoding="utf-8"))).strip()
        parts.append(f"@layer {layer} {{ {css} }}")
    target = Path(settings.BUILD_DIR) / "css" / "site.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    content = "\n".join(parts) + "\n"
    if not target.exists() or target.read_text(encoding="utf-8") != content:
        target.write_text(content, encoding="utf-8")
    return target, len(content.encode())
