"""The pictures of docs/screenshots, taken from a running `make run`: ADDRESS as the only argument."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
PAGES = {
    "home": "/",
    "results": "/trouver/?lieu=Saint-L%C3%B4",
    "venue": "/lieux/bibliotheque-alexis-de-tocqueville/",
    "person": "/conseillers/camille-lenoir/",
    "sheet": "/trouver/fiche/50502/",
}
WIDTHS = {360: 740, 1280: 800}
#: Enough of a long list to judge it.
TALLEST = 2400


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium")
        )
        for width, height in WIDTHS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                locale="fr-FR",
                timezone_id="Europe/Paris",
            )
            for name, path in PAGES.items():
                page.goto(address + path)
                tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.screenshot(
                    path=FOLDER / f"{name}-{width}.png",
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": tall},
                )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
