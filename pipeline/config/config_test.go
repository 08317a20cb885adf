package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/config"
)

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "night", config.Name)
	if err := os.Mkdir(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPathsAreBelowTheFile(t *testing.T) {
	file := write(t, "inputs: [sheets/, 'more/**/*.pdf', /srv/x]\nout: ../out\nmetrics: a.prom\nthresholds: {max_failures: 5%}\nworkers: 3\n")
	c, err := config.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(file)
	want := []config.Setting{
		{Key: "inputs", Values: []string{dir + "/sheets/", dir + "/more/**/*.pdf", "/srv/x"}, Line: 1},
		{Key: "out", Flag: "out", Values: []string{filepath.Join(dir, "..", "out")}, Line: 2},
		{Key: "workers", Flag: "workers", Values: []string{"3"}, Line: 5},
		{Key: "thresholds.max_failures", Flag: "max-failures", Values: []string{"5%"}, Line: 4},
		{Key: "metrics", Flag: "metrics", Values: []string{dir + "/a.prom"}, Line: 3},
	}
	if diff := cmp.Diff(want, c.Settings()); diff != "" {
		t.Error(diff)
	}
}

func TestValuesAreAsTheyAreWritten(t *testing.T) {
	c, err := config.Read(write(t, "inputs: [2024.10, 2024-05-01, 0x10, 'a b', \"c\\td\", no]\nout: 0012\nincremental: true\nthresholds: {max_failures: 0}\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range c.Settings() {
		for _, v := range s.Values {
			got = append(got, filepath.Base(v))
		}
	}
	if diff := cmp.Diff([]string{"2024.10", "2024-05-01", "0x10", "a b", "c\td", "no", "0012", "true", "0"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoSettingIsRefusedWithItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"out: a\noutt: b\n":                      "line 2: there is no key outt;",
		"1: b\n":                                 "line 1: there is no key 1;",
		"out: a\n\nout: b\n":                     "line 3: out is there already, in line 1",
		"pdf:\n  max_second: 3\n":                "line 2: there is no key pdf.max_second;",
		"out: [a, b]\n":                          "line 1: out: one value is wanted here",
		"inputs: {a: b}\n":                       "line 1: inputs: a list of values is wanted here",
		"extractors: person\n":                   "line 1: extractors: keys of this section are wanted here",
		"thresholds:\n  fail_on: [error, no]\n":  "line 2: thresholds.fail_on: one value is wanted here",
		"x: &a\n  fail_on: no\nlog:\n  <<: *a\n": "line 1: there is no key x;",
	} {
		_, err := config.Read(write(t, text))
		if faults, ok := errors.AsType[config.Faults](err); !ok || len(faults) != 1 || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: the error is %v, want %q", text, err, want)
		}
	}
}

func TestWhatCannotBeReadAsSettingsIsRefusedWithTheFile(t *testing.T) {
	for text, want := range map[string]string{
		"out: a\n---\nout: b\n":    "several documents",
		"inputs: [a\n":             "[1:9]",
		"out: \"a\nformat: json\n": "[1:6]",
		"- a\n- b\n":               "keys and values are wanted in it",
		"log: {}\nout: *b\n":       "[2:7]",
	} {
		c, err := config.Read(write(t, text))
		if c != nil || err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), config.Name) {
			t.Errorf("%q: the error is %v, want %q in it", text, err, want)
		}
	}
}

func TestAllWrongKeysAreToldAndTheRestIsRead(t *testing.T) {
	c, err := config.Read(write(t, "outt: a\nworkers: 3\npdf:\n  pages: 4\n  max_pages: 5\nlog: loud\n"))
	faults, _ := errors.AsType[config.Faults](err)
	var lines []int
	for _, f := range faults {
		lines = append(lines, f.Line)
	}
	if diff := cmp.Diff([]int{1, 4, 6}, lines); diff != "" {
		t.Fatal(diff)
	}
	want := []config.Setting{
		{Key: "workers", Flag: "workers", Values: []string{"3"}, Line: 2},
		{Key: "pdf.max_pages", Flag: "max-pages", Values: []string{"5"}, Line: 5},
	}
	if diff := cmp.Diff(want, c.Settings()); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyFileSetsNothing(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "\n\n"} {
		c, err := config.Read(write(t, text))
		if err != nil || len(c.Settings()) != 0 {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
}

// The example has every key, so that each is described and none has a value that can't be read.
func TestTheExampleIsAFileOfSettings(t *testing.T) {
	if c, err := config.Read(write(t, config.Example())); err != nil || len(c.Settings()) != 3 {
		t.Fatalf("as it stands: %v, %v", c, err)
	}
	uncommented := regexp.MustCompile(`(?m)^( *)#([a-z])`).ReplaceAllString(config.Example(), "$1$2")
	c, err := config.Read(write(t, uncommented))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(c.Settings()); n < 24 {
		t.Errorf("the example sets %d keys", n)
	}
	for _, s := range c.Settings() {
		key := s.Key[strings.LastIndexByte(s.Key, '.')+1:]
		i := strings.Index(uncommented, key+":")
		above := strings.Split(uncommented[:max(i, 0)], "\n")
		if i < 0 || len(above) < 2 || !strings.HasPrefix(strings.TrimSpace(above[len(above)-2]), "# ") {
			t.Errorf("%s has no comment over it", s.Key)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(config.Example())
	f.Add("out: &a [*a]\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := filepath.Join(t.TempDir(), config.Name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if c, err := config.Read(file); err == nil {
			c.Settings()
		}
	})
}
