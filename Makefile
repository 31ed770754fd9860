# Two commands do everything: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FRONTEND := frontend

.PHONY: help site trainer test test-quick test-engines test-lms test-office test-province test-kit audit test-hostile bench mutants check serve frontend lint clean

help:
	@echo "make site     build site/ for participants"
	@echo "make trainer  build site-trainer/ for trainers"
	@echo "make test     install what the tests need and run them all"
	@echo "make test-quick  no browser, no built site, package or PDF, no other program of ours"
	@echo "make test-engines  the same site under MkDocs, ProperDocs and Zensical (slow)"
	@echo "make test-office   sheets, forms and lists through LibreOffice (slow)"
	@echo "make test-province the class server on a real PostgreSQL (slow)"
	@echo "make test-lms      the packages: the contract, a strict platform, a real Kolibri (slow)"
	@echo "make test-kit      the laptop's folder, fetched and prepared without a network (slow)"
	@echo "make audit         known holes in the packages we stand on (asks their registries)"
	@echo "make test-hostile  50 kills and 20,000 hostile inputs (slow)"
	@echo "make bench         how fast building and pages are"
	@echo "make mutants  faults put into the code one by one: how many no test notices (an hour)"
	@echo "make check    check the course's data"
	@echo "make serve    show the site while you write"
	@echo "make frontend bundle scripts and styles again"
	@echo "make clean    remove what was built"

$(VENV)/.site: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable . --constraint constraints.txt
	@touch $@

$(VENV)/.test: $(VENV)/.site $(FRONTEND)/package-lock.json tools/install_test_tools.sh tools/install_scorm_schemas.sh
	$(BIN)/python -m pip install --quiet --editable '.[test]' --constraint constraints.txt
	sh tools/install_test_tools.sh
	sh tools/install_scorm_schemas.sh $(VENV)/share/scorm-xsd
	cd $(FRONTEND) && npm ci --silent --no-audit --no-fund
	@touch $@

site: $(VENV)/.site
	$(BIN)/taphuan build

trainer: $(VENV)/.site
	$(BIN)/taphuan build --audience trainer

mutants: $(VENV)/.test
	$(BIN)/python -m tools.put_faults

check: $(VENV)/.site
	$(BIN)/taphuan check --strict

serve: $(VENV)/.site
	$(BIN)/taphuan serve

test: $(VENV)/.test
	$(BIN)/ruff check generator tests benchmarks tools
	$(BIN)/ruff format --check generator tests benchmarks tools
	$(BIN)/mypy
	cd $(FRONTEND) && npm test --silent
	$(BIN)/python -m pytest -n auto --dist worksteal --durations 20

test-quick: $(VENV)/.test
	$(BIN)/ruff check generator tests benchmarks tools
	cd $(FRONTEND) && npm test --silent
	$(BIN)/python -m pytest -n auto --dist worksteal --durations 20 --quick

test-engines: $(VENV)/.test
	PYTHON=$(PYTHON) sh tools/install_into.sh .cache/engines tools/engines
	$(BIN)/python -m pytest -m engines

test-office: $(VENV)/.test
	sh tools/install_office.sh
	$(BIN)/python -m pytest -m office

test-province: $(VENV)/.test
	sh tools/install_postgres.sh
	$(BIN)/python -m pytest -m province

test-kit: $(VENV)/.test
	$(BIN)/python -m pytest -m kit

test-lms: $(VENV)/.test
	cd $(FRONTEND) && node --test --test-reporter=dot test/scorm.test.js test/scorm-contract.test.js
	$(BIN)/python -m pytest tests/test_lms.py tests/test_lms_state.py tests/test_moodle_xml.py tests/browser/test_scorm.py
	PYTHON=$(PYTHON) sh tools/install_into.sh .cache/lms tools/lms
	$(BIN)/python -m pytest -m lms

audit: $(VENV)/.test
	PYTHON=$(PYTHON) sh tools/install_into.sh .cache/audit tools/audit
	.cache/audit/pip-audit/bin/pip-audit --strict --requirement constraints.txt --no-deps --disable-pip --progress-spinner off
	cd $(FRONTEND) && npm audit --audit-level=moderate

test-hostile: $(VENV)/.test
	$(BIN)/python -m pytest -m hostile

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

frontend: $(VENV)/.test
	$(BIN)/python -m tools.string_keys
	cd $(FRONTEND) && node build.mjs

clean:
	rm -rf site site-trainer .cache build dist *.egg-info
