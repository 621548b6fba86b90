# Everything here is a thin layer over cargo; `make help` lists the targets.

SHELL = /bin/sh
CARGO ?= cargo
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=
T ?=
BENCH ?= all
BUILT = $(or $(CARGO_TARGET_DIR),target)/release

# What the scripts need to know, whoever calls them.
export CARGO PREFIX LIBDIR DESTDIR

.DEFAULT_GOAL := build
.PHONY: help run build test test-all bench install uninstall clean check

help: ## list the targets
	@echo "usage: make [TARGET] [NAME=VALUE ...]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14
	@echo
	@echo "Results go to $(BUILT) (CARGO_TARGET_DIR moves them). PYTHON313 names the CPython 3.13 to use."

run: ## a real CPython on our heap with its report, then a C program linked to libpyrite
	@scripts/check-tools run
	$(CARGO) build --release
	@scripts/run-example

build: ## libpyrite.so, libpyrite.a, libpyrite_preload.so and pyrite, optimised
	@scripts/check-tools build
	$(CARGO) build --release

test: ## every test; T=NAME runs one: a program of c_tests, or cargo's tests of that name
	@scripts/test $(T)

test-all: ## every test, and CPython's own regression tests with and without the preload (long)
	@scripts/test
	scripts/regrtest

bench: ## compare the heap with other allocators; BENCH="COMMAND [OPTIONS]" for a part, BENCH=help lists them
	scripts/bench $(BENCH)

install: build ## install headers, libraries, pyrite.pc, the command and its man page: PREFIX=, LIBDIR=, DESTDIR=
	scripts/install

uninstall: ## remove what `install` with the same PREFIX=, LIBDIR= and DESTDIR= has put there
	scripts/install --remove

check: ## formatting and lints only
	$(CARGO) fmt --all --check
	$(CARGO) clippy --all-targets -- -D warnings

clean: ## remove everything that was built
	$(CARGO) clean

.DEFAULT:
	@echo "make: there is no target $@; \`make help\` lists them." >&2
	@exit 2
