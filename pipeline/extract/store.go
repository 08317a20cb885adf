package extract

import "sync"

// Store keeps lists that sheets are done with, for the sheets to come: what is laid over
// every token of a sheet is large, and dead when its record is made.
type Store[T any] struct{ pool sync.Pool }

// Lend is a list of n zero values for as long as the Pass is worked on; Release takes it
// back. What outlives the Pass, a find or a part of the record, must not point into it.
func (s *Store[T]) Lend(p *Pass, n int) []T {
	list, _ := s.pool.Get().(*[]T)
	if list == nil || cap(*list) < n {
		fresh := make([]T, n)
		list = &fresh
	}
	*list = (*list)[:n]
	p.lent = append(p.lent, func() {
		clear(*list)
		s.pool.Put(list)
	})
	return *list
}

// Release gives what the Pass was lent to the sheets to come. The Pass is of no use then.
func (p *Pass) Release() {
	for _, back := range p.lent {
		back()
	}
	p.lent, p.Segments = nil, nil
}
