# The main job is `make`; `make help` lists the rest. Each target is one call of
# `python -m helpers`, which also works where there is no make.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
READY := .venv/ready

.PHONY: build run render pdf test test-lab check scan measure bench lab install clean help

build: $(READY)  # rerun every notebook and render the pages to site/ (the main job)
	@$(BIN)/python -m helpers build

test: $(READY)  # lint, format, types, unit tests, data checks, strict nbval
	@$(BIN)/python -m helpers test

test-lab: $(READY)  # check JupyterLab in a browser: every notebook, the controls, the tasks
	@$(BIN)/python -m helpers test-lab

run: $(READY)  # rerun every notebook in a fresh kernel and store it
	@$(BIN)/python -m helpers run

render: $(READY)  # render the stored notebooks to site/
	@$(BIN)/python -m helpers render

pdf: $(READY)  # render the pages and print each as PDF, where a Chromium is found
	@$(BIN)/python -m helpers pdf

check: $(READY)  # check every data package, and its places where a copy of the text is at hand
	@$(BIN)/python -m helpers check

scan: $(READY)  # propose figures for a text that is not a report yet: make scan TEXT=file
	@$(BIN)/python -m helpers scan $(if $(TEXT),--text "$(TEXT)")

measure: $(READY)  # measure the scan on every report whose text is at hand
	@$(BIN)/python -m helpers measure

bench: $(READY)  # measure how fast the project is
	@$(BIN)/python -m helpers bench

lab: $(READY)  # open JupyterLab on the notebooks; more options: make lab LAB_ARGS="--port 8890"
	@$(BIN)/python -m helpers lab $(LAB_ARGS)

install:  # make the environment anew
	@$(PYTHON) -m helpers install

clean:  # remove the environment, the pages and all caches
	@$(PYTHON) -m helpers clean

help:  # list the targets
	@$(PYTHON) -m helpers help

$(READY): requirements.lock helpers/commands/environment.py
	@$(PYTHON) -m helpers install
