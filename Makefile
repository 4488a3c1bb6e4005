# Gongzhi (共治). `make help` lists what can be made.
# Needs CPython 3.11 or newer as python3 and network access to a package index; for the page also Node 20 with
# npm (`make run` without them serves the interface alone); for the tests of the page Chromium and Chinese fonts.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
MINUTES ?= 10
SEED   ?= 0
NAME   ?= all
# One more than the smallest machine that must pass has cores: tests wait for databases and servers, too; a fourth
# process costs more in loading everything once more than it brings.
JOBS   ?= 3
NICE   ?=

# Some images forbid Python to keep what it compiled: each of the hundreds of processes of the tests would compile
# the project anew, a second or two each.
export PYTHONDONTWRITEBYTECODE :=

RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev

WEB         := api/web_dist/index.html
WEB_STAMP   := web/node_modules/.installed
WEB_SOURCES := $(shell find web/src web/public web/scripts web/index.html web/vite.config.ts -type f 2>/dev/null)
WEB_TESTS   := tests/web/node_modules/.installed
NPM_CI      := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.DEFAULT_GOAL := help
.PHONY: help install dev run worker web page web-dev web-check web-test browser screenshots page-size page-report test lint types imports pytest deep bench fuzz clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The build tools (hatchling; editables for the editable install) come from the constraints, too.
$(RUN_STAMP): pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet -c constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --no-build-isolation -c constraints.txt -e .
	@touch $@

$(DEV_STAMP): pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet -c constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --no-build-isolation -c constraints.txt -e '.[dev]'
	@touch $(RUN_STAMP) $@

install: $(RUN_STAMP) ## Create .venv with what running needs

dev: $(DEV_STAMP) ## Create .venv with what developing and testing need

run: $(RUN_STAMP) page ## Migrate the embedded database, deploy workflows/, serve on http://127.0.0.1:8000
	$(BIN)/gongzhi migrate
	$(BIN)/gongzhi serve --with-worker --host $(HOST) --port $(PORT)

$(WEB_STAMP): web/package.json web/package-lock.json web/.npmrc
	cd web && $(NPM_CI)
	@touch $@

$(WEB): $(WEB_STAMP) $(WEB_SOURCES)
	cd web && npm run --silent build

web: $(WEB) ## Build the page into api/web_dist, when its sources changed

# For `make run`: a machine without Node serves the interface, and says at / what is missing.
page:
	@if command -v npm >/dev/null; then \
	    $(MAKE) --no-print-directory web || echo "the page could not be built: serving what there is" >&2; \
	  else echo "npm not found: the page is not built (Debian: apt-get install nodejs npm)" >&2; fi

web-dev: $(WEB_STAMP) ## The page with hot reload on http://127.0.0.1:5173, beside `make run`
	cd web && npm run --silent dev

web-check: $(DEV_STAMP) $(WEB_STAMP) ## Page: generated client, catalogues, types, unit tests
	cd web && npm run --silent check:client && npm run --silent check:locales && \
	  npm run --silent types && npm run --silent unit

$(WEB_TESTS): tests/web/package.json tests/web/package-lock.json tests/web/.npmrc
	cd tests/web && $(NPM_CI)
	@touch $@

# A browser cannot be fetched by npm here: Debian's is used, and installed where that is allowed.
browser:
	@tests/web/browser.sh

web-test: $(DEV_STAMP) $(WEB) $(WEB_TESTS) browser ## Tests of the page in Chromium, on a server of their own
	cd tests/web && npx playwright test

screenshots: $(DEV_STAMP) $(WEB) $(WEB_TESTS) browser ## Pictures of every page into docs/screenshots
	cd tests/web && npx playwright test --config screenshots.config.ts

page-size: $(WEB) $(WEB_STAMP) ## What the first load of the inbox weighs, compressed
	cd web && npm run --silent size

page-report: $(DEV_STAMP) $(WEB) $(WEB_TESTS) browser ## How fast, heavy and accessible the pages are: docs/page-report.md
	cd tests/web && npx playwright test --config report.config.ts

worker: $(RUN_STAMP) ## Run a job worker of its own (beside a server)
	$(BIN)/gongzhi worker

lint: $(DEV_STAMP)
	$(BIN)/ruff check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

pytest: $(DEV_STAMP)
	$(NICE) $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

# Side by side they use what the other leaves. People at a page are impatient, tests in a row are not: the page
# comes first.
test: ## Everything: linters, types, tests on SQLite and PostgreSQL, the wheel, the page
	$(MAKE) --no-print-directory -j 2 lint types imports web-check web
	$(MAKE) --no-print-directory -j 2 NICE='nice -n 5' web-test pytest

deep: $(DEV_STAMP) ## Searches by chance and very large inputs, further than make test goes
	GONGZHI_TEST_DEPTH=full $(BIN)/python -m pytest -n 2 tests/forms/test_formjs.py tests/bpmn/hostile tests/feel \
	  tests/fuzz tests/engine/test_crash.py tests/api/test_contract.py

bench: $(DEV_STAMP) ## Run the benchmarks (NAME=all or one name)
	$(BIN)/gongzhi bench $(NAME)

fuzz: $(DEV_STAMP) ## Compare the interpreter with the reference model (MINUTES=10 SEED=0)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) --seed $(SEED)

clean: ## Remove caches and build results (never var/, where the data is)
	rm -rf build dist api/web_dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
