# Front Door. `make` lists what there is; `make run` and `make test` are all you need.
.DEFAULT_GOAL := help
.PHONY: help install run test check bench nightly messages pins vendor clean
SHELL := /bin/sh
BIN := .venv/bin
PORT := 8000
# Python keeps what it has compiled: without, every start takes seconds longer.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/run.stamp .venv/messages.stamp ## Install what is needed to run
	@:

run: install ## Install, prepare and serve on http://127.0.0.1:8000 (or PORT=8001)
	@exec $(BIN)/directory serve --port $(PORT)

test: .venv/dev.stamp .venv/messages.stamp ## Install what the tests need and run them all
	@sh tools/chromium.sh
	$(BIN)/python -m pytest -m "not nightly" --numprocesses 2 --dist worksteal $(ARGS)

check: .venv/dev.stamp ## Check style, types and the arrows of the architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py check

bench: .venv/dev.stamp .venv/messages.stamp ## Print every figure that the README quotes
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

nightly: .venv/dev.stamp .venv/messages.stamp ## Run the long loops: kills, damage, load
	@sh tools/chromium.sh
	$(BIN)/python -m pytest -m nightly $(ARGS)

messages: .venv/dev.stamp ## Bring the translation catalogues in step with the code
	$(BIN)/python tools/messages.py update

pins: .venv/run.stamp ## Work out requirements/*.txt again from pyproject.toml
	sh tools/pins.sh

vendor: .venv/dev.stamp ## Fetch the bundled fonts and pictures again
	$(BIN)/python tools/vendor.py

clean: ## Remove what was installed and built (your data in instance/ stays)
	rm -rf .venv .tools

.venv/run.stamp: requirements/run.txt pyproject.toml tools/install.sh
	@sh tools/install.sh run

.venv/dev.stamp: requirements/dev.txt pyproject.toml tools/install.sh
	@sh tools/install.sh dev

.venv/messages.stamp: $(wildcard translations/*/LC_MESSAGES/messages.po) tools/messages.py
	@$(BIN)/python tools/messages.py compile
	@touch $@
