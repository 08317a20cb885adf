# What a user types: make run, make test. What CI runs: make check.
GO ?= go
OUT ?= out
FUZZTIME ?= 60s
CHECKS ?= 2000
TESTFLAGS ?=
TESTTIME ?= 14m
CORPUS ?= ../shared/corpus

.PHONY: run test check eval lint build pdfium cover bench fuzz golden compare screenshots clean

run: ## read the fixtures into out/
	$(GO) run ./cmd/factsheet run 'fixtures/*/*.{txt,pdf}' --out $(OUT) --fail-on never

test: ## every test
	$(GO) test $(TESTFLAGS) ./...

# Tests that run the program as a process, again and again, or that bound its time. The race
# detector, under which each start takes a second, sees nothing there that it does not see
# where the same code runs in a test's own process.
PROCESSES := ^(TestScripts|TestKilledProgram|TestFixtures|TestMakeCompareHoldsARevisionAgainstThisTree|TestReportOfASheetIsWrittenAtOnce|TestSignals)

check: lint build pdfium eval ## all that CI runs
	$(MAKE) test TESTFLAGS="-race -timeout $(TESTTIME) -skip '$(PROCESSES)'"
	$(GO) test -timeout $(TESTTIME) -run '$(PROCESSES)' ./cmd/factsheet

# How well sheets are read: the fixtures against their gold files, and the annotated sheets
# beside the project where they are there. It fails where a score is below its threshold.
eval: build
	dist/factsheet eval fixtures --registry fixtures/own-registry/registry.tsv --thresholds fixtures/thresholds.yaml
	@if [ -d $(CORPUS) ]; then dist/factsheet eval $(CORPUS)/*.gold.json --thresholds fixtures/corpus-thresholds.yaml; \
	else echo "$(CORPUS) is not here: only the fixtures were scored"; fi

# Compiles pdfium for the tests that follow, by a test and by the program, which wazero
# tells apart: under the race detector it takes a minute, and more memory than a sheet may.
pdfium: build
	$(GO) test -count=1 ./pipeline/read/pdfium
	dist/factsheet explain --layout=glyphs --reader pdfium fixtures/harbour-portfolio/harbour-portfolio.pdf >/dev/null

lint:
	@test -z "$$(gofmt -l .)" || { echo "gofmt these files:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

build: ## one static binary
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags='-s -w' -o dist/factsheet ./cmd/factsheet

cover: ## test coverage by package
	$(GO) test -coverprofile=coverage.out ./...
	$(GO) tool cover -func=coverage.out | tail -1

BENCHTIME ?= 1s

bench: ## sheets/s and MB/s of the whole pipeline, then each stage, then PDFs beside pdftotext
	@for p in ./extractors "./pipeline/... $$($(GO) list ./extractors/... | grep -v '/extractors$$')"; do \
		$(GO) test -p 1 -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) $$p; done | awk -f .ci/bench.awk
	@GO="$(GO)" .ci/bench-pdf

# Property tests with cases drawn anew, then each fuzz target by itself, since go test takes
# one at a time.
fuzz:
	@for d in $$(grep -rl --include='*_test.go' 'rapid\.Check(' . | xargs -n1 dirname | sort -u); do \
		$(GO) test -count=1 $$d -rapid.seed=0 -rapid.checks=$(CHECKS) || exit 1; \
	done
	@for f in $$(grep -rl --include='*_test.go' '^func Fuzz' .); do \
		for t in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' $$f); do \
			echo "fuzz $$(dirname $$f) $$t"; \
			$(GO) test $$(dirname $$f) -run '^$$' -fuzz "^$$t$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

golden: ## renew what the fixtures are wanted to give; read the diff before you commit it
	$(GO) test ./cmd/factsheet -run Fixtures -update

# DIFF holds flags of 'factsheet diff', as --stat or --max contributions=0.
compare: ## what another revision of the program makes of the sheets: make compare REV=main~3 [SHEETS=folder] [DIFF=flags]
	@GO="$(GO)" .ci/compare "$(REV)" "$(or $(SHEETS),fixtures)" $(DIFF)

screenshots: ## take the README's pictures of the report and the review page anew
	mkdir -p cmd/factsheet/testdata/screenshots
	$(GO) test ./cmd/factsheet -count=1 -run Screenshots -update

clean:
	rm -rf $(OUT) dist coverage.out
