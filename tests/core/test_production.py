"""Production's settings refuse to start half-configured, and leave Django nothing to warn of."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "SECRET_KEY": "dUmmy-0123456789-abcdefghij-ABCDEFGHIJ-klmnopqrst-KLMNOPQRST-9",
    "DATABASE_URL": "sqlite:////tmp/nowhere.sqlite3",
    "ALLOWED_HOSTS": "www.exemple.fr",
    "SITE_URL": "https://www.exemple.fr",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=inherited
        | {"DJANGO_SETTINGS_MODULE": "network_site.settings.production"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_refuses_to_start_without(missing):
    partial = {name: value for name, value in PRODUCTION.items() if name != missing}
    outcome = manage("check", **partial)
    assert outcome.returncode != 0
    assert f"{missing} is not set" in outcome.stderr


def test_production_has_nothing_to_be_warned_of():
    outcome = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert outcome.returncode == 0, outcome.stderr
