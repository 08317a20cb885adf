package summable

import (
	"strconv"
	"strings"

	"factsheet/internal/hashset"
	"factsheet/pipeline/record"
)

// kept is a flow of an earlier sheet whose money counts, as a later one may tell of it in
// another stage.
type kept struct {
	stage              stage
	recipient, project string
	from, until        *int32
	used               bool // by one of another stage
}

// keptFlows is how many flows of one donor and sum are looked at, the last.
const keptFlows = 16

// oneYear is how many days after a promise's period money may still be paid of it.
const oneYear = 366

// key is a hash of what a flow must have in common with one in another sheet: donor and
// sum; ok is false where it tells too little to be known by.
func (s *sheet) key(c *claim) (key uint64, title string, ok bool) {
	if c.Donor == nil || c.stage < pledge {
		return 0, "", false
	}
	if c.Project != nil {
		title = s.title(*c.Project)
	}
	if c.Recipient == nil && title == "" {
		return 0, "", false
	}
	return hashset.HashOf(*c.Donor, *c.amount.Currency, strconv.FormatInt(c.value, 10)), title, true
}

// title is a project's title in its normal form; empty where it is one word, by which no
// project is known.
func (s *sheet) title(id string) string {
	for i := range s.Projects {
		if s.Projects[i].ID == id {
			if t := record.NormalName(s.Projects[i].Title); strings.Contains(t, " ") {
				return t
			}
		}
	}
	return ""
}

// remember keeps a flow whose money counts.
func (b *Batch) remember(s *sheet, c *claim) {
	key, title, ok := s.key(c)
	if !ok {
		return
	}
	list := append(b.flows[key], &kept{
		stage: c.stage, recipient: strings.Clone(record.Or(c.Recipient, "")), project: title, from: c.from, until: c.until,
	})
	b.flows[key] = list[max(0, len(list)-keptFlows):]
}

// elsewhere leaves out a flow that an earlier sheet told in another stage: what is paid of
// a pledge that counts, a pledge of what counts as paid. Donor and sum are equal, and the
// recipient in one time or the project, too.
func (b *Batch) elsewhere(s *sheet, c *claim) {
	key, title, ok := s.key(c)
	if !ok {
		return
	}
	for _, k := range b.flows[key] {
		if k.used || k.stage == c.stage || !k.is(c, title) {
			continue
		}
		k.used = true
		n := &s.nodes[c.node]
		n.elsewhere = true
		if c.stage > k.stage {
			c.reason, n.covers = CountedAsPledge, true
		} else {
			c.reason = c.stage.beside(k.stage)
			s.block(c.node, c.reason, 0, 0)
		}
		return
	}
}

func (k *kept) is(c *claim, title string) bool {
	recipient := record.Or(c.Recipient, "")
	if k.recipient != recipient && k.recipient != "" && recipient != "" || k.project != title && k.project != "" && title != "" {
		return false
	}
	from, until, after, ends := k.from, k.until, c.from, c.until // of the promise, and of what was paid
	if k.stage > c.stage {
		from, until, after, ends = after, ends, from, until
	}
	if from != nil && ends != nil && *ends < *from || until != nil && after != nil && *after > *until+oneYear {
		return false
	}
	dated := from != nil && until != nil && after != nil && ends != nil
	return title != "" && k.project == title || dated && recipient != "" && k.recipient == recipient
}
