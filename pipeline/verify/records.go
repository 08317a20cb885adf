package verify

import (
	"cmp"
	"sync"
	"unicode/utf8"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/selftest"
	"factsheet/pipeline/write"
)

// documents holds every file to its hash, and every record to its sheet. It keeps of each
// record what its rows should be.
func (v *verifier) documents() {
	v.digests = make([][]digest, len(v.m.Inputs))
	intact := make([]bool, len(v.outputs))
	counts := newCounted()
	var mu sync.Mutex
	v.key = newRowKey()
	v.parallel(len(v.outputs), func(i int, t *tally) {
		o := &v.outputs[i]
		data, ok := v.whole(o, t)
		if intact[i] = ok; !ok || o.input < 0 {
			return
		}
		in := &v.m.Inputs[o.input]
		r := v.record(in, o, data, t)
		if r == nil {
			return
		}
		v.digests[o.input] = digestsOf(r, v.key)
		mu.Lock()
		defer mu.Unlock()
		counts.add(r)
	})
	for i := range v.outputs {
		v.intact[v.outputs[i].file] = intact[i]
	}
	if v.withRecords() {
		counts.hold(&v.m.Counts, &v.all)
	}
}

// withRecords reports whether the record of every sheet was read.
func (v *verifier) withRecords() bool {
	for _, d := range v.digests {
		if d == nil {
			return false
		}
	}
	return len(v.digests) > 0
}

// recorded reports whether the run has records.
func (v *verifier) recorded() bool {
	for i := range v.m.Inputs {
		if v.m.Inputs[i].Output != nil {
			return true
		}
	}
	return false
}

// record reads a record and looks at it by itself. It is nil where it can't be read.
func (v *verifier) record(in *manifest.Input, o *output, data []byte, t *tally) *record.Record {
	at := where{o.file, in.Source}
	t.looked(recordsSheet, 1)
	r, err := results.Decode(data)
	if err != nil {
		t.fail(recordsSheet, at, "it is no record: %v", err)
		return nil
	}
	d := &r.Document
	none := ""
	for _, f := range []struct{ field, has, wants string }{
		{"schema", r.Schema, v.m.Schema},
		{"document.id", d.ID, in.Document},
		{"document.source", d.Source, in.Source},
		{"document.sha256", d.SHA256, in.SHA256},
		{"document.media_type", d.MediaType, in.MediaType},
		{"document.status", d.Status, in.Status},
		{"document.near_duplicate", *cmp.Or(d.NearDuplicate, &none), *cmp.Or(in.Near, &none)},
	} {
		if f.has != f.wants {
			t.fail(recordsSheet, at, "its %s is %q, and the manifest's %q", f.field, f.has, f.wants)
		}
	}
	if d.SHA256 != "" && d.ID != record.DocumentID(d.SHA256) {
		t.fail(recordsSheet, at, "its id %s is not that of its hash", d.ID)
	}
	if n := utf8.RuneCountInString(r.Text); n != d.Characters {
		t.fail(recordsSheet, at, "characters is %d, and the text has %d", d.Characters, n)
	}
	for i, p := range selftest.OfRecord(r, "span.quotes", "id.unique", "link.exists") {
		check := []string{recordsQuotes, recordsIDs, recordsIDs}[i]
		t.looked(check, p.Looked)
		for _, f := range p.Findings {
			if f.Span != nil {
				t.fail(check, at, "at %d to %d, %q: %s", f.Start, f.End, f.Quote, f.Message)
			} else {
				t.fail(check, at, "%s", f.Message)
			}
		}
	}
	return r
}

// counted is what records hold, as a manifest counts it.
type counted struct {
	entries, issues, rules     map[string]int
	unread, masked, characters int
}

func newCounted() *counted {
	return &counted{entries: map[string]int{}, issues: map[string]int{}, rules: map[string]int{}}
}

func (c *counted) add(r *record.Record) {
	for _, k := range write.Kinds {
		c.entries[k.Name] += k.Count(r)
	}
	for i := range r.Issues {
		c.issues[string(r.Issues[i].Severity)]++
		c.rules[r.Issues[i].Rule]++
	}
	for i := range r.Unread {
		if r.Unread[i].Reason == nil {
			c.unread++
		} else {
			c.masked++
		}
	}
	c.characters += utf8.RuneCountInString(r.Text)
}

// hold holds the manifest's counts to those of the records.
func (c *counted) hold(m *manifest.Counts, t *tally) {
	at := where{file: "manifest.json"}
	same := func(what string, counts, has int) {
		t.looked(countsRecords, 1)
		if counts != has {
			t.fail(countsRecords, at, "it counts %d %s, and the records hold %d", counts, what, has)
		}
	}
	for _, k := range write.Kinds {
		same(k.Name, m.Entries[k.Name], c.entries[k.Name])
	}
	same("issues of severity error", m.Issues.Error, c.issues[string(record.Error)])
	same("issues of severity warning", m.Issues.Warning, c.issues[string(record.Warning)])
	same("issues of severity info", m.Issues.Info, c.issues[string(record.Notice)])
	for _, rule := range sortedKeys(m.IssueRules, c.rules) {
		same("issues "+rule, m.IssueRules[rule], c.rules[rule])
	}
	same("unread things", m.Unread, c.unread)
	same("masked things", m.Masked, c.masked)
	same("characters", m.Characters, c.characters)
}
