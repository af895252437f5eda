# Everything a person or a machine does with this repository. `make` alone lists it.
# Needs: make and Python 3.11 with venv. Nothing else; the rest is installed in .venv from the locks.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000

BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install -qq --no-input
MADE = .venv/.listo
MADE_DEV = .venv/.listo-dev

.DEFAULT_GOAL := help
.PHONY: help demo test lint fix idiomas bench lock limpiar

help: ## lista estas órdenes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: $(MADE) ## abre la demostración en http://localhost:8000 (PORT=otro; HISTORIA=1: con un mes vivido)
	@exec $(BIN)/experta demo --puerto $(PORT) $(if $(HISTORIA),--historia)

test: $(MADE_DEV) ## toda la suite: SQLite, PostgreSQL y recorridos en un navegador
	@exec $(BIN)/python -m herramientas.pruebas

lint: $(MADE_DEV) ## estilo, tipos, capas, plantillas, migraciones y guardas
	@exec $(BIN)/python -m herramientas.revision

fix: $(MADE_DEV) ## arregla lo que se arregla solo
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint experta --reformat --quiet

idiomas: $(MADE_DEV) ## pone al día y compila los textos en inglés; dice cuáles faltan
	@exec $(BIN)/python -m herramientas.idiomas

bench: $(MADE_DEV) ## mide (nunca es una prueba): ver bench/
	@exec $(BIN)/python -m bench

lock: ## vuelve a fijar versiones y huellas en requirements*.lock
	@PYTHON="$(PYTHON)" exec sh herramientas/fijar.sh

limpiar: ## borra el entorno y lo generado; var/ (los datos) no se toca
	rm -rf .venv build experta.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip checks every file against the hashes of the lock. The package itself is linked last, without network.
$(MADE): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Falta Python 3.11 o posterior." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Se necesita Python 3.11 o posterior; $(PYTHON) es anterior." >&2; exit 1; }
	@echo "Preparando .venv (solo la primera vez; de medio minuto a dos minutos)…"
	@"$(PYTHON)" -m venv .venv
	@echo "  1/2 librerías, con sus huellas…"
	@$(PIP) --require-hashes -r requirements.lock
	@echo "  2/2 la orden experta…"
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(MADE_DEV): $(MADE) requirements-dev.lock
	@echo "Preparando las herramientas de prueba (solo la primera vez)…"
	@$(PIP) --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $@
