package wordset

// Map gives each word of a set what it stands for.
type Map[V any] struct {
	filter Filter
	words  table
	values []V // by the slots of the words
}

// MapOf is the map of the words; the empty one is left out.
func MapOf[V any](words map[string]V) *Map[V] {
	m := &Map[V]{}
	for w := range words {
		if w != "" {
			m.words.add(KeyOf(w), w)
			m.filter.Add(w)
		}
	}
	m.values = make([]V, len(m.words.slots))
	for i, s := range m.words.slots {
		m.values[i] = words[s.word]
	}
	return m
}

// Words is every word of the map, in no order.
func (m *Map[V]) Words() []string { return m.words.list() }

// At is what the word, whose key is k, stands for.
func (m *Map[V]) At(k Key, w string) (v V, ok bool) {
	if !m.filter.May(k) {
		return v, false
	}
	if i := m.words.find(k, w); i >= 0 {
		return m.values[i], true
	}
	return v, false
}

// Get is what the word stands for. Where the word is a token, At asks for less: a token has
// its key.
func (m *Map[V]) Get(w string) (V, bool) { return m.At(KeyOf(w), w) }
