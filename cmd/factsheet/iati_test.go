package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestFixturesAndAnnotatedSheetsAreActivities holds what is written of them to the standard's
// schema, each batch with its own options.
func TestFixturesAndAnnotatedSheetsAreActivities(t *testing.T) {
	needShared(t)
	for name, args := range map[string][]string{
		"fixtures": {"../../fixtures/*/*.{txt,pdf}", "--registry", "../../fixtures/own-registry/registry.tsv"},
		"corpus":   {filepath.Join(shared, "corpus", "*.txt")},
	} {
		out := filepath.Join(t.TempDir(), name)
		ended(t, exitOK, append([]string{"run", "--out", out, "--fail-on", "never", "--quiet"}, args...)...)
		validActivities(t, out)
		validActivities(t, out, "--as-of", "2024-01-01", "--base-url", "https://example.org/sheets",
			"--reporting-org", "XM-DAC-41114", "--reporting-name", "UNDP", "--reporting-type", "40")
	}
}

// validActivities exports a run as an IATI file and holds it to the schema.
func validActivities(t *testing.T, out string, flags ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "activities.xml")
	ended(t, exitOK, append([]string{"export", "iati", out, "-o", file}, flags...)...)
	xmllint, err := exec.LookPath("xmllint")
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatal("there is no xmllint; Debian's package libxml2-utils has it")
	default:
		t.Log("the file is not held to the schema: there is no xmllint (Debian's package libxml2-utils has it)")
		return
	}
	schema := filepath.Join(shared, "data", "iati-2.03", "iati-activities-schema.xsd")
	if said, err := exec.Command(xmllint, "--noout", "--schema", schema, file).CombinedOutput(); err != nil {
		t.Errorf("%s does not hold to the schema: %v\n%s", out, err, said)
	}
}
