# SPDX-License-Identifier: AGPL-3.0-or-later
# make run | build | test | lint | bench | soak | licenses. What each needs is checked or installed first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
# One heavy job at a time: cargo and Vite use every core by themselves, and two of them on a small machine swap.
.NOTPARALLEL:
.DELETE_ON_ERROR:

.PHONY: run build web test test-rust test-web test-e2e lint fmt openapi bench soak licenses prerequisites

# --- What is built -----------------------------------------------------------------------------------------------

# The server embeds the interfaces, so every cargo command needs them built. Make compares dates: unchanged web, no work.
APPS := shop cockpit monitoring backoffice welcome student portal
DIST := $(APPS:%=web/apps/%/dist/index.html)
WEB_MODULES := web/node_modules/.package-lock.json
E2E_MODULES := e2e/node_modules/.package-lock.json
WEB_SOURCES := $(shell find web content/texts -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

# Every crate of ours but the tests' crates/remap. It asks more of crates that the server has too, and a build of all of them at once would
# compile those and the server a second time, besides what a build of the server alone needs.
OURS := --workspace --exclude perfshop-remap

run: build
	exec target/release/perfshop serve --data-dir "$${PERFSHOP_DATA_DIR:-.perfshop}" $(ARGS)

build: prerequisites $(DIST)
	cargo build --release --locked --package perfshop-server

web: prerequisites $(DIST)

# npm ci writes this hidden lock file last: it is there only when the installation was whole.
%/node_modules/.package-lock.json: %/package-lock.json
	cd $* && npm ci --no-fund --no-audit
	@touch $@

$(DIST) &: $(WEB_MODULES) $(WEB_SOURCES)
	cd web && npm run build
	@touch $(DIST)

prerequisites:
	@scripts/check-prerequisites.sh

# --- What proves it ----------------------------------------------------------------------------------------------

# Lint, then every suite, then one line that counts them all. The parts can be run alone.
test: prerequisites
	@scripts/test.sh

lint: prerequisites $(DIST) $(E2E_MODULES)
	cargo fmt --all --check
	cargo clippy $(OURS) --all-targets --locked -- -D warnings
	cargo clippy --package perfshop-remap --all-targets --locked -- -D warnings
	cd web && npm run lint && npm run typecheck
	scripts/check-generated.sh
	scripts/lint-deps.sh

test-rust: prerequisites $(DIST)
	cargo test $(OURS) --locked
	cargo test --package perfshop-remap --locked

test-web: prerequisites $(WEB_MODULES)
	cd web && npm test

# The program that the Rust tests start is built again by the same command: another one would compile every dependency anew, with
# fewer of its features.
test-e2e: prerequisites $(DIST) $(E2E_MODULES)
	cargo test $(OURS) --locked --no-run
	cargo build --package perfshop-remap --locked
	cd e2e && npm test

fmt:
	cargo fmt --all

# After a change of the API: the document into web/packages/api, and the client from it.
openapi: $(DIST)
	WRITE=1 cargo test --locked --package perfshop-server --test it tidy::openapi
	cd web && npm run generate

# Figures beside a reference, on this machine. CHECK=1 fails outside the bars, WRITE=1 writes docs/performance.md.
bench: prerequisites $(DIST)
	scripts/ensure-system.sh wrk
	cargo bench --locked --package perfshop-server --bench speed

# Long, on both databases: a hundred deaths and a hundred panics of each kind under load, a purchase under all pairs of levers and all scenarios, then SOAK_MOVES (10,000)
# of random chaos under load. Release, one at a time.
soak: prerequisites $(DIST)
	scripts/ensure-system.sh mariadb
	KILLS="$${KILLS:-100}" cargo test --release --locked --package perfshop-server --test it -- --include-ignored --test-threads 1 --nocapture crash:: diagnosis:: golden:: panics:: soak::

# Everything that others wrote and that is in the program or in its tests, with its licence.
licenses: $(WEB_MODULES) $(E2E_MODULES)
	@"$$(scripts/ensure-cargo-deny.sh)" --log-level error list --layout crate
	@node scripts/npm-licenses.mjs web e2e
