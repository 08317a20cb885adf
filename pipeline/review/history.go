package review

import "factsheet/pipeline/decision"

// history is what undo and redo take back next of a sheet: an undo is redone by undoing it.
type history struct {
	done []int // events that stand, in their order
	redo []int // undos that stand, with nothing done since
}

// historyOf goes through the events of a document.
func historyOf(events []decision.Event, document string) history {
	var h history
	byN := map[int]*decision.Event{}
	for i := range events {
		e := &events[i]
		if e.Document != document {
			continue
		}
		byN[e.N] = e
		if e.Act != decision.Undo {
			h.done, h.redo = append(h.done, e.N), nil
			continue
		}
		of := byN[e.Of]
		switch {
		case of == nil:
		case of.Act != decision.Undo:
			h.done = without(h.done, of.N)
			h.redo = append(h.redo, e.N)
		default: // the event at the root holds, or it does not, by how many undos stand on it
			h.redo = without(h.redo, of.N)
			root, holds := of, false
			for root != nil && root.Act == decision.Undo {
				root, holds = byN[root.Of], !holds
			}
			if root != nil && holds {
				h.done = append(without(h.done, root.N), root.N)
			} else if root != nil {
				h.done = without(h.done, root.N)
				h.redo = append(h.redo, e.N)
			}
		}
	}
	return h
}

// without is the list without the last n in it.
func without(list []int, n int) []int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] == n {
			return append(list[:i:i], list[i+1:]...)
		}
	}
	return list
}

// together reports whether an event was made in one go with the event n.
func (l *look) together(e *decision.Event, n int) bool {
	other := l.event(n)
	return other != nil && e.With != 0 && e.With == other.With
}
