# Everything starts from a fresh clone with Python ≥ 3.11 and make. `make help` lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
CHROMIUM ?= /usr/bin/chromium
POSTGRES ?= postgres://postgres@127.0.0.1:5432/postgres
PYTEST := $(PY) -m pytest
#: Processes of the test suite: one for each core.
JOBS ?= auto

.PHONY: help setup css run dev test test-postgres test-browser check bench lock screenshots

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/installed: requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the dependencies, locked with hashes (a minute or two the first time)…"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(VENV)/installed ## virtual environment and locked dependencies

css: setup
	@$(PY) manage.py build_css --verbosity 0

run: css ## the demonstration, with all its set-up, on http://127.0.0.1:8000 (PORT=…)
	@DEMO=1 SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(PY) manage.py migrate --verbosity 0
	@DEMO=1 SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(PY) manage.py load_demo --if-empty
	@echo "Le site est sur http://127.0.0.1:$(PORT)/ et l’administration sur http://127.0.0.1:$(PORT)/admin/ (Ctrl-C pour arrêter)."
	@DEMO=1 SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} DJANGO_SETTINGS_MODULE=network_site.settings.dev exec $(PY) -m gunicorn network_site.wsgi \
		--bind 127.0.0.1:$(PORT) --workers 2 --no-control-socket --limit-request-line 0 --log-level warning

dev: css ## the same with Django's development server, which reloads what you change
	@DEMO=1 DEBUG=1 $(PY) manage.py migrate --verbosity 0
	@DEMO=1 DEBUG=1 $(PY) manage.py load_demo --if-empty
	@DEMO=1 DEBUG=1 $(PY) manage.py runserver $(PORT)

test: css ## the test suite on SQLite, except the browser part
	@env -u DATABASE_URL $(PYTEST) --create-db -n $(JOBS)

test-postgres: css ## the same suite on PostgreSQL (DATABASE_URL)
	@DATABASE_URL=$${DATABASE_URL:-$(POSTGRES)} $(PYTEST) --create-db -n $(JOBS)

test-browser: css ## end-to-end and accessibility tests in Chromium (CHROMIUM)
	@test -x "$(CHROMIUM)" || { echo "Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM." >&2; exit 2; }
	@env -u DATABASE_URL CHROMIUM="$(CHROMIUM)" DJANGO_ALLOW_ASYNC_UNSAFE=true $(PYTEST) --create-db -m browser tests/browser

check: css ## style, templates, migrations, system checks, pins
	@$(VENV)/bin/ruff check --quiet . && $(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/djlint templates --lint --quiet
	@$(PY) manage.py makemigrations --check --dry-run --verbosity 0
	@$(PY) manage.py check --fail-level WARNING
	@$(PY) scripts/check_pins.py

bench: css ## what pages cost, as ratios in one run; writes var/bench.json
	@$(PY) scripts/bench.py

lock: ## (maintainers) write the locked requirement files again; needs uv
	@uv pip compile --quiet --generate-hashes --no-header --universal --python-version 3.11 pyproject.toml -o requirements/production.txt
	@uv pip compile --quiet --generate-hashes --no-header --universal --python-version 3.11 --extra dev -c requirements/production.txt pyproject.toml -o requirements/dev.txt

screenshots: css ## (maintainers) the pictures of docs/screenshots, from a running `make run`
	@$(PY) scripts/screenshots.py http://127.0.0.1:$(PORT)
