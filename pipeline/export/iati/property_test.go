package iati

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

// Nothing is in the file but what a record tells, each of it with the words, no money twice,
// and nothing of a record is neither in the file nor in the list of gaps.
func TestFileTellsWhatTheRecordsTell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var records []*record.Record
		for i := range rapid.IntRange(1, 3).Draw(t, "sheets") {
			records = append(records, randomSheet(t, i))
		}
		f := exported(t, Options{}, records...)
		if err := faithful(f, records); err != nil {
			t.Fatalf("%v\n%s", err, f.raw)
		}
	})
}

// faithful says what of a file no record tells, or what of the records is nowhere.
func faithful(f *file, records []*record.Record) error {
	k := known{texts: map[string][]rune{}, flows: map[string]*record.Contribution{}, amounts: map[string]*record.Amount{},
		partners: map[string]bool{}}
	for _, r := range records {
		k.add(r)
	}
	identifiers, done := map[string]bool{}, map[string]bool{}
	for i := range f.gaps {
		done[f.gaps[i].Entry] = done[f.gaps[i].Entry] || f.gaps[i].Done == LeftOut || f.gaps[i].Done == Repeated
	}
	told := map[string]bool{}
	for i := range f.Activities {
		a := &f.Activities[i]
		if identifiers[a.Identifier] {
			return fmt.Errorf("%s is the identifier of two activities", a.Identifier)
		}
		identifiers[a.Identifier] = true
		if err := k.activity(a, told); err != nil {
			return fmt.Errorf("%s: %w", a.Identifier, err)
		}
	}
	for id := range k.flows {
		if !told[id] && !done[id] {
			return fmt.Errorf("%s is neither in the file nor among the gaps", id)
		}
	}
	if err := onceEachSum(records, told); err != nil {
		return err
	}
	for _, r := range records {
		for i := range r.Projects {
			if id := r.Projects[i].ID; !identifiers[Unnamed.Ref+"-"+id] && !done[id] {
				return fmt.Errorf("%s is neither in the file nor among the gaps", id)
			}
		}
		for i := range r.Agreements {
			if id := r.Agreements[i].ID; !identifiers[Unnamed.Ref+"-"+id] && !done[id] {
				return fmt.Errorf("%s is neither in the file nor among the gaps", id)
			}
		}
	}
	return nil
}

// onceEachSum says which money of one kind of flow is told as a sum and as a part of it, or as
// the same sum of a sheet twice.
func onceEachSum(records []*record.Record, told map[string]bool) error {
	for _, r := range records {
		for i := range r.Contributions {
			for k := range r.Contributions {
				a, b := &r.Contributions[i], &r.Contributions[k]
				if i == k || !told[a.ID] || !told[b.ID] || a.Flow != b.Flow {
					continue
				}
				if *a.Amount == *b.Amount {
					return fmt.Errorf("%s and %s are told, and have one sum", a.ID, b.ID)
				}
				if holds(r, *a.Amount, *b.Amount) {
					return fmt.Errorf("%s is told, and so is %s, whose sum is part of its", a.ID, b.ID)
				}
			}
		}
	}
	return nil
}

// known is what the records tell.
type known struct {
	texts    map[string][]rune
	flows    map[string]*record.Contribution
	amounts  map[string]*record.Amount
	partners map[string]bool // by name
}

func (k *known) add(r *record.Record) {
	k.texts[r.Document.ID] = []rune(clean(r.Text))
	for i := range r.Contributions {
		k.flows[r.Contributions[i].ID] = &r.Contributions[i]
	}
	for i := range r.Amounts {
		k.amounts[r.Amounts[i].ID] = &r.Amounts[i]
	}
	for i := range r.Partners {
		k.partners[folded(r.Partners[i].Name)] = true
	}
}

func (k *known) activity(a *readActivity, told map[string]bool) error {
	if a.Title == "" || len(a.Participating) == 0 || len(a.Dates) == 0 || len(a.Links) == 0 || !strings.Contains("124", a.Status.Code) {
		return fmt.Errorf("it lacks what the standard asks for: %+v", a)
	}
	proof := append([]readQuoted(nil), a.Evidence...)
	for i := range a.Descriptions {
		proof = append(proof, a.Descriptions[i].Evidence...)
	}
	for _, m := range slices.Concat(a.Transactions, a.Budgets, a.Planned) {
		if err := k.money(&m, told); err != nil {
			return err
		}
		proof = append(proof, m.Evidence...)
	}
	if len(proof) == 0 {
		return fmt.Errorf("nothing leads back to its words")
	}
	for _, e := range proof {
		text := k.texts[e.Document]
		if e.Start < 0 || e.End > len(text) || e.Start >= e.End || string(text[e.Start:e.End]) != e.Quote {
			return fmt.Errorf("the evidence does not quote the text: %+v", e)
		}
	}
	for _, o := range a.Participating {
		if !k.partners[o.Name] || o.Type != "" && !listed("OrganisationType", o.Type) {
			return fmt.Errorf("no record tells of %+v", o)
		}
	}
	for _, c := range a.Countries {
		if !listed("Country", c.Code) {
			return fmt.Errorf("%s is no country", c.Code)
		}
	}
	if len(a.Countries)+len(a.Regions) > 1 {
		return fmt.Errorf("several recipients have no shares")
	}
	return nil
}

func (k *known) money(m *readMoney, told map[string]bool) error {
	var c *record.Contribution
	var sum *record.Amount
	for _, e := range m.Evidence {
		if f := k.flows[e.Entry]; f != nil {
			c = f
		}
		if s := k.amounts[e.Entry]; s != nil {
			sum = s
		}
	}
	switch {
	case c == nil || sum == nil:
		return fmt.Errorf("money without its contribution and sum: %+v", m)
	case told[c.ID]:
		return fmt.Errorf("the money of %s is told twice", c.ID)
	case *c.Amount != sum.ID || sum.Status != record.AmountOK || m.Value.Amount != *sum.Value || m.Value.Currency != *sum.Currency:
		return fmt.Errorf("%+v is not what %+v tells", m.Value, sum)
	}
	told[c.ID] = true
	p := periodOf(c.Period)
	first, last := m.Date.Day, ""
	if m.Type.Code == "" {
		first, last = m.Start.Day, m.End.Day
	}
	if !p.withinYear() || first != day(*p.first) || m.Value.Date != first || last != "" && last != day(*p.last) {
		return fmt.Errorf("%s is told of %s, and dated %s to %s", c.ID, *c.Period, first, last)
	}
	return nil
}

// schema validates files with xmllint against the schema beside the project.
func validated(t *testing.T, files ...string) {
	t.Helper()
	schema := "../../../../shared/data/iati-2.03/iati-activities-schema.xsd"
	missing := ""
	if _, err := os.Stat(schema); err != nil {
		missing = "the schema is not here"
	} else if _, err := exec.LookPath("xmllint"); err != nil {
		missing = "there is no xmllint; Debian's package libxml2-utils has it"
	}
	if missing != "" && os.Getenv("CI") != "" {
		t.Fatal(missing)
	}
	if missing != "" {
		t.Skip(missing)
	}
	out, err := exec.Command("xmllint", append([]string{"--noout", "--schema", schema}, files...)...).CombinedOutput()
	if err != nil {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}

func TestRandomRecordsGiveValidFiles(t *testing.T) {
	dir := t.TempDir()
	var files []string
	activities := 0
	for seed := range 60 {
		records := rapid.Custom(func(t *rapid.T) []*record.Record {
			return []*record.Record{randomSheet(t, 0), randomSheet(t, 1), randomSheet(t, 2), randomSheet(t, 3)}
		}).Example(seed + 1)
		f := exported(t, Options{BaseURL: []string{"", "https://example.org/a b/?x"}[seed%2]}, records...)
		if len(f.Activities) == 0 {
			continue
		}
		activities += len(f.Activities)
		name := filepath.Join(dir, fmt.Sprintf("%d.xml", seed))
		if err := os.WriteFile(name, []byte(f.raw), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	if activities < 20 {
		t.Fatalf("only %d activities were made", activities)
	}
	validated(t, files...)
}
