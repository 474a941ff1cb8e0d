# Everything a newcomer needs: `make demo` runs the main job, `make test` checks the house.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
PAGE   := src/fogline/web/static/index.html
PAGE_SOURCES := $(shell find web -name node_modules -prune -o -type f ! -name '*.generated.json' -print) $(wildcard src/fogline_packs/conflict/*/places.tsv)

.PHONY: demo test check page web browser screenshots gate bench faults soak cases train schema clean help

help:                ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

$(PAGE): $(STAMP) $(PAGE_SOURCES)
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[page]'
	$(BIN)/python web/build.py

page: $(PAGE)        ## build the web page into the package (Node of the system, or from PyPI)

web: page            ## the same

browser: $(STAMP)    ## Chromium for the browser tests: found, or installed where that is allowed
	$(BIN)/python -m tests.browser.chrome

screenshots: $(PAGE) browser  ## pictures of every screen under docs/img
	$(BIN)/python -m tests.browser.shoot docs/img

demo: $(STAMP)       ## code the bundled sample reports and tell what came out
	@$(MAKE) --silent page || echo '(the page was not built: see above; everything else works)'
	$(BIN)/fogline demo

check: $(STAMP) $(PAGE)  ## style, types, floors, packs
	$(BIN)/python web/build.py --check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/fogline packs check

test: check browser  ## everything that must hold, in a few minutes
	$(BIN)/python -m bench.gate
	$(BIN)/python -m bench.campaigns --gate
	$(BIN)/python -m pytest

gate: $(STAMP)       ## figures per field on our own gold texts, and of the ledger on our campaigns, against their floors
	$(BIN)/python -m bench.gate
	$(BIN)/python -m bench.campaigns --gate

bench: $(STAMP)      ## speed against the bare parse; the cost of adding as a ledger grows; the ledger on our campaigns
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.relevance
	$(BIN)/python -m bench.campaigns
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.first_idle
	$(BIN)/python -m bench.page

faults: $(STAMP)     ## disks, networks, kills and hostile files that fail on purpose, each with its result
	FOGLINE_SOAK=1 $(BIN)/python -m pytest tests/faults -rA --no-header --tb=short

soak: $(STAMP)       ## long: five hundred kills, ten thousand flipped bits, all hostile files
	FOGLINE_SOAK=1 FOGLINE_KILLS=500 FOGLINE_FLIPS=10000 $(BIN)/python -m pytest tests/faults -rA --no-header --tb=short

cases: $(STAMP)      ## how many cases hold, also of the open ones
	$(BIN)/python bench/cases.py

train: $(STAMP)      ## train the name recogniser again from its generator
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[train]'
	$(BIN)/python -m training.ner.train

schema: $(STAMP)     ## print the JSON Schema of a claim
	$(BIN)/fogline schema claim

clean:               ## remove what was built
	rm -rf $(VENV) web/node_modules src/fogline/web/static build dist .pytest_cache .ruff_cache .mypy_cache .import_linter_cache
