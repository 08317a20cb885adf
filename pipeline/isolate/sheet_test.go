package isolate

import (
	"testing"

	"factsheet/pipeline/choose"
)

func TestAnIdleChildThatIsReadyIsTakenInstead(t *testing.T) {
	fast := func() *process { return &process{opened: map[choose.Reader]bool{choose.Fast: true}} }
	both := &process{opened: map[choose.Reader]bool{choose.Fast: true, choose.PDFium: true}}
	for name, c := range map[string]struct {
		own  *process
		idle []*process
		want bool
	}{
		"one of three":     {fast(), []*process{fast(), both, nil}, true},
		"none is started":  {fast(), []*process{nil, nil}, false},
		"none is idle":     {fast(), nil, false},
		"none is ready":    {fast(), []*process{fast()}, false},
		"it has none, yet": {nil, []*process{nil, both}, true},
	} {
		p := NewPool(Config{Children: len(c.idle) + 1})
		for range cap(p.slots) {
			<-p.slots
		}
		for _, x := range c.idle {
			p.slots <- x
		}
		s := sheet{pool: p, child: c.own}
		if got := s.swap(choose.PDFium); got != c.want || got && s.child != both || !got && s.child != c.own {
			t.Errorf("%s: %v", name, got)
		}
		if len(p.slots) != len(c.idle) {
			t.Errorf("%s: %d children are idle, want %d", name, len(p.slots), len(c.idle))
		}
		own := false
		for range len(p.slots) {
			own = <-p.slots == c.own || own
		}
		if c.want && !own {
			t.Errorf("%s: its own child is lost", name)
		}
	}
}
