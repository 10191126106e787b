# The menu of the project: every target sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check format lint types contracts wheel bench campaign catalogue clean help

help:        ## this menu
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,serveur]'
	$(BIN)/python -m compileall -q $(VENV)/lib >/dev/null || true
	touch $(READY)

run: $(READY) ## a ready series of examples, in a directory of its own
	@$(BIN)/python -m tui.demo

test: $(READY) ## all tests
	$(BIN)/python -m pytest -q -n auto

check: format lint types contracts test wheel ## everything CI checks, in one command

format: $(READY)
	$(BIN)/ruff format --check models data tui tests bench

lint: $(READY)
	$(BIN)/ruff check models data tui tests bench

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

wheel: $(READY) ## installs the wheel in a clean environment outside the checkout, and runs it
	$(BIN)/python bench/clean_install.py

bench: $(READY) ## what it costs here, beside the goals
	$(BIN)/python -m bench

campaign: $(READY) ## the long forms: 200 kills, 2,000 random series (some twenty minutes)
	VEILLEE_LONG=1 $(BIN)/python -m pytest -q -n auto $$(grep -l VEILLEE_LONG tests/test_*.py)

catalogue: $(READY) ## compiles the English catalogue
	$(BIN)/python tui/locale/build.py

clean:
	rm -rf $(VENV) build dist *.egg-info
