package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/explain"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/source"
	"factsheet/pipeline/validate"
)

// registryFlags are the flags of the verbs that read sheets.
type registryFlags struct {
	files []string
	read  []manifest.Registry // the files as the manifest tells them, once pipeline has read them
}

func (f *registryFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.files, "registry", nil, "a file of bodies (ministries, donors, partners) that you know: a table "+
		"of name, type, codes …; 'factsheet schema --registry' tells its form; give the flag again for another file")
	_ = c.MarkFlagFilename("registry", "tsv", "txt")
}

// pipeline is the pipeline with all extractors and rules, and with the bodies of the
// user's files. It reads PDFs in this process; pdfFlags.isolate has it read them
// elsewhere.
func (f *registryFlags) pipeline() (*pipeline.Pipeline, error) {
	if len(f.files) == 0 {
		return newPipeline()
	}
	var files []extractors.RegistryFile
	for _, name := range f.files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, &exit{exitUsage, fmt.Errorf("--registry: %w", err)}
		}
		if len(data) > source.MaxBytes {
			return nil, &exit{exitUsage, fmt.Errorf("--registry: %s is larger than %d MB; split it", name, source.MaxBytes>>20)}
		}
		sum := sha256.Sum256(data)
		f.read = append(f.read, manifest.Registry{Name: filepath.Base(name), SHA256: hex.EncodeToString(sum[:])})
		files = append(files, extractors.RegistryFile{Name: name, Data: string(data)})
	}
	r, err := extractors.Registry(files...)
	if err != nil {
		return nil, &exit{exitUsage, fmt.Errorf("--registry: %w", err)}
	}
	p, err := pipeline.New(extractors.All(), validate.Rules(), r)
	return p, fault(err)
}

// printRegistryForm writes the columns of a file of bodies for people, within a width.
func printRegistryForm(w io.Writer, width int) error {
	const indent = 20
	b := bufio.NewWriter(w)
	for _, c := range extractors.RegistryColumns() {
		for i, line := range explain.Wrap(c.Doc, max(width-indent, 30)) {
			if i > 0 {
				c.Name = ""
			}
			fmt.Fprintf(b, "%-*s%s\n", indent, c.Name, line)
		}
	}
	return b.Flush()
}
