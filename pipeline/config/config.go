// Package config reads factsheet.yaml: what a run is to read and write, so that a nightly
// job is one command. Each key stands for a flag of 'factsheet run', which checks its value;
// what the command line says goes before what the file says.
package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Name is the file that a run looks for in its folder where it is told nothing.
const Name = "factsheet.yaml"

// Config is a file of settings. The tags say which flag a key stands for, whether it is a
// path, which is then below the file's folder, an example, and what it means.
type Config struct {
	Inputs      List `yaml:"inputs" flag:"" path:"yes" example:"[sheets/]" doc:"Files, folders and patterns such as 'reports/**/*.pdf', as after 'factsheet run'."`
	Out         Word `yaml:"out" flag:"out" path:"yes" example:"out" doc:"The folder to write to."`
	Format      List `yaml:"format" flag:"format" join:"," example:"[json, parquet]" doc:"What to write, of json, parquet and jsonl."`
	PartitionBy Word `yaml:"partition_by" flag:"partition-by" example:"year" doc:"Part the tables by year or batch; left out, each table is one file."`
	Incremental Word `yaml:"incremental" flag:"incremental" example:"true" doc:"Read only what is new or changed since the last run."`
	Workers     Word `yaml:"workers" flag:"workers" example:"2" doc:"Sheets taken side by side."`
	Stamp       Word `yaml:"stamp" flag:"stamp" example:"false" doc:"Put the time of the run into the manifest."`
	Registry    List `yaml:"registry" flag:"registry" path:"yes" example:"[our-partners.tsv]" doc:"Files of bodies that you know ('factsheet schema --registry'); a later one overrides."`

	Extractors Extractors `yaml:"extractors" doc:"Whose finds are written ('factsheet version' lists them): those under on alone, or all but those under off."`
	Thresholds Thresholds `yaml:"thresholds" doc:"What makes a run stop, or end with a code that is not 0."`
	PDF        PDF        `yaml:"pdf" doc:"How PDFs are read, and what one may take."`
	Log        Log        `yaml:"log" doc:"Messages on standard error."`

	Metrics Word `yaml:"metrics" flag:"metrics" path:"yes" example:"factsheet.prom" doc:"A file for the run's figures as OpenMetrics text."`

	file  string
	lines map[string]int // of the keys
}

// Extractors say which run.
type Extractors struct {
	On  List `yaml:"on" flag:"extractors" join:"," example:"[amount, date, partner]" doc:"These alone."`
	Off List `yaml:"off" flag:"without" join:"," example:"[event, person]" doc:"All but these."`
}

// Thresholds are what a run may bear.
type Thresholds struct {
	FailOn      Word `yaml:"fail_on" flag:"fail-on" example:"error" doc:"never, error (a failed sheet, or an issue that is one) or warning: the run ends with 3."`
	MaxFailures Word `yaml:"max_failures" flag:"max-failures" example:"5%" doc:"Stop where more sheets than this fail: a number, or a share of all."`
}

// PDF bounds the reading of PDFs.
type PDF struct {
	Reader          Word `yaml:"reader" flag:"reader" example:"auto" doc:"auto, fast or pdfium."`
	MaxSeconds      Word `yaml:"max_seconds" flag:"max-seconds" example:"10" doc:"Seconds a PDF."`
	MaxMemory       Word `yaml:"max_memory" flag:"max-memory" example:"1GiB" doc:"Memory a PDF."`
	MaxPages        Word `yaml:"max_pages" flag:"max-pages" example:"2000" doc:"Pages that are read of a PDF."`
	MaxDecompressed Word `yaml:"max_decompressed" flag:"max-decompressed" example:"512MiB" doc:"What a PDF's streams may hold."`
	MaxNesting      Word `yaml:"max_nesting" flag:"max-nesting" example:"40" doc:"How deep a PDF's parts may stand in each other."`
	PasswordFile    Word `yaml:"password_file" flag:"password-file" path:"yes" example:"passwords.txt" doc:"Passwords for encrypted PDFs, a line each."`
}

// Log says what is told, and how.
type Log struct {
	Format        Word `yaml:"format" flag:"log-format" example:"json" doc:"text or json."`
	Level         Word `yaml:"level" flag:"log-level" example:"info" doc:"Messages from this gravity on: debug, info, warn or error."`
	Quiet         Word `yaml:"quiet" flag:"quiet" example:"false" doc:"Nothing but errors."`
	ProgressEvery Word `yaml:"progress_every" flag:"progress-every" example:"30s" doc:"How often a message tells how far the run is."`
}

