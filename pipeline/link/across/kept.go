package across

import (
	"encoding/binary"
	"errors"

	"factsheet/pipeline/record"
)

// What is kept is written as it is read, one value after the other: a number in as many
// bytes as it needs, a text with its length before it, a list with its length.

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, s string) []byte { return append(appendNumber(b, len(s)), s...) }

func appendTextOrNil(b []byte, s *string) []byte {
	if s == nil {
		return append(b, 0)
	}
	return append(appendNumber(b, 1+len(*s)), *s...)
}

func appendSpan(b []byte, s record.Span) []byte {
	return appendText(appendNumber(appendNumber(appendNumber(b, s.Start), s.End), s.Page), s.Quote)
}

// appendFirst keeps where the first mention stands.
func appendFirst(b []byte, mentions []record.Mention) []byte {
	var first record.Mention
	if len(mentions) > 0 {
		first = mentions[0]
	}
	return appendNumber(appendNumber(b, first.Start), first.End)
}

// appendTo keeps the leaf: of its entries, what a later sheet's are held against.
func (l *leaf) appendTo(b []byte) []byte {
	b = appendTextOrNil(appendText(appendText(b, l.Document), l.Text), l.Title)
	b = appendNumber(b, len(l.People))
	for _, p := range l.People {
		b = appendText(b, p)
	}
	b = appendNumber(b, len(l.Amounts))
	for i := range l.Amounts {
		a := &l.Amounts[i]
		b = appendSpan(appendText(b, a.ID), a.Span)
		b = appendText(appendText(b, a.Status), a.Qualifier)
		for _, s := range [...]*string{a.Currency, a.Value, a.Low, a.High} {
			b = appendTextOrNil(b, s)
		}
	}
	b = appendNumber(b, len(l.Projects))
	for i := range l.Projects {
		p := &l.Projects[i]
		b = appendTextOrNil(appendText(appendText(b, p.ID), p.Title), p.Period)
	}
	b = appendNumber(b, len(l.Agreements))
	for i := range l.Agreements {
		a := &l.Agreements[i]
		b = appendFirst(appendText(appendText(b, a.ID), a.Kind), a.Mentions)
	}
	b = appendNumber(b, len(l.Contributions))
	for i := range l.Contributions {
		c := &l.Contributions[i]
		b = appendText(appendText(appendText(b, c.ID), c.Kind), c.Flow)
		for _, s := range [...]*string{c.Donor, c.Recipient, c.Amount, c.Project, c.Period} {
			b = appendTextOrNil(b, s)
		}
		b = appendFirst(b, c.Mentions)
	}
	b = appendNumber(b, len(l.Same))
	for id, first := range l.Same {
		b = appendText(appendText(appendText(b, id), first.Document), first.ID)
	}
	b = appendNumber(b, len(l.Told))
	for id, of := range l.Told {
		b = appendText(appendText(b, id), of)
	}
	return b
}

// leafOf has a leaf back from its bytes.
func leafOf(b []byte) (*leaf, error) {
	k := &kept{rest: b}
	l := &leaf{Document: k.text(), Text: k.text(), Title: k.textOrNil()}
	l.People = listOf(k, func(p *string) { *p = k.text() })
	l.Amounts = listOf(k, func(a *record.Amount) {
		a.ID, a.Span = k.text(), k.span()
		a.Status, a.Qualifier = k.text(), k.text()
		a.Currency, a.Value, a.Low, a.High = k.textOrNil(), k.textOrNil(), k.textOrNil(), k.textOrNil()
	})
	l.Projects = listOf(k, func(p *record.Project) { p.ID, p.Title, p.Period = k.text(), k.text(), k.textOrNil() })
	l.Agreements = listOf(k, func(a *record.Agreement) { a.ID, a.Kind, a.Mentions = k.text(), k.text(), k.first() })
	l.Contributions = listOf(k, func(c *record.Contribution) {
		c.ID, c.Kind, c.Flow = k.text(), k.text(), k.text()
		c.Donor, c.Recipient, c.Amount = k.textOrNil(), k.textOrNil(), k.textOrNil()
		c.Project, c.Period, c.Mentions = k.textOrNil(), k.textOrNil(), k.first()
	})
	n := k.length()
	l.Same = make(map[string]Ref, n)
	for range n {
		id := k.text()
		l.Same[id] = Ref{k.text(), k.text()}
	}
	n = k.length()
	l.Told = make(map[string]string, n)
	for range n {
		id := k.text()
		l.Told[id] = k.text()
	}
	return l, k.err
}

// kept reads what is kept. Once it is not as it was written, all that is read is empty.
type kept struct {
	rest []byte
	err  error
}

var errNotKept = errors.New("what links sheets is not as it was written")

func (k *kept) number() int {
	n, size := binary.Uvarint(k.rest)
	if size <= 0 {
		k.rest, k.err = nil, errNotKept
		return 0
	}
	k.rest = k.rest[size:]
	return int(n)
}

// length is that of a list, each of whose values takes a byte at least.
func (k *kept) length() int {
	n := k.number()
	if n < 0 || n > len(k.rest) {
		k.rest, k.err = nil, errNotKept
		return 0
	}
	return n
}

func (k *kept) text() string {
	n := k.length()
	s := string(k.rest[:n]) // by itself: an id is kept where the rest of its sheet is not
	k.rest = k.rest[n:]
	return s
}

func (k *kept) textOrNil() *string {
	n := k.number()
	if n == 0 {
		return nil
	}
	if n--; n < 0 || n > len(k.rest) {
		k.rest, k.err = nil, errNotKept
		return nil
	}
	s := string(k.rest[:n])
	k.rest = k.rest[n:]
	return &s
}

func (k *kept) span() record.Span {
	return record.Span{Start: k.number(), End: k.number(), Page: k.number(), Quote: k.text()}
}

func (k *kept) first() []record.Mention {
	return []record.Mention{{Span: record.Span{Start: k.number(), End: k.number()}}}
}

// listOf reads a list.
func listOf[T any](k *kept, read func(*T)) []T {
	out := make([]T, k.length())
	for i := range out {
		read(&out[i])
	}
	return out
}
