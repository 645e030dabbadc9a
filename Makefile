# Revolving Door: `make demo` and `make test` are all that a fresh machine needs.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install demo dashboard test test-slow lint bench guides clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Tests of one file stay in one process, since they share what they have simulated; the model is compiled before.
CORES := $(shell getconf _NPROCESSORS_ONLN)
WARM = $(BIN)/python -c "from sim.warm import warm_up; warm_up()"
PYTEST = $(BIN)/python -m pytest -n $(CORES) --dist loadfile --durations 40 --durations-min 3

DEMO_SEEDS := 10
DEMO_OUT := results/demo

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

install: $(READY) ## the virtual environment, from the lock file

demo: $(READY) ## ten futures of Tameside, as it is and with a higher threshold: table, charts, Parquet
	$(BIN)/revolving-door compare baseline higher_early_help_threshold --seeds $(DEMO_SEEDS) --out $(DEMO_OUT)

dashboard: $(READY) ## what-if, the revolving door, studies and evidence, in a browser on this machine
	$(BIN)/revolving-door dashboard

test: $(READY) ## the fast tests
	$(WARM)
	$(PYTEST) -m "not slow"

test-slow: $(READY) ## the slow tests: statistics, whole places, documented commands
	$(WARM)
	$(PYTEST) -m slow

lint: $(READY) ## style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## seconds by stage, memory, growth, against a plain Mesa model
	$(BIN)/revolving-door bench

guides: $(READY) ## the schema of scenario files and the guides to levers and parameters, written anew
	$(BIN)/python -m sim.guides

clean: ## remove the virtual environment and caches; results stay
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis

# The standard library makes the environment, pip puts the locked uv in it, uv installs the rest: every
# file is checked against the hashes of the lock. The project itself is linked, so edits count at once.
$(READY): requirements.lock pyproject.toml
	@python=$$(PYTHON="$(PYTHON)" ./.ci/find-python) || exit 1; \
	if [ ! -x $(BIN)/python ]; then echo "Making $(VENV) with $$python"; "$$python" -m venv $(VENV) || exit 1; fi
	@awk '/^[a-z]/{mine = /^uv==/} mine' requirements.lock > $(VENV)/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $(READY)
