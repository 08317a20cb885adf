package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/pipeline/record"
)

// version of the program; a release build sets it with -ldflags '-X main.version=…'.
var version = "0.1.0"

// versions is what the verb version tells.
type versions struct {
	Version    string             `json:"version"`
	Revision   string             `json:"revision,omitempty"` // of the source, where the build knows it
	Go         string             `json:"go"`
	Platform   string             `json:"platform"`
	Schema     string             `json:"schema"` // of the document record
	Extractors []extractorVersion `json:"extractors"`
}

type extractorVersion struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

func versionCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Tell the versions of the program, the record and the extractors",
		Long: `Version tells which program this is, the Go it was built with, the version of the
document record's layout, and the version of each extractor. Two runs whose versions
and input are equal give equal bytes.

` + exitCodes(codeFault, codeUsage),
		Example: `  factsheet version
  factsheet version --json | jq .extractors`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			v, err := readVersions()
			if err != nil {
				return &exit{exitFault, err}
			}
			if asJSON {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				return fault(e.Encode(v))
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintf(w, "factsheet\t%s\n", v.Version)
			if v.Revision != "" {
				fmt.Fprintf(w, "revision\t%s\n", v.Revision)
			}
			fmt.Fprintf(w, "go\t%s %s\nschema\t%s\n", v.Go, v.Platform, v.Schema)
			for _, e := range v.Extractors {
				fmt.Fprintf(w, "%s\t%s\n", e.Name, e.Version)
			}
			return fault(w.Flush())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as one JSON object")
	return c
}

func readVersions() (versions, error) {
	p, err := newPipeline()
	if err != nil {
		return versions{}, err
	}
	v := versions{Version: version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Schema: record.Schema}
	v.Revision = revision()
	for _, u := range p.Extractors() {
		i := u.Info()
		v.Extractors = append(v.Extractors, extractorVersion{i.Name, i.Version})
	}
	return v, nil
}

// revision is that of the program's source, where the build knows it; '+' says that the source
// was changed since.
func revision() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	known := map[string]string{}
	for _, s := range b.Settings {
		known[s.Key] = s.Value
	}
	if known["vcs.modified"] == "true" {
		return known["vcs.revision"] + "+"
	}
	return known["vcs.revision"]
}

// fault gives an error of reading or writing its exit code.
func fault(err error) error {
	if err == nil {
		return nil
	}
	return &exit{exitFault, err}
}
