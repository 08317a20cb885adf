package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"factsheet/internal/browser"
	"factsheet/internal/postgres"
)

// TestMain lets scripts call the program by its name, in a process of its own, and
// lets the program under test call itself to read a PDF.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == pdfChild {
		main()
	}
	testscript.Main(postgres.Closing(browser.Closing(m)), map[string]func(){"factsheet": main})
}
