# Every task of the project. `make help` lists them; each recipe ends with the failure of its first failing command.

PYTHON := .venv/bin/python
BIN := .venv/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# One task at a time even under `make -j`: the tests use the cores themselves.
.NOTPARALLEL:
# The tests start some hundred processes: each would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: ## make this machine ready: system programs, .venv, the command .venv/bin/vanban
	@sh scripts/setup.sh

.PHONY: setup-browser
setup-browser: ## make setup, and Chromium for the tests that look at pages in it
	@sh scripts/setup.sh --browser

# A letter by pen, a fax, a notice in colour, one under stamps, one of the Party, and a text misread by a scanner.
DEMO := $(addprefix samples/scans/,cong-van.pdf quyet-dinh.pdf thong-bao.pdf thong-tu.pdf nghi-quyet-dang.pdf) \
	samples/misread/giay-moi.txt

.PHONY: demo
demo: setup ## convert a few samples into out/demo
	.venv/bin/vanban convert $(DEMO) -o out/demo --explain out/demo/pictures

# Each of the two takes half of the tests as they lie, and from the other's half when its own is done: what a folder's
# tests share is made by one of them, not by both.
.PHONY: test
test: setup-browser check ## check, then every test that is not slow
	$(PYTHON) -m pytest -n 2 --dist worksteal -m "not slow"

# pytest ends with 5 when no test was selected: having no slow test is no failure, every other code is.
.PHONY: test-slow
test-slow: setup-browser ## the slow tests
	@echo '$(PYTHON) -m pytest -m slow'
	@status=0; $(PYTHON) -m pytest -m slow || status=$$?; \
	if [ $$status -eq 5 ]; then echo 'There is no slow test yet.'; status=0; fi; \
	exit $$status

.PHONY: explore
explore: setup ## the properties again, over examples that nobody tried before
	$(PYTHON) -m pytest -n 2 -m "hypothesis and not slow" --hypothesis-profile=explore

.PHONY: check
check: setup ## lint, format, types, layers, files: changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTHON) scripts/check_files.py

.PHONY: format
format: setup ## put the code into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: setup ## speed and accuracy, as ratios measured in the same run
	.venv/bin/python -m benchmarks

.PHONY: benchmark
benchmark: setup ## write docs/benchmark.md: all of it beside others, in one run (an hour; SMALL=1: minutes; GO_ON=1)
	.venv/bin/python -m benchmarks.page $(if $(SMALL),--small) $(if $(GO_ON),--go-on)

.PHONY: targets
targets: setup ## measure all that the project promises, beside the promise: out/targets/targets.md (three hours)
	$(PYTHON) -m benchmarks.targets out/targets

.PHONY: fuzz
fuzz: setup ## search for inputs that break a contract: each reader 10 minutes (SECONDS=60: shorter)
	@$(PYTHON) -c 'import atheris' 2>/dev/null || { \
	echo "make fuzz needs atheris: $(BIN)/pip install 'atheris>=3.0' (wheels for Linux)" >&2; exit 2; }
	targets=$$($(PYTHON) -c 'from fuzzing.target import NAMES; print(*NAMES)') && for target in $$targets; do \
	$(PYTHON) -m fuzzing $$target --seconds $(or $(SECONDS),600) || exit 1; done

.PHONY: soak
soak: setup ## 5,000 mixed documents through a batch: memory, processes and files left behind (hours)
	rm -rf out/soak
	$(PYTHON) -m benchmarks.soak out/soak $(if $(DOCUMENTS),--documents $(DOCUMENTS))

.PHONY: audit
audit: setup ## the locked packages held against what is known of holes in them: needs a network
	@test -x $(BIN)/pip-audit || { echo "make audit needs pip-audit: $(BIN)/pip install 'pip-audit>=2.9'" >&2; exit 2; }
	$(PYTHON) scripts/audit.py

.PHONY: schema
schema: setup ## publish schemas/document.schema.json anew from the models
	$(PYTHON) -m schemas.publish

.PHONY: reference
reference: setup ## write docs/reference anew from the code
	$(PYTHON) -m scripts.reference

.PHONY: docs
docs: setup ## build the documentation as a site into out/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

.PHONY: samples
samples: setup ## render the sample scans and their truth anew
	$(PYTHON) -m samples

.PHONY: models
models: ## make diacritics/data from nothing: CORPUS=FOLDER LISTS=FOLDER
	@test -n "$$CORPUS" && test -n "$$LISTS" || { \
	echo 'make models CORPUS=FOLDER LISTS=FOLDER: the folders of the text (*.txt.xz) and of the lists' >&2; \
	echo 'docs/models.md says what they hold; it takes 20 minutes and 3 GB of memory' >&2; exit 2; }
	@sh scripts/setup.sh --models
	$(PYTHON) -m diacritics.training all --corpus "$$CORPUS" --lists "$$LISTS"

.PHONY: clean
clean: ## remove what was made, except .venv
	rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +
