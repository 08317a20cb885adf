package across

// heads are the last sheet, from 1, of each band's key, with open addressing: a sheet has 32
// bands, each looked up twice.
type heads struct {
	slots []head // a power of two of them, of which a quarter is empty
	n     int    // of those in use
}

// head is the last sheet of a key; 0 where there is none.
type head struct {
	key  uint64
	last int32
}

// last is the last sheet of a key.
func (h *heads) last(key uint64) int32 {
	if h.n == 0 {
		return 0
	}
	return h.slot(key).last
}

// put makes a sheet the last of a key, and returns the one that was.
func (h *heads) put(key uint64, sheet int32) int32 {
	if 4*(h.n+1) > 3*len(h.slots) {
		h.grow()
	}
	s := h.slot(key)
	was := s.last
	if was == 0 {
		h.n++
	}
	*s = head{key, sheet}
	return was
}

// slot is where a key stands, or where it would. Keys are hashes, their bits are spread.
func (h *heads) slot(key uint64) *head {
	last := uint64(len(h.slots) - 1)
	for i := key & last; ; i = (i + 1) & last {
		if s := &h.slots[i]; s.last == 0 || s.key == key {
			return s
		}
	}
}

func (h *heads) grow() {
	old := h.slots
	h.slots = make([]head, max(1024, 2*len(old)))
	for _, s := range old {
		if s.last != 0 {
			*h.slot(s.key) = s
		}
	}
}
