# Everything a newcomer types. Needs Python 3.11 or newer and make; the rest is installed into .venv.

PYTHON ?= python3
PORT ?= 8000
export PORT

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-for-tests

.DEFAULT_GOAL := help
.PHONY: help run setup test check bench screenshots permissions lock vendor demo-audio clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## Start site, worker and demonstration on http://localhost:8000 (PORT=8001 for another port)
	@$(PY) manage.py start --demonstration

setup: $(READY) ## Begin for real use: asks for the charity, its first service and its first administrator
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py setup_charity

test: $(READY_DEV) ## Run every test (SQLite, or what DATABASE_URL names); browser journeys where chromium is found
	@$(PY) -m tests.suite everything redis journeys

check: $(READY_DEV) ## Look for what a machine can see: style, types, rooms, missing migrations, deployment settings
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) manage.py makemigrations --check --dry-run --verbosity 1
	@$(PY) -m tests.deployment

bench: $(READY_DEV) ## Measure against the budgets, as a table and as build/bench.json
	@$(PY) -m tests.benchmarks

screenshots: $(READY_DEV) ## Every page, wide and narrow, light and dark, into build/screenshots/index.html
	@$(PY) -m tests.screenshots

permissions: $(READY_DEV) ## Print docs/permissions.md again from the access matrix
	@$(PY) -m tests.access.print_permissions

lock: $(READY_DEV) ## Choose the newest allowed packages again, with hashes and without addresses
	@$(VENV)/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --generate-hashes \
		--no-annotate --no-header --no-emit-index-url --output-file requirements.lock
	@$(VENV)/bin/uv pip compile pyproject.toml --extra dev --quiet --upgrade --universal --generate-hashes \
		--no-annotate --no-header --no-emit-index-url --output-file requirements-dev.lock

vendor: ## Make the vendored front-end files again (needs npm, fonttools and brotli)
	@sh coprod/ui/vendor.sh coprod/ui/static/ui

demo-audio: ## Speak the demonstration's podcast again from its scripts (needs espeak-ng; fetches lameenc for this once)
	@command -v espeak-ng >/dev/null || { echo "espeak-ng is missing. On Debian: apt-get install espeak-ng"; exit 1; }
	@$(PYTHON) -m venv build/studio
	@build/studio/bin/python -m pip install --quiet --disable-pip-version-check lameenc==1.9.0
	@build/studio/bin/python coprod/demo/recordings/render.py

clean: ## Remove what these commands made, but never var/, where the data is
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): requirements.lock
	@test -x $(PY) || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "coprod needs Python 3.11 or newer. Name it like this: make run PYTHON=python3.12")'
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what coprod needs. This happens once."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	@echo "Installing what the tests need. This happens once."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
