package evaluate

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
)

// Index finds the sheet of a run that a gold file is of.
type Index struct {
	run    *results.Run
	byHash map[string]*manifest.Input
	byName map[string][]*manifest.Input // by the last part of the name
	byStem map[string][]*manifest.Input // by that without its ending
}

// NewIndex prepares the search in a run.
func NewIndex(run *results.Run) *Index {
	x := &Index{run, map[string]*manifest.Input{}, map[string][]*manifest.Input{}, map[string][]*manifest.Input{}}
	bySource := map[string]*manifest.Input{}
	sheets := run.Sheets()
	for i := range sheets {
		in := &sheets[i]
		bySource[in.Source] = in
		if in.SHA256 != "" {
			x.byHash[in.SHA256] = in
		}
		x.name(in.Source, in)
	}
	for _, d := range run.Manifest.Duplicates {
		if in := bySource[d.Of]; in != nil && d.Source != d.Of {
			x.name(d.Source, in)
		}
	}
	return x
}

func (x *Index) name(source string, in *manifest.Input) {
	name := path.Base(source)
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, by := range [2]struct {
		names map[string][]*manifest.Input
		name  string
	}{{x.byName, name}, {x.byStem, stem}} {
		if !slices.Contains(by.names[by.name], in) {
			by.names[by.name] = append(by.names[by.name], in)
		}
	}
}

// Find is the sheet with the gold's bytes, or else the one with its name. Where spans do
// not count, one whose name differs in the ending alone will do: the same sheet as a PDF.
// The warning says where the sheet is not to the letter the one that was annotated.
func (x *Index) Find(g *gold.Sheet, o Options) (in *manifest.Input, warning string, err error) {
	if in := x.byHash[strings.ToLower(g.SHA256)]; in != nil {
		return in, "", nil
	}
	if g.Document == "" {
		return nil, "", fmt.Errorf("it does not say which sheet it is of ('document'), and no sheet of %s has its SHA-256", x.run.Dir)
	}
	name := path.Base(strings.ReplaceAll(g.Document, `\`, "/"))
	found := x.byName[name]
	like := x.byStem[strings.TrimSuffix(name, path.Ext(name))]
	other := len(found) == 0 && o.Unanchored // another make of the sheet, whose bytes are other ones of course
	if other {
		found = like
	}
	switch {
	case len(found) > 1:
		var names []string
		for _, in := range found {
			names = append(names, in.Source)
		}
		return nil, "", fmt.Errorf("it is of %s, and that may be any of %s in %s; put the sheet's SHA-256 into the gold file",
			g.Document, strings.Join(names, ", "), x.run.Dir)
	case len(found) == 1 && (g.SHA256 == "" || other):
		return found[0], "", nil
	case len(found) == 1:
		return found[0], fmt.Sprintf("%s has changed since the gold was made: its SHA-256 is another", found[0].Source), nil
	case len(like) > 0:
		return nil, "", fmt.Errorf("it is of %s, which is not in %s; %s is there: --unanchored holds it to the values alone", g.Document, x.run.Dir, like[0].Source)
	}
	return nil, "", fmt.Errorf("it is of %s, which is not in %s; run the sheet, too, or leave this gold file out", g.Document, x.run.Dir)
}