// Word is one value, of whatever type its flag takes; empty where the file has none.
type Word string

// List is some values; one alone may stand without brackets.
type List []string

// UnmarshalYAML takes a scalar as it is written.
func (w *Word) UnmarshalYAML(n ast.Node) error {
	s, ok := scalar(n)
	if !ok {
		return errors.New("one value is wanted here")
	}
	*w = Word(s)
	return nil
}

// UnmarshalYAML takes a list of scalars, or one.
func (l *List) UnmarshalYAML(n ast.Node) error {
	values := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		values = seq.Values
	}
	*l = List{}
	for _, v := range values {
		s, ok := scalar(v)
		if !ok {
			return errors.New("a list of values is wanted here")
		}
		*l = append(*l, s)
	}
	return nil
}

// scalar is a value as it is written: 0012 and 2024.10 are names of folders here, no numbers.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// Read reads a file of settings. Where keys are wrong, the error is Faults, and the settings
// are those of the others.
func Read(file string) (*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c, err := parse(data)
	if err != nil && c == nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c.file = file
	return c, err
}

func parse(data []byte) (c *Config, err error) {
	defer func() {
		if r := recover(); r != nil { // the YAML reader gives up on some broken files so
			c, err = nil, fmt.Errorf("it can't be read as YAML: %v", r)
		}
	}()
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, errors.New(yaml.FormatError(err, false, true))
	}
	bodies := slices.DeleteFunc(file.Docs, func(d *ast.DocumentNode) bool { return d.Body == nil })
	switch {
	case len(bodies) == 0: // an empty file sets nothing
		return &Config{}, nil
	case len(bodies) > 1:
		return nil, errors.New("it holds several documents; one is wanted")
	}
	root, ok := bodies[0].Body.(*ast.MappingNode)
	if !ok {
		return nil, errors.New("keys and values are wanted in it, as in 'out: results'")
	}
	k := &keys{lines: map[string]int{}}
	k.section(root, reflect.TypeFor[Config](), "")
	c = &Config{lines: k.lines}
	switch err := yaml.NodeToValue(root, c, yaml.Strict()); {
	case err != nil && len(k.faults) == 0: // of an alias
		return nil, errors.New(yaml.FormatError(err, false, true))
	case err != nil: // what it stands for may be a wrong key's
		return &Config{}, k.faults
	case len(k.faults) > 0:
		return c, k.faults
	}
	return c, nil
}

// Setting is a key that the file has a value for.
type Setting struct {
	Key    string   // thresholds.max_failures
	Flag   string   // of 'factsheet run'; empty for its paths
	Values []string // one for most; paths are below the file's folder
	Line   int      // of the key
}

// Settings are the file's, in the order of the example.
func (c *Config) Settings() []Setting {
	var out []Setting
	each(reflect.ValueOf(c).Elem(), "", func(key string, f reflect.StructField, v reflect.Value) {
		var values []string
		switch v := v.Interface().(type) {
		case Word:
			if v != "" {
				values = []string{string(v)}
			}
		case List:
			values = v
		}
		if len(values) == 0 {
			return
		}
		if f.Tag.Get("path") == "yes" {
			below := make([]string, len(values))
			for i, p := range values {
				below[i] = c.below(p)
			}
			values = below
		}
		if sep := f.Tag.Get("join"); sep != "" {
			values = []string{strings.Join(values, sep)}
		}
		out = append(out, Setting{key, f.Tag.Get("flag"), values, c.lines[key]})
	})
	return out
}

// below is a path of the file as seen from where the program runs.
func (c *Config) below(path string) string {
	if path == "-" || filepath.IsAbs(path) {
		return path
	}
	dir := filepath.Dir(c.file)
	if dir == "." || path == "" {
		return path
	}
	tail := ""
	if os.IsPathSeparator(path[len(path)-1]) {
		tail = string(path[len(path)-1])
	}
	return filepath.Join(dir, path) + tail
}

// each calls f with every key that holds a value, the sections' own among them.
func each(v reflect.Value, prefix string, f func(key string, field reflect.StructField, v reflect.Value)) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name := field.Tag.Get("yaml")
		switch {
		case name == "":
		case field.Type.Kind() == reflect.Struct:
			each(v.Field(i), prefix+name+".", f)
		default:
			f(prefix+name, field, v.Field(i))
		}
	}
}
