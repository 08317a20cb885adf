package person

import (
	"errors"
	"math"
	"math/bits"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// perceptron is the part-of-speech model that comes with prose, read into whole
// numbers. prose itself adds weights up as floating point in the order of a map, so
// two runs may tag one word differently, and gives a word that stands twice the tag of
// the last; these sums are exact, each word has its own tag, and of two tags that weigh
// the same the first by name is taken.
type perceptron struct {
	classes  []string              // tag names
	fixed    map[string]string     // words that nearly always have one tag
	features map[uint64]weightings // by the feature's hash
	weights  []weight
}

// weightings is a feature's stretch of weights.
type weightings struct{ first, end uint32 }

// weight is a tag's weight in thousandths, which is as fine as the model has them.
type weight struct {
	class int32
	value int32
}

// model is loaded once, when the first open case asks: it takes some tens of
// milliseconds, which most sheets never need. It is nil where it can't be read.
var model = sync.OnceValue(func() *perceptron {
	tags, err := prose.Asset("model/AveragedPerceptron/tags.gob")
	if err != nil {
		return nil
	}
	weights, err := prose.Asset("model/AveragedPerceptron/weights.gob")
	if err != nil {
		return nil
	}
	m := &perceptron{}
	if m.readTags(tags) != nil || m.readWeights(weights) != nil {
		return nil
	}
	return m
})

// readTags reads a map of words to tags.
func (m *perceptron) readTags(data []byte) error {
	g := gob{left: data}
	g.skipTypes()
	n := g.uint()
	m.fixed = make(map[string]string, min(n, uint64(len(data))))
	for ; n > 0 && !g.broken; n-- {
		word := string(g.bytes())
		m.fixed[word] = string(g.bytes())
	}
	return g.err()
}

// readWeights reads a map of features to maps of tags to weights.
func (m *perceptron) readWeights(data []byte) error {
	g := gob{left: data}
	g.skipTypes()
	classes := map[string]int32{}
	n := g.uint()
	m.features = make(map[uint64]weightings, min(n, uint64(len(data))))
	m.weights = make([]weight, 0, len(data)/18)
	for ; n > 0 && !g.broken; n-- {
		key := newHash().bytes(g.bytes())
		first := len(m.weights)
		for k := g.uint(); k > 0 && !g.broken; k-- {
			name := g.bytes()
			class, ok := classes[string(name)]
			if !ok {
				class = int32(len(m.classes))
				m.classes = append(m.classes, string(name))
				classes[string(name)] = class
			}
			m.weights = append(m.weights, weight{class, int32(math.Round(g.float() * 1000))})
		}
		m.features[uint64(key)] = weightings{uint32(first), uint32(len(m.weights))}
	}
	return g.err()
}

// gob reads the few kinds of value that the model's files hold; encoding/gob takes
// twenty times as long about them.
type gob struct {
	left   []byte
	broken bool
}

var errGob = errors.New("the tagger's model can't be read")

func (g *gob) err() error {
	if g.broken || len(g.left) > 0 {
		return errGob
	}
	return nil
}

// skipTypes goes past the messages that describe types, to the value itself.
func (g *gob) skipTypes() {
	for !g.broken {
		size := g.uint()
		after := len(g.left) - int(size)
		id := g.uint()
		if id&1 == 0 { // a value, of a type with a positive number
			g.uint() // the mark of a value that is no struct
			return
		}
		if after < 0 || after > len(g.left) {
			g.broken = true
			return
		}
		g.left = g.left[len(g.left)-after:]
	}
}

func (g *gob) uint() uint64 {
	if len(g.left) == 0 {
		g.broken = true
		return 0
	}
	c := g.left[0]
	g.left = g.left[1:]
	if c < 0x80 {
		return uint64(c)
	}
	n := int(-int8(c))
	if n > 8 || n > len(g.left) {
		g.broken = true
		return 0
	}
	v := uint64(0)
	for _, b := range g.left[:n] {
		v = v<<8 | uint64(b)
	}
	g.left = g.left[n:]
	return v
}

func (g *gob) float() float64 { return math.Float64frombits(bits.ReverseBytes64(g.uint())) }

func (g *gob) bytes() []byte {
	n := g.uint()
	if n > uint64(len(g.left)) {
		g.broken = true
		return nil
	}
	b := g.left[:n]
	g.left = g.left[n:]
	return b
}

// hash is FNV-1a over a feature's name: the names themselves, three megabytes, need
// not be kept.
type hash uint64

func newHash() hash { return 14695981039346656037 }

func (h hash) bytes(b []byte) hash {
	for _, c := range b {
		h = (h ^ hash(c)) * 1099511628211
	}
	return h
}

func (h hash) string(s string) hash {
	for i := 0; i < len(s); i++ {
		h = (h ^ hash(s[i])) * 1099511628211
	}
	return h
}

// tag gives words their tags, the first n of them.
func (m *perceptron) tag(words []string, n int) []string {
	context := make([]string, 0, len(words)+4)
	context = append(context, "-START-", "-START2-")
	for _, w := range words {
		context = append(context, shape(w))
	}
	context = append(context, "-END-", "-END2-")
	tags := make([]string, 0, n)
	scores := make([]int32, len(m.classes))
	last, before := "-START-", "-START2-"
	for i, w := range words[:n] {
		tag, ok := plainTag(w)
		if !ok {
			if tag, ok = m.fixed[w]; !ok {
				tag = m.predict(scores, context[i:i+5], w, last, before)
			}
		}
		tags = append(tags, tag)
		last, before = tag, last
	}
	return tags
}

// predict weighs the features of word w: context is the shapes of the two words
// before it, its own and those of the two after; last and before are the tags of the
// two before it.
func (m *perceptron) predict(scores []int32, context []string, w, last, before string) string {
	clear(scores)
	seen := false
	add := func(name, a, b string) {
		h := newHash().string(name).string(a)
		if b != "" {
			h = h.string(" ").string(b)
		}
		f, ok := m.features[uint64(h)]
		seen = seen || ok
		for _, x := range m.weights[f.first:f.end] {
			scores[x.class] += x.value
		}
	}
	add("bias", "", "")
	add("i suffix ", suffix(w), "")
	add("i pref1 ", string(rune(w[0])), "")
	add("i-1 tag ", last, "")
	add("i-2 tag ", before, "")
	add("i tag+i-2 tag ", last, before)
	add("i word ", context[2], "")
	add("i-1 tag+i word ", last, context[2])
	add("i-1 word ", context[1], "")
	add("i-1 suffix ", suffix(context[1]), "")
	add("i-2 word ", context[0], "")
	add("i+1 word ", context[3], "")
	add("i+1 suffix ", suffix(context[3]), "")
	add("i+2 word ", context[4], "")
	if !seen {
		return ""
	}
	best := 0
	for i, s := range scores {
		if s > scores[best] || s == scores[best] && m.classes[i] < m.classes[best] {
			best = i
		}
	}
	return m.classes[best]
}

// suffix is the last three bytes of a word.
func suffix(w string) string { return w[len(w)-min(len(w), 3):] }

// plainTag is the tag of what needs no model: hyphens, addresses and traces.
func plainTag(w string) (string, bool) {
	switch {
	case w == "-":
		return "-", true
	case w[0] == '@', strings.Contains(w, "@") && strings.Contains(w, "."), isAddress(w):
		return "NN", true
	case w == "0", w == "*":
		return "-NONE-", true
	}
	return "", false
}

// isAddress reports whether a word has a full stop inside as an address of the web
// has.
func isAddress(w string) bool {
	for i := 1; i+2 < len(w); i++ {
		c := w[i-1]
		if w[i] != '.' || !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-') {
			continue
		}
		rest := w[i+1:]
		if k := strings.IndexAny(rest, "()<>"); k >= 0 {
			rest = rest[:k]
		}
		if len(strings.TrimRight(rest, "![]{};:'\".,?")) > 1 {
			return true
		}
	}
	return false
}

// shape is a word as the model's features have it: in lower case, and one form each
// for hyphenated words, years and other figures.
func shape(w string) string {
	digit := func(i int) bool { return '0' <= w[i] && w[i] <= '9' }
	switch {
	case w[0] != '-' && strings.Contains(w, "-"):
		return "!HYPHEN"
	case len(w) == 4 && (digit(0) || w[0] == '-' || w[0] == '+') && digit(1) && digit(2) && digit(3):
		return "!YEAR"
	case digit(0):
		return "!DIGITS"
	}
	return strings.ToLower(w)
}
