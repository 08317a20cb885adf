package explain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline"
	"factsheet/pipeline/record"
)

// Rule is a rule of reading or of validation, or a doubt that entries may have, with who
// owns it.
type Rule struct {
	Name  string `json:"name"`
	Owner string `json:"owner"` // an extractor's name and version, 'layout', 'validation' or 'doubts'
	Doc   string `json:"doc"`
}

// Rules lists every rule of a pipeline: those of reading in the order of the
// extractors, then those of validation; then the doubts.
func Rules(p *pipeline.Pipeline) []Rule {
	out := []Rule{{"section.heading", "layout", "A block that the layout takes for a heading: set in capitals, larger or bold, " +
		"or a short line that no sentence ends, with text under it."}}
	for _, u := range p.Extractors() {
		i := u.Info()
		for _, r := range i.Rules {
			out = append(out, Rule{r.Name, i.Name + " " + i.Version, r.Doc})
		}
	}
	for _, r := range p.Rules() {
		out = append(out, Rule{r.ID, "validation, " + severity(r.Severity), r.Doc})
	}
	for _, d := range record.DoubtKeys() {
		words, _ := record.DoubtSays(d)
		out = append(out, Rule{d, "doubts", "In doubt: " + words + "."})
	}
	return out
}

func severity(s record.Severity) string {
	if s == "" {
		return "any severity"
	}
	return string(s)
}

// PrintRules writes rules for people, each owner's under its name.
func PrintRules(w io.Writer, rules []Rule, o Options) error {
	p, b := painter{o.Colour}, bufio.NewWriter(w)
	owner := ""
	for _, r := range rules {
		if group, _, _ := strings.Cut(r.Owner, ","); group != owner {
			if owner != "" {
				fmt.Fprintln(b)
			}
			owner = group
			fmt.Fprintln(b, p.paint(bold, owner))
		}
		name := r.Name
		if _, s, ok := strings.Cut(r.Owner, ", "); ok {
			name += " (" + s + ")"
		}
		fmt.Fprintln(b, "  "+name)
		for _, line := range Wrap(Clean(r.Doc), max(o.Width-6, 40)) {
			fmt.Fprintln(b, "      "+line)
		}
	}
	return b.Flush()
}
