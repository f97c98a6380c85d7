# What a person does with the sources. `make` alone lists it.

BUILD := -c release --explicit-target-dependency-import-check error
CODE := Sources Tests Graph Plugins Package.swift
DATA ?= ../shared/data/gowalla
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help demo build test lint format bench clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: build ## build Clew and talk to the sample shop
	.build/release/clew demo

build: ## build the program clew, installing the C libraries that are missing
	Scripts/install-packages
	swift build $(BUILD) --product clew

# Tests run on the very code that is shipped: without testable imports they share the release build with clew.
test: export SWIFT_BACKTRACE = enable=no
# OpenBLAS takes the kernels of the processor it finds, and theirs round differently: recorded figures are those of one.
test: export OPENBLAS_CORETYPE ?= Haswell
test: ## everything that must hold before a change is kept
	Scripts/install-packages test
	$(MAKE) lint
	swift build $(BUILD) --product clew
	Scripts/run-tests $(BUILD) --disable-testable-imports
	Scripts/check-golden
	Scripts/check-desk
	Scripts/check-receipts
	Scripts/check-bad-input
	Scripts/fuzz --smoke
	Scripts/check-crash-safety

lint: ## complain about style
	swift format lint --strict --recursive $(CODE)

format: ## mend style
	swift format format --in-place --recursive $(CODE)

bench: build ## measure against a peer: make bench DATA=DIR PYTHON=python-with-scipy
	Benchmarks/gowalla $(DATA) $(PYTHON)

clean: ## remove everything that was built
	rm -rf .build
