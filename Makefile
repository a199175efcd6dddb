# Everything is set up on demand in .venv; nothing needs to be installed by hand but Python 3.11+, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := $(VENV)/demo.db
LOWEST := .venv-lowest

# What benchmarks need; the pip of Python 3.11 cannot install readability-lxml beside trafilatura.
BENCH = $(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=24' && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'

.PHONY: help demo test lint fmt type contract tests lowest eval lexicon accuracy bench mix pages wheel clean all

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: export TRACKER_DB := $(DEMO)
demo: export TRACKER_OUTLETS := samples/outlets.toml
demo: $(READY) ## Read the samples, trace "rock solid" through them, see what else one of them claims
	@rm -f $(DEMO)
	@echo 'Eleven sample articles, read, searched for quotations, matched and chained:'
	@echo
	@$(BIN)/tracker ingest samples/articles
	@echo
	@echo 'Who said "rock solid", through whom did it come, and how was it worded?'
	@echo
	@$(BIN)/tracker trace "rock solid"
	@echo
	@echo 'What else does one of these articles claim?'
	@echo
	@$(BIN)/tracker extract samples/articles/2023-02-22-courier.txt --format table
	@echo
	@echo 'Next: what proves it, what rests on one outlet, one article with its quotations:'
	@echo
	@echo '  $(VENV)/bin/tracker trace "solid as a rock" --evidence --db $(DEMO)'
	@echo '  $(VENV)/bin/tracker report single_origin --db $(DEMO)'
	@echo '  $(VENV)/bin/tracker show samples/articles/2023-02-22-courier.txt --db $(DEMO)'

test: lint type contract tests ## Lint, types, import contract, tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fmt: $(READY) ## Format the code, mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

type: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

lowest: ## Run the tests with the oldest versions of the libraries that pyproject.toml allows
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python .ci/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pytest -n auto --dist loadfile $(ARGS)

lexicon: $(READY) ## Rewrite the lexicon's outlets in canonical form
	$(BIN)/python -m tracker.lexicon

accuracy: $(READY) ## Measure against labelled news beside the checkout: ARGS="--help" says what else it shows
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

bench: $(READY) ## Measure speed and memory (figures are for reading, not for passing)
	$(BIN)/python benchmarks/throughput.py

mix: $(READY) ## Fit anew how much each part of a score counts
	$(BENCH)
	$(BIN)/python -m benchmarks.fit_mix --write

pages: $(READY) ## Measure what is kept of made web pages, beside other libraries
	$(BENCH)
	$(BIN)/python -m benchmarks.pages $(ARGS)

wheel: $(READY) ## Build the wheel
	$(BIN)/python -m build --wheel

all: fmt test wheel ## All of it

clean: ## Remove what was made
	rm -rf $(VENV) $(LOWEST) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
