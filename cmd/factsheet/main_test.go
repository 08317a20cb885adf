package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts call the program by its name, in a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"factsheet": main})
}
