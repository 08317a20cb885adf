package wordset

// Map gives each word of a set what it stands for. The zero value is the empty map.
type Map[V any] struct {
	filter Filter
	words  table
	values []V // of the words, in the order in which they came
}

// MapOf is the map of the words; the empty one is left out.
func MapOf[V any](words map[string]V) *Map[V] {
	m := &Map[V]{}
	for w, v := range words {
		m.Put(w, v)
	}
	return m
}

// Put gives a word, which the map has not, what it stands for; the empty word is left out.
func (m *Map[V]) Put(w string, v V) {
	if w == "" {
		return
	}
	m.words.add(KeyOf(w), w)
	m.filter.Add(w)
	m.values = append(m.values, v)
}

// Len is the number of the words.
func (m *Map[V]) Len() int { return len(m.values) }

// Words is every word of the map, in no order.
func (m *Map[V]) Words() []string { return m.words.list() }

// At is what the word, whose key is k, stands for.
func (m *Map[V]) At(k Key, w string) (v V, ok bool) {
	if !m.filter.May(k) {
		return v, false
	}
	if n := m.words.find(k, w); n >= 0 {
		return m.values[n], true
	}
	return v, false
}

// Get is what the word stands for. Where the word is a token, At asks for less: a token has
// its key.
func (m *Map[V]) Get(w string) (V, bool) { return m.At(KeyOf(w), w) }
