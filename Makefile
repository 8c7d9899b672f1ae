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

# What Qt needs of the system: without a screen, and what it needs besides with one.
QT_PACKAGES := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3
SCREEN_PACKAGES := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
# What the flow with real keys needs, and the tracer that watches for sockets and files.
FLOW_PACKAGES := xvfb xdotool openbox strace

.PHONY: help run test check lint format bench torture corpus pages pictures schemas icons lock system clean
.DEFAULT_GOAL := help

help:
	@echo "make run     set up a private environment and open the window on the sample library"
	@echo "make test    set up and run the tests"
	@echo "make check   tests and linters: what must pass before a change lands"
	@echo "make lint | format | bench | torture | corpus | pages | pictures | schemas | icons | lock | system | clean"

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --no-deps -r requirements/run.lock
	@touch $@

# An editable install runs the build backend, which is pinned in dev.lock: hence the one set-up for both.
$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(PIP) install --require-hashes --no-deps -r requirements/dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# Qt loads libraries of the system that no Python package brings. As root in CI they are installed; elsewhere we say how.
$(VENV)/.qt: $(VENV)/.dev
	@$(BIN)/python -c "import PySide6.QtWidgets" 2>/dev/null || { \
	  if [ "$(CI)" = true ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(MAKE) system; \
	  else echo "Qt needs libraries of the system that are not here. On Debian and Ubuntu:"; \
	  echo "    sudo apt-get install $(QT_PACKAGES) $(SCREEN_PACKAGES)"; echo "Then run the same again."; exit 1; fi; }
	@touch $@

# Everything that Debian has to bring for window and tests; run it as root.
system:
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends $(QT_PACKAGES) $(SCREEN_PACKAGES) $(FLOW_PACKAGES)

run: $(VENV)/.qt
	$(BIN)/python -m tools.run $(SAMPLE)

# What measures how soon something answers runs by itself at the end; the rest shares all cores. 5 is "no tests", as where ARGS
# names a file of another part. Hundreds of processes are begun: each would compile our modules anew where that is not kept.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.qt
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not window and not prompt" $(ARGS) || [ $$? -eq 5 ]
	$(BIN)/python -m pytest -n auto --dist worksteal -m "window and not prompt" $(ARGS) || [ $$? -eq 5 ]
	$(BIN)/python -m pytest -m "window and prompt" $(ARGS) || [ $$? -eq 5 ]

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: lint test

# Import, index, and the way from library to index are killed at 200 points: what was acknowledged must be there.
torture: $(VENV)/.dev
	$(BIN)/python -m pytest tests/flows/test_killed_import.py tests/flows/test_killed_index.py \
	  tests/flows/test_killed_indexing.py -s --kill-points 200

# Speed, side by side with peers in the same run. ARTICLES=100000 (or a list: 2000,20000) is the search alone, in that size.
bench: $(VENV)/.qt
	$(BIN)/python -m tests.bench $(if $(ARTICLES),search --articles $(ARTICLES)) $(ARGS)

# Extraction quality on our sample, and on the development pages where they are at hand.
corpus: $(VENV)/.dev
	$(BIN)/python -m tests.corpus $(ARGS)

# The sample library's pages from their sources: the same bytes each time, and a test says so.
pages: $(VENV)/.dev
	$(BIN)/python -m tools.sample

# The pictures of the manual and the README, of the real window without a screen.
pictures: $(VENV)/.qt
	$(BIN)/python -m tools.pictures docs/pictures

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
