# Everything here is a thin layer over cargo; `make help` lists the targets.

SHELL = /bin/sh
CARGO ?= cargo
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=
T ?=
BENCH ?= all

ifeq ($(wildcard scripts/target-folder),)
$(error run make in pyrite's own folder, or say make -C $(dir $(lastword $(MAKEFILE_LIST))))
endif

# Asked for once, so that scripts and tests look where cargo really builds.
override CARGO_TARGET_DIR := $(shell CARGO='$(CARGO)' CARGO_TARGET_DIR='$(CARGO_TARGET_DIR)' scripts/target-folder)

# What the scripts need to know, whoever calls them.
export CARGO CARGO_TARGET_DIR PREFIX LIBDIR DESTDIR

.DEFAULT_GOAL := build
.PHONY: help run build examples test test-all bench bench-report install uninstall clean check wheels headers symbols matrix

help: ## list the targets
	@echo "usage: make [TARGET] [NAME=VALUE ...]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 16
	@echo
	@echo "Results go to $(CARGO_TARGET_DIR)/release (CARGO_TARGET_DIR moves them)."
	@echo "PYTHON313 names the CPython 3.13 to use; without it PATH and pyenv are searched."

run: ## a real CPython on our heap with its report, then a C program linked to libpyrite
	@scripts/check-tools run
	$(CARGO) build --release
	@scripts/run-example

build: ## libpyrite.so, libpyrite.a, libpyrite_preload.so and pyrite, optimised
	@scripts/check-tools build
	$(CARGO) build --release

examples: ## small C programs, a claim about Python's memory each: what CPython and pyrite show
	@scripts/check-tools test
	$(CARGO) build --release
	@scripts/run-book

test: ## every test; T=NAME runs one: a program of c_tests, a script test-NAME, or cargo's tests of that name
	@scripts/test $(if $(T),"$(T)")

test-all: ## every test, the programs on objects under AddressSanitizer and Valgrind, and all of CPython's own tests (long)
	@scripts/test
	scripts/test-asan
	scripts/test-valgrind --leaks
	scripts/regrtest
	scripts/regrtest --system

bench: ## compare the heap with other allocators; BENCH="COMMAND [OPTIONS]" for a part, BENCH=help lists them
	scripts/bench $(BENCH)

bench-report: ## charts and tables of the figures that `make bench` has kept, as a page: target/bench-report/index.html
	@scripts/check-tools bench
	@scripts/bench report

wheels: ## unmodified wheels from PyPI on libpyrite and on libpython3.13: equal results, time and memory (needs pip)
	@scripts/check-tools test
	$(CARGO) build --release -p pyrite
	scripts/wheels

install: ## build and install headers, libraries, pyrite.pc, the command and its man page: PREFIX=, LIBDIR=, DESTDIR=
	@scripts/build-for-install
	@scripts/install

uninstall: ## remove what `install` with the same PREFIX=, LIBDIR= and DESTDIR= has put there
	@scripts/install --remove

headers: ## write the generated half of include/ anew
	PYRITE_WRITE_HEADERS=1 $(CARGO) build -q -p pyrite

symbols: build ## write exported-symbols.txt anew, from the library
	PYRITE_WRITE_SYMBOLS=1 $(CARGO) test -q -p pyrite --test symbols the_list_of_exported_names_is_current

matrix: ## write docs/coverage.md anew
	PYRITE_WRITE_MATRIX=1 $(CARGO) test -q -p pyrite --test coverage the_table_of_coverage_is_current

check: ## formatting and lints only
	@scripts/check-tools build
	$(CARGO) fmt --all --check
	$(CARGO) clippy --all-targets -- -D warnings

clean: ## remove everything that was built
	$(CARGO) clean

.DEFAULT:
	@echo "make: there is no target $@; \`make help\` lists them." >&2
	@exit 2

# Or make would look for a way to build its own file by the rule above.
Makefile: ;
