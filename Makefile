# Two commands do everything: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FRONTEND := generator/frontend

.PHONY: help site trainer test check serve frontend lint clean

help:
	@echo "make site     build site/ for participants"
	@echo "make trainer  build site-trainer/ for trainers"
	@echo "make test     install what the tests need and run them all"
	@echo "make check    check the course's data"
	@echo "make serve    show the site while you write"
	@echo "make frontend bundle scripts and styles again"
	@echo "make clean    remove what was built"

$(VENV)/.site: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable . --constraint constraints.txt
	@touch $@

$(VENV)/.test: $(VENV)/.site $(FRONTEND)/package-lock.json tools/install_test_tools.sh
	$(BIN)/python -m pip install --quiet --editable '.[test]' --constraint constraints.txt
	sh tools/install_test_tools.sh
	cd $(FRONTEND) && npm ci --silent --no-audit --no-fund
	@touch $@

site: $(VENV)/.site
	$(BIN)/taphuan build

trainer: $(VENV)/.site
	$(BIN)/taphuan build --audience trainer

check: $(VENV)/.site
	$(BIN)/taphuan check --strict

serve: $(VENV)/.site
	$(BIN)/taphuan serve

test: $(VENV)/.test
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	cd $(FRONTEND) && npm test --silent
	$(BIN)/python -m pytest

frontend: $(VENV)/.test
	cd $(FRONTEND) && node build.mjs

clean:
	rm -rf site site-trainer .cache build dist *.egg-info
