# `make run` starts Accord; `make help` tells the rest.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
LAUNCH = @exec $(or $(PYTHON),$(error Accord needs Python 3.11 or newer: install python3.11 or say `make PYTHON=/path/to/python3`)) -m launch

.DEFAULT_GOAL := help
.PHONY: run test check fuzz backup restore clean help screenshots bench fire stopping leaks matrix hammer

run: ## start everything; the first time it is made ready
	$(LAUNCH) run

test: ## the checks and the whole suite, on servers of their own
	$(LAUNCH) test

check: ## style, types, import contracts, production settings, container files
	$(LAUNCH) check

backup: ## FILE=…: the whole installation, every table and file, as one file
	$(LAUNCH) backup "$(FILE)"

restore: ## FILE=… INTO=postgres://administrator…/new: put a backup into an empty database, and compare
	$(LAUNCH) restore "$(FILE)" --into "$(INTO)"

clean: ## remove what was made, the data included
	$(LAUNCH) clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-8s %s\n' "$$name" "$$what"; done

screenshots: ## take the README's pictures from a running `make run`
	@.venv/bin/python manage.py take_screenshots

bench: ## how fast the commonest pages are, beside what we want
	@.venv/bin/python -m benchmarks
	@.venv/bin/python -m benchmarks.browser
	@.venv/bin/python -m benchmarks.growth

fire: ## 5,000 mails while everything that carries them is killed; counts what arrives
	@.venv/bin/python -m benchmarks.fire

leaks: ## seed leaks between organizations, and see that the tests catch each
	@.venv/bin/python -m tests.isolation

fuzz: ## a thousand questions to every operation of the API; FUZZ_EXAMPLES=50 asks fewer
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-1000} .venv/bin/python -m pytest -q -n 2 tests/tenancy/test_api_fuzz.py

hammer: ## 64 threads through 200 organizations, with errors, timeouts and lost connections: no scope may stay behind
	@ACCORD_HAMMER="200 64 100" .venv/bin/python -m pytest -q tests/isolation/test_context.py

stopping: ## stop the web and the workers while they are at it: nobody who got in is dropped
	@.venv/bin/python -m benchmarks.stopping

matrix: ## ask every address by every method as everybody: nothing foreign may be told
	@ACCORD_MATRIX=whole .venv/bin/python -m pytest -q -n auto --dist loadfile tests/isolation
