"""The demonstration, served by a real server on a database of its own, in a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings

PASSWORD = "mot-de-passe-de-test"
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, seconds: int = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> str:
    """The address of the running demonstration."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "network_site.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "DEMO": "1",
        "DEMO_PASSWORD": PASSWORD,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "TILES_URL": f"http://127.0.0.1:{port}/static/img/favicon.svg?{{z}}/{{x}}/{{y}}",
    }
    for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR, env=environment, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "network_site.wsgi", "--bind", f"127.0.0.1:{port}",
            "--workers", "2", "--no-control-socket", "--limit-request-line", "0",
            "--log-level", "warning",
        ],
        cwd=settings.BASE_DIR, env=environment,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/health/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--disable-dev-shm-usage", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "fr-FR", "reduced_motion": "reduce"}


@pytest.fixture
def signed_in(site, context):
    """A function that signs somebody in and returns the page of the admin."""

    def sign_in(username: str):
        page = context.new_page()
        page.goto(f"{site}/admin/login/")
        page.get_by_label("Identifiant").or_(page.locator("[name=username]")).first.fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Connexion").or_(
            page.locator("[type=submit]")
        ).first.click()
        page.wait_for_url("**/admin/")
        return page

    return sign_in
