# The menu of the project: every target sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/tools
# Most tests of screens wait for keys to be read: two for each processor.
WORKERS ?= $(shell expr 2 \* $$(getconf _NPROCESSORS_ONLN))

.PHONY: run test check format lint types contracts wheel bench campaign faults hostile load catalogue trousse trousse-essai lock audit clean help

help:        ## this menu
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,serveur]'
	$(BIN)/python -m compileall -q $(VENV)/lib >/dev/null || true
	touch $(READY)

run: $(READY) ## a ready series of examples, in a directory of its own
	@$(BIN)/python -m tui.demo

test: $(READY) ## all tests
	$(BIN)/python -m pytest -q -n $(WORKERS)

check: format lint types contracts test wheel ## everything CI checks, in one command

format: $(READY)
	$(BIN)/ruff format --check models data tui tests bench release

lint: $(READY)
	$(BIN)/ruff check models data tui tests bench release

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

faults: $(READY) ## what a disk, a clock, a kernel or a neighbour can do; docs/campagnes.md (some six minutes)
	$(BIN)/python -m bench.faults

hostile: $(READY) ## a million random inputs at every door (some fifteen minutes)
	$(BIN)/python -m bench.hostile

load: $(READY) ## fifteen people over ssh, two hundred who look on, an old machine, half an hour of evenings
	$(BIN)/python -m bench.load

catalogue: $(READY) ## compiles the English catalogue
	$(BIN)/python tui/locale/build.py

trousse: $(READY) ## the folder for a USB stick: installs local use without a network
	@$(BIN)/python -m release.stick

trousse-essai: $(READY) ## installs that folder in roots without a network: Debian 12 in 32 bits, Debian 13 (root, debootstrap)
	VEILLEE_LONG=1 $(BIN)/python -m pytest -q tests/test_release_stick.py tests/test_release_roots.py

$(TOOLS)/.ready: requirements/tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	touch $@

lock: $(READY) $(TOOLS)/.ready ## locks what releases are made of, by digests; UPGRADE=--upgrade renews
	$(TOOLS)/bin/python -m release.lock $(UPGRADE)

audit: $(READY) $(TOOLS)/.ready ## known vulnerabilities of what is locked
	$(TOOLS)/bin/python -m release.audit

clean:
	rm -rf $(VENV) build dist trousse *.egg-info
