package results_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

func TestOutputThatWasAlteredIsNotIntact(t *testing.T) {
	for says, damage := range map[string]func(root string) error{
		"": func(string) error { return nil },
		"holds other": func(root string) error {
			return flip(filepath.Join(root, "documents", "one.txt-"+hashOf("a/one.txt")+".json"))
		},
		"is not the manifest's": func(root string) error {
			return os.WriteFile(filepath.Join(root, "tables", "more.parquet"), nil, 0o600)
		},
		"is missing": func(root string) error { return os.Remove(filepath.Join(root, "tables", "amounts.parquet")) },
	} {
		root, m, err := results.Shown(written(t, write.JSON, write.Parquet))
		if err != nil {
			t.Fatal(err)
		}
		if err := damage(root); err != nil {
			t.Fatal(err)
		}
		err = results.Intact(context.Background(), root, &m)
		if (err != nil) != (says != "") || err != nil && (!errors.Is(err, results.ErrAltered) || !strings.Contains(err.Error(), says)) {
			t.Errorf("want %q, and it says %v", says, err)
		}
	}
}

func hashOf(source string) string { return sheet(source).Document.SHA256[:8] }

// flip changes a byte in the middle of a file.
func flip(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	data[len(data)/2] ^= 1
	return os.WriteFile(file, data, 0o600)
}
