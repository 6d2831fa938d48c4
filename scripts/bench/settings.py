"""Production's settings, with the benchmark's own files under ``var/bench``.

One template comes before the site's own: an empty ``home/content_page.html``. A content page then
costs what Wagtail costs, which is what every other page is compared with.
"""

from pathlib import Path

from network_site.settings.production import *  # noqa: F403
from network_site.settings.production import TEMPLATES, VAR_DIR

STATIC_ROOT = VAR_DIR / "bench" / "static"
MEDIA_ROOT = VAR_DIR / "bench" / "media"
TEMPLATES[0]["DIRS"].insert(0, Path(__file__).parent / "templates")
