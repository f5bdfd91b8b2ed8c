# `make` alone lists what there is. Everything works from a fresh clone; the first call makes .venv from the lock.

SHELL := /bin/bash
PYTHON := .venv/bin/python
# Passed on to the program, e.g. `make run ARGS='--profile night'` or `make test ARGS='tests/domain -x'`.
ARGS ?=

# What leaks in from a shell, an editor or another Qt program must not change what is run.
# PYTHONDONTWRITEBYTECODE would have every start compile everything anew.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONDONTWRITEBYTECODE PYTHONOPTIMIZE PYTHONWARNINGS PYTHONSAFEPATH
unexport VIRTUAL_ENV QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE
unexport QML_IMPORT_PATH QML2_IMPORT_PATH QT_SCALE_FACTOR QT_DEBUG_PLUGINS QT_LOGGING_RULES QT_API

.DEFAULT_GOAL := help
.PHONY: help run run-virtual shots bench soak test check lock notices clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run: ## start the console with its own backend and a living demo district
	@bash tools/display_there.sh
	@bash tools/setup.sh run
	@$(PYTHON) -m console $(ARGS)

run-virtual: ## the same on a display that exists in memory only (Xvfb)
	@bash tools/setup.sh virtual
	@$(PYTHON) -m tools.virtual_display -- $(PYTHON) -m console $(ARGS)

shots: ## pictures of every screen in every theme
	@bash tools/setup.sh virtual
	@$(PYTHON) -m tools.shots $(ARGS)

bench: ## every benchmark; one of them: make bench ARGS='ledger --json'
	@bash tools/setup.sh test
	@$(PYTHON) -m tools.bench $(ARGS)

soak: ## the long runs that `make test` leaves out
	@bash tools/setup.sh test
	@$(PYTHON) -m tools.soak $(ARGS)

test: ## lint, types, layers and every test
	@bash tools/setup.sh test
	@$(PYTHON) -m tools.check
	@env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM LC_ALL=C.UTF-8 $(PYTHON) -m pytest $(ARGS)

check: ## lint, types and layers only
	@bash tools/setup.sh run
	@$(PYTHON) -m tools.check

lock: ## pin the newest versions that requirements*.in allow, with their hashes
	@bash tools/setup.sh run
	@bash tools/lock.sh $(ARGS)

notices: ## bring the packages in THIRD_PARTY_NOTICES.md up to the lock
	@bash tools/setup.sh run
	@$(PYTHON) -m tools.notices

clean: ## remove the environment and what was built or cached
	@rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -path ./.git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
