# Everything a person or a machine does with this project. `make` alone tells what there is.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
FILE ?=
ARGS ?=
LOCALE := resources/locale
UV := build/lock/bin/uv

.DEFAULT_GOAL := help
.PHONY: help setup bundle packages deb tar windows windows-try sbom run test coverage browser references screenshots guide lint format bench torture texts lock clean

help:  ## this list
	@echo "Digikoers: a care team's annual plan for digital leadership."
	@echo
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /  make \1|/' \
		| while IFS='|' read -r name what; do printf '%-20s %s\n' "$$name" "$$what"; done

setup: $(VENV)/installed $(VENV)/libraries  ## get ready: .venv with all that is needed, and what Qt needs of the system

# Again when the pinned packages change; instant otherwise.
$(VENV)/installed: requirements.lock pyproject.toml .ci/setup
	@PYTHON="$(PYTHON)" bash .ci/setup packages $(VENV)
	@touch $@

# Written by the script, and only when nothing is missing: until then every run looks again.
$(VENV)/libraries: $(VENV)/installed
	@bash .ci/setup libraries $(VENV)

run: setup  ## open the window (make run FILE=my.jaarplan opens that plan)
	@$(BIN)/digikoers $(if $(FILE),"$(FILE)")

# Programs that look at a PDF; tried again as long as one is missing.
$(VENV)/tools: $(VENV)/installed
	@bash .ci/setup tools $(VENV)

test: setup $(VENV)/tools  ## run all tests, without a screen (make test ARGS="tests/plans -x" runs these alone)
	@PYTHONHASHSEED=0 QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python -m $(if $(ARGS),pytest $(ARGS),tests.parallel)

coverage: setup $(VENV)/tools  ## run all tests, and see whether they take enough branches of plans/ (takes longer)
	@PYTHONHASHSEED=0 QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python -m tests.parallel --branches

accessibility: setup $(VENV)/tools  ## hear the window as a screen reader does: each page, and a poster with keys alone or by ear alone
	@PYTHONPATH=. $(BIN)/python -m pytest -s -m slow tests/accessibility $(ARGS)

browser: setup tests/browser/node_modules/installed  ## look at the HTML export in headless Chromium: accessible, valid, fetches nothing; and at the calendar in others
	@PYTHONPATH=. $(BIN)/python -m pytest tests/browser $(ARGS)

tests/browser/node_modules/installed: tests/browser/package-lock.json .ci/setup
	@bash .ci/setup browser $(VENV)

references: setup $(VENV)/tools  ## what changed in the prints, side by side (make references ARGS=--accept keeps it)
	@PYTHONPATH=. $(BIN)/python -m tests.plans.printing.references $(ARGS)

screenshots: setup  ## every page of the sample plan as a picture, in build/screenshots (ARGS="nl-light 1366x768" for some)
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python tests/desktop/screenshots.py build/screenshots $(ARGS)

guide: setup  ## the user guide in build/guide, as PDF and web page, with new pictures of the sample plan
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python tests/desktop/guide.py build/guide

lint: setup  ## style, types, who may import whom, what is not used; the workflow and the scripts
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/windows
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/vulture
	@$(BIN)/deptry . 2>/dev/null || $(BIN)/deptry .
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run .ci/setup .packaging/*/build .packaging/windows/try; \
		else echo "The scripts are not checked: there is no shellcheck (Debian: apt-get install shellcheck)."; fi

format: setup  ## lay out the code as `make lint` wants it
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

bench: setup  ## time to first paint, to typing, to a PDF and of an edit, memory and the command line, beside bare programs; the bundle; how easily texts read
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python -m tests.bench.run $(ARGS)

torture: setup $(VENV)/tools  ## what is too slow for every day, and properties tried at random (ARGS="kill undo" for some)
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python -m tests.torture.run $(ARGS)

texts: setup  ## bring the Dutch catalogue in step with the messages in the code
	@mkdir -p build
	@$(BIN)/pybabel -q extract --no-location --sort-output --project digikoers -o build/digikoers.pot plans desktop
	@$(BIN)/pybabel -q update -D digikoers -l nl -d $(LOCALE) -i build/digikoers.pot --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date
	@$(BIN)/pybabel -q compile -D digikoers -d $(LOCALE) --statistics
	@$(BIN)/pyside6-lrelease -silent $(LOCALE)/nl/LC_MESSAGES/qt.ts -qm $(LOCALE)/nl/LC_MESSAGES/qt.qm

build/NOTICES.txt: $(VENV)/installed desktop/licences.py $(wildcard resources/licences/*)
	@mkdir -p build
	@PYTHONPATH=. $(BIN)/python -m desktop.licences >$@

bundle: setup build/NOTICES.txt  ## the program with all it needs in one folder that runs without Python: build/bundle/digikoers
	@$(BIN)/pyinstaller --noconfirm --clean --log-level ERROR --workpath build/pyinstaller --distpath build/bundle \
		.packaging/digikoers.spec
	@du -sh build/bundle/digikoers

packages: bundle  ## try the folder of `make bundle`: each command, an older library, the window, pages for the preview
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python -m pytest tests/packages $(ARGS)

deb: bundle  ## a package for Debian and Ubuntu, in dist
	@.packaging/linux/build deb

tar: bundle  ## the folder of `make bundle` as a tar.xz, in dist
	@.packaging/linux/build tar

windows: setup build/NOTICES.txt  ## the Windows installer, in dist (make windows EMBED=python-3.13.5-embed-amd64.zip, from python.org)
	@.packaging/windows/build "$(EMBED)"

windows-try:  ## try that installer under wine (xvfb-run -a make windows-try tries the window too)
	@.packaging/windows/try

sbom: setup  ## what is inside, in the format CycloneDX, in dist
	@mkdir -p dist
	@PYTHONPATH=. $(BIN)/python .packaging/sbom.py

lock:  ## pin the newest allowed packages, with their hashes, in requirements.lock
	@test -x $(UV) || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install -q uv; }
	@$(UV) pip compile --quiet --no-config --universal --python-version 3.11 --extra dev --upgrade --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.lock pyproject.toml

clean:  ## throw away what was built (plans in your own folder stay)
	@rm -rf $(VENV) tests/browser/node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find desktop plans resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
