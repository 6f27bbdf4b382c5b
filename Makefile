# Everything a newcomer needs. Each step leaves a stamp and is done again only when its input changed.
.DEFAULT_GOAL := help
.PHONY: help demo setup setup-run setup-test test check bench sync-proof format lock clean clean-demo
.DELETE_ON_ERROR:

BIN := .venv/bin
STAMP := .venv/.stamps
UV_INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode
BUILT := simpul/web/static/build/app.js
PORT ?= 8000
SCHEDULES ?= 200
SEED ?= 1
# What is asked of the system in one go; a demo needs no database server and no browser.
WANT := venv pdf
setup test bench sync-proof: WANT := venv pdf database browser

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: setup-run ## sets up, fills the demo, starts it on http://127.0.0.1:8000
	@SIMPUL_DEMO=1 $(BIN)/simpul demo --port $(PORT)

setup: setup-test ## only sets up: Python, Node, packages, database and browser for the tests
	@echo "Ready: make demo, make test, $(BIN)/simpul --help"

setup-run: $(STAMP)/project $(STAMP)/pdf $(BUILT)

setup-test: setup-run $(STAMP)/dev
	@scripts/system-packages database browser || scripts/chromium >/dev/null || $(BIN)/playwright install chromium || true

test: setup-test ## all tests: SQLite, PostgreSQL, browser
	@$(BIN)/python scripts/run_tests.py

check: $(STAMP)/project $(STAMP)/dev $(BUILT) ## format, lint, types, imports, migrations, tests about the code
	@scripts/check

bench: setup-test ## measures, and writes docs/benchmarks.md
	@$(BIN)/python -m tests.bench

sync-proof: setup-test ## random schedules of phones and server: SCHEDULES=200 SEED=1
	@$(BIN)/python -m tests.sync --schedules $(SCHEDULES) --seed $(SEED)

format: $(STAMP)/dev ## formats the Python code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(STAMP)/uv ## writes requirements/*.lock from pyproject.toml
	@scripts/lock

clean: ## removes what setup and build made; your data/ stays
	rm -rf .venv client/node_modules simpul/web/static/build simpul/sync/static/hp staticfiles test-artifacts
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	find config simpul tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

clean-demo: ## removes the demo's database and files; the next make demo makes new ones
	rm -f data/simpul.sqlite3 data/simpul.sqlite3-shm data/simpul.sqlite3-wal
	rm -rf data/photos data/papers

$(STAMP)/uv: requirements/bootstrap.lock
	@scripts/system-packages $(WANT) || scripts/system-packages venv 2>/dev/null
	@echo "Python environment in .venv ..."
	@test -x $(BIN)/python || "$$(scripts/python)" -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/run: requirements/runtime.lock $(STAMP)/uv
	@echo "Python packages ..."
	@$(UV_INSTALL) -r $<
	@touch $@

$(STAMP)/dev: requirements/dev.lock $(STAMP)/run
	@echo "Tools for tests and checks ..."
	@$(UV_INSTALL) -r $<
	@touch $@

$(STAMP)/project: pyproject.toml $(STAMP)/run
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

# Without Pango everything but the PDF works: say so and go on.
$(STAMP)/pdf: $(STAMP)/run
	@if scripts/system-packages pdf && $(BIN)/python -c "import weasyprint" 2>/dev/null; \
	then touch $@; else echo "Going on without PDF: the packages named above are missing."; fi

client/node_modules/.package-lock.json: client/package-lock.json client/package.json client/.npmrc $(STAMP)/uv
	@echo "Node packages ..."
	@cd client && ../scripts/node npm ci --silent --no-progress
	@touch $@

$(BUILT): client/node_modules/.package-lock.json client/vite.config.ts client/vite.hp.config.ts client/vite.compress.ts client/tsconfig.json $(shell find client/src -type f 2>/dev/null)
	@echo "Script and style ..."
	@cd client && ../scripts/node npm run --silent build
	@touch $@
