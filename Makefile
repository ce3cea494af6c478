# `make help` shows what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/wilgenbrug/groep.toml
OUT := build/wilgenbrug.xlsx
COVERED := $(addprefix tests/,domain content insights reports session storage test_paper.py \
  test_paths.py test_example.py test_identity.py)

.DEFAULT_GOAL := help
.PHONY: help run demo test check cover format bench keys docs pictures monkey terminals lock audit clean

help:  ## deze lijst
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

run: $(BIN)/ictcoord  ## opent de voorbeeldgroep; zonder terminal: toont ze als tekst en maakt haar Excel-bestand
	@if [ -t 0 ] && [ -t 2 ]; then \
	  $(BIN)/ictcoord demo; \
	else \
	  $(BIN)/ictcoord show $(EXAMPLE) && mkdir -p build && \
	  $(BIN)/ictcoord export $(EXAMPLE) $(OUT) --force; \
	fi

demo: $(BIN)/ictcoord  ## opent een eigen kopie van de voorbeeldgroep
	@$(BIN)/ictcoord demo

test: $(VENV)/dev  ## draait alle tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

check: $(VENV)/dev  ## kijkt vorm, stijl, types, lagen en spelling na
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry --no-ansi src
	@$(BIN)/python -m tests.wording

cover: $(VENV)/dev  ## telt welke regels van de kern de tests bereiken, naast de ondergrenzen
	@$(BIN)/python -m pytest -q -n auto --hypothesis-profile=quick --cov --cov-report= $(COVERED)
	@$(BIN)/python -m tests.floors

format: $(VENV)/dev  ## zet de code in haar vaste vorm
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

monkey: $(VENV)/dev  ## 50.000 willekeurige toetsen, plakken en vensters, twee keer; een twintigtal minuten
	@MONKEY_EVENTS=50000 $(BIN)/python -m pytest -n auto tests/safety/test_monkey.py

terminals: $(VENV)/dev  ## het programma in elke terminal, met van elk een beeld in shots/terminals
	@TERMINAL_PICTURES=shots/terminals $(BIN)/python -m pytest -q -n auto tests/terminal/test_matrix.py

imports: $(VENV)/dev  ## wat er geladen wordt voor het eerste scherm, en hoelang dat duurt
	@$(BIN)/python -m tests.benchmarks.imports

bench: $(VENV)/dev  ## wat alles kost naast het kaalste programma; enkele minuten
	@$(BIN)/python -m tests.benchmarks

keys: $(BIN)/ictcoord  ## de toetsen als tabel in Markdown
	@$(BIN)/ictcoord keys --markdown

docs: $(VENV)/dev  ## schrijft de delen van de README die het programma zelf maakt
	@UPDATE_GOLDENS=1 $(BIN)/python -m pytest -q tests/architecture/test_generated_parts.py

pictures: $(VENV)/dev  ## tekent de beelden van de README opnieuw; bekijk ze een voor een
	@UPDATE_GOLDENS=1 $(BIN)/python -m pytest -q tests/architecture/test_pictures.py

lock: $(VENV)/dev  ## legt vast wat een server installeert, met controlesommen, in requirements.lock
	@$(BIN)/python .ci/lock.py

audit:  ## vraagt of daarin bekende zwakheden zitten; zegt het als er geen netwerk is
	@PYTHON=$(PYTHON) .ci/audit

clean:  ## ruimt op wat opnieuw gemaakt kan worden
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
