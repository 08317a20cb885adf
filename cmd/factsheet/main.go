// Factsheet turns a folder of development-cooperation factsheets into checked tables.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/source"
	"factsheet/pipeline/validate"
)

// Stand-in until the verbs land: factsheet OUT FILE… writes OUT/documents/NAME.json.
func main() {
	p, err := pipeline.New(extractors.All(), validate.Rules())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if os.Args[1] == "extract" {
		in := json.NewDecoder(os.Stdin)
		out := json.NewEncoder(os.Stdout)
		for {
			var line struct{ ID, Text, Date string }
			if in.Decode(&line) != nil {
				return
			}
			sum := sha256.Sum256([]byte(line.Text))
			out.Encode(p.Process(source.Input{Source: line.ID, MediaType: "text/plain", Data: []byte(line.Text), Date: line.Date, SHA256: hex.EncodeToString(sum[:])}))
		}
	}
	out := filepath.Join(os.Args[1], "documents")
	os.MkdirAll(out, 0o755)
	for _, f := range os.Args[2:] {
		data, _ := os.ReadFile(f)
		sum := sha256.Sum256(data)
		r := p.Process(source.Input{Source: filepath.Base(f), MediaType: "text/plain", Data: data, SHA256: hex.EncodeToString(sum[:])})
		b, _ := json.MarshalIndent(r, "", " ")
		os.WriteFile(filepath.Join(out, filepath.Base(f)+".json"), b, 0o644)
	}
}
