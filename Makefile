# `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/wilgenbrug/groep.toml
OUT := build/wilgenbrug.xlsx

.DEFAULT_GOAL := help
.PHONY: help run demo test check format bench keys docs monkey clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

$(BIN)/ictcoord: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 of nieuwer is nodig; $(PYTHON) is ouder. Probeer: make run PYTHON=python3.12" >&2; exit 2; }
	@echo "Omgeving klaarmaken in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: $(BIN)/ictcoord
	@echo "Gereedschap voor ontwikkelaars installeren …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(BIN)/ictcoord  ## open the example group; without a terminal: print it and write its Excel file
	@if [ -t 0 ] && [ -t 2 ]; then \
	  $(BIN)/ictcoord demo; \
	else \
	  $(BIN)/ictcoord show $(EXAMPLE) && mkdir -p build && \
	  $(BIN)/ictcoord export $(EXAMPLE) $(OUT) --force; \
	fi

demo: $(BIN)/ictcoord  ## open a private copy of the example group
	@$(BIN)/ictcoord demo

test: $(VENV)/dev  ## the whole test suite
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

check: $(VENV)/dev  ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev  ## bring the code in its one shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

monkey: $(VENV)/dev  ## 50,000 random keys, pastes and resizes for each of two seeds; some twenty minutes
	@MONKEY_EVENTS=50000 $(BIN)/python -m pytest -n auto tests/safety/test_monkey.py

bench: $(VENV)/dev  ## what everything costs beside its bare counterpart; a minute or two
	@$(BIN)/python -m tests.benchmarks

keys: $(BIN)/ictcoord  ## the key table, as Markdown
	@$(BIN)/ictcoord keys --markdown

docs: $(VENV)/dev  ## write the generated parts of the README anew
	@UPDATE_GOLDENS=1 $(BIN)/python -m pytest -q tests/architecture/test_generated_parts.py

clean:  ## throw away what can be made again
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
