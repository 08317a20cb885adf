package table

import (
	"slices"
	"testing"
)

func TestForeignKeysLeadToPrimaryKeys(t *testing.T) {
	all := map[string]Info{}
	for _, info := range All() {
		all[info.Name] = info
	}
	for _, info := range all {
		if info.Role != Fact && info.Role != Dimension && info.Role != Link {
			t.Errorf("%s has the role %q", info.Name, info.Role)
		}
		if len(info.PrimaryKey()) == 0 {
			t.Errorf("%s has no primary key", info.Name)
		}
		for _, k := range info.ForeignKeys {
			to, ok := all[k.Table]
			if !ok || !slices.Equal(k.References, to.PrimaryKey()) {
				t.Errorf("%s: %v refers to %v of %q, whose key is %v", info.Name, k.Columns, k.References, k.Table, to.PrimaryKey())
			}
			for _, c := range k.Columns {
				if !slices.ContainsFunc(info.Columns, func(x Column) bool { return x.Name == c }) {
					t.Errorf("%s: a foreign key holds %s, which it has not", info.Name, c)
				}
			}
		}
	}
	same := ForeignKey{[]string{"same_as_document_id", "same_as"}, "contributions", []string{"document_id", "id"}}
	if !slices.ContainsFunc(all["contributions"].ForeignKeys, func(k ForeignKey) bool {
		return k.Table == same.Table && slices.Equal(k.Columns, same.Columns)
	}) {
		t.Errorf("no key leads from a telling to the first one: %v", all["contributions"].ForeignKeys)
	}
}

func TestViewsAreOfColumnsThatAreThere(t *testing.T) {
	for _, v := range Views() {
		if got := v.Describe(); len(got) != len(v.Columns) {
			t.Errorf("%s has %d columns, %d of them known", v.Name, len(v.Columns), len(got))
		}
		seen := map[string]bool{}
		for _, c := range v.Columns {
			if seen[c.Name] {
				t.Errorf("%s has %s twice", v.Name, c.Name)
			}
			seen[c.Name] = true
		}
	}
}
