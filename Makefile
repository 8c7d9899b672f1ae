# Everything a newcomer needs: `make run` and `make test`. The rest is for working on Dateline.
PYTHON ?= python3
UV ?= uv
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE ?= build/Sample.dateline

.PHONY: help run test check lint format bench torture corpus pages schemas icons lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run     set up a private environment and walk through the sample library"
	@echo "make test    set up and run the tests"
	@echo "make check   tests and linters: what must pass before a change lands"
	@echo "make lint | format | bench | torture | corpus | pages | schemas | lock | clean"

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --no-deps -r requirements/run.lock
	@touch $@

# An editable install runs the build backend, which is pinned in dev.lock: hence the one set-up for both.
$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(PIP) install --require-hashes --no-deps -r requirements/dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

run: $(VENV)/.dev
	$(BIN)/python tools/walk.py $(SAMPLE)

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: lint test

# An import is killed at 200 points: what it acknowledged must be there.
torture: $(VENV)/.dev
	$(BIN)/python -m pytest tests/flows/test_killed_import.py -s --kill-points 200

# Speed, side by side with peers in the same run; and extraction quality on the development pages, where they are at hand.
bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench $(ARGS)

corpus: $(VENV)/.dev
	$(BIN)/python -m tests.corpus $(ARGS)

# The sample library's pages from their sources: the same bytes each time, and a test says so.
pages: $(VENV)/.dev
	$(BIN)/python -m tools.sample

schemas: $(VENV)/.dev
	$(BIN)/python -m tools.schemas

# The icon font, cut down to the icons that ui/look/icons.py names: make icons FONT=tabler-icons-300.ttf
icons: $(VENV)/.dev
	$(BIN)/python -m tools.icons $(FONT)

lock:
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" -o requirements/run.lock requirements/run.in
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" -o requirements/dev.lock requirements/dev.in

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache
