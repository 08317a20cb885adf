package extractors_test

import (
	"strings"
	"testing"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

func named(r *record.Record, name string) *record.Partner {
	for i := range r.Partners {
		if r.Partners[i].Name == name {
			return &r.Partners[i]
		}
	}
	return nil
}

// One pipeline's registry is no other's, side by side in one program.
func TestEachPipelineHasTheRegistryThatItWasGiven(t *testing.T) {
	plain, err := pipeline.New(extractors.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := extractors.Registry(extractors.RegistryFile{Name: "ours.tsv", Data: "name\ttype\tcodes\nTidemark\tfoundation\tOURS:7\n"})
	if err != nil {
		t.Fatal(err)
	}
	ours, err := pipeline.New(extractors.All(), nil, r)
	if err != nil {
		t.Fatal(err)
	}
	in := source.FromText("a", "In 2020 Tidemark and the World Bank met in Suva.")
	for range 2 {
		p := named(ours.Process(in), "Tidemark")
		if p == nil || p.Type != record.Foundation || p.Registry == nil || p.Registry.Identifier != "7" || len(p.Codes) != 1 {
			t.Errorf("the pipeline that was given it has %+v", p)
		}
		if p := named(plain.Process(in), "Tidemark"); p != nil {
			t.Errorf("the other has %+v", p)
		}
	}
	if p := named(ours.Process(in), "World Bank"); p == nil || p.OrganisationType == nil || *p.OrganisationType != "40" || len(p.Codes) == 0 {
		t.Errorf("the program's own body is %+v", p)
	}
}

func TestColumnsOfARegistryAreTold(t *testing.T) {
	var names []string
	for _, c := range extractors.RegistryColumns() {
		if c.Doc == "" {
			t.Errorf("%s is not described", c.Name)
		}
		names = append(names, c.Name)
	}
	if _, err := extractors.Registry(extractors.RegistryFile{Name: "all.tsv", Data: strings.Join(names, "\t") + "\nTidemark\t\t\tfoundation\n"}); err != nil {
		t.Error(err)
	}
}
