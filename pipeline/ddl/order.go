package ddl

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/table"
)

// InOrder puts tables in an order in which each comes after those that its foreign keys lead
// to, else in the order in which they came. It is an order in which they can be made and
// filled, and its reverse one in which they can be emptied. An error names tables whose keys
// lead round in a circle; a table may lead to itself.
func InOrder(list []table.Info) ([]table.Info, error) {
	out := make([]table.Info, 0, len(list))
	waiting := slices.Clone(list)
	for len(waiting) > 0 {
		i := slices.IndexFunc(waiting, func(t table.Info) bool { return !leadsTo(&t, waiting) })
		if i < 0 {
			var names []string
			for _, t := range waiting {
				names = append(names, t.Name)
			}
			return nil, fmt.Errorf("the foreign keys of %s lead round in a circle", strings.Join(names, ", "))
		}
		out = append(out, waiting[i])
		waiting = slices.Delete(waiting, i, i+1)
	}
	return out, nil
}

// leadsTo tells whether a table refers to another of a list.
func leadsTo(t *table.Info, list []table.Info) bool {
	return slices.ContainsFunc(t.ForeignKeys, func(k table.ForeignKey) bool {
		return k.Table != t.Name && slices.ContainsFunc(list, func(o table.Info) bool { return o.Name == k.Table })
	})
}

// keys are a table's foreign keys: those to make, and remarks on the others.
type keys struct {
	made    []table.ForeignKey
	remarks []string
}

// leadsRemark tells a foreign key that is not made.
func leadsRemark(k table.ForeignKey) string {
	return fmt.Sprintf("%s refers to %s %s", brackets(k.Columns), k.Table, brackets(k.References))
}

// keysOf parts the keys of a table when the tables made are there.
func (d *Dialect) keysOf(t *table.Info, made map[string]bool) keys {
	var out keys
	for _, k := range t.ForeignKeys {
		switch {
		case !made[k.Table]:
			out.remarks = append(out.remarks, leadsRemark(k)+", which is not made here")
		case k.Table == t.Name && d.self != "":
			out.remarks = append(out.remarks, leadsRemark(k)+"; "+d.self)
		default:
			out.made = append(out.made, k)
		}
	}
	return out
}
