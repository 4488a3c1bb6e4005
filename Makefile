# Gongzhi (共治). `make help` lists what can be made.
# Needs CPython 3.11 or newer as python3 and network access to a package index; nothing else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
MINUTES ?= 10
SEED   ?= 0
NAME   ?= all
# Two processes: what the smallest machine that must pass has cores for.
JOBS   ?= 2

RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help install dev run worker test lint types imports pytest bench fuzz clean

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

run: $(RUN_STAMP) ## Migrate the embedded database, deploy workflows/, serve on http://127.0.0.1:8000
	$(BIN)/gongzhi migrate
	$(BIN)/gongzhi serve --with-worker --host $(HOST) --port $(PORT)

worker: $(RUN_STAMP) ## Run a job worker of its own (beside a server)
	$(BIN)/gongzhi worker

lint: $(DEV_STAMP)
	$(BIN)/ruff check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

# Tests on real processes and the wheel need the machine for themselves; the rest shares it.
pytest: $(DEV_STAMP)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

test: lint types imports pytest ## Everything: ruff, mypy, import contracts, tests on SQLite and PostgreSQL, the wheel

bench: $(DEV_STAMP) ## Run the benchmarks (NAME=all or one name)
	$(BIN)/gongzhi bench $(NAME)

fuzz: $(DEV_STAMP) ## Compare the interpreter with the reference model (MINUTES=10 SEED=0)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) --seed $(SEED)

clean: ## Remove caches and build results (never var/, where the data is)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
