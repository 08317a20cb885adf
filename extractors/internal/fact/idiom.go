package fact

import "factsheet/pipeline/wordset"

// idiom is a verb of money that takes a word with it: 'made [$5 million] available', 'put
// forward', 'chipped in', 'gave the green light to'.
type idiom struct {
	verbs *wordset.Set
	class class
}

// idioms are by the word that ends them, which stands before the money; the verb is at most
// four tokens before it.
var idioms = map[string]idiom{
	"available": {wordset.Fields("made make makes making"), gives},
	"forward":   {wordset.Fields("put puts putting come comes coming came"), gives},
	"aside":     {wordset.Fields("set sets setting put puts putting laid"), gives},
	"board":     {wordset.Fields("come comes coming came"), gives},
	"in": {wordset.Fields(`chip chips chipped chipping step steps stepped stepping weigh weighs weighed kick kicked
		pitch pitched come comes came put puts putting`), gives},
	"with":     {wordset.Fields("join joins joined joining participate participates participated participating"), gives},
	"up":       {wordset.Fields("put puts putting free frees freed freeing stump stumps stumped"), gives},
	"out":      {wordset.Fields("pay pays paid paying lend lends lent hand handed dole doled"), gives},
	"on":       {wordset.Fields("sign signs signed"), commits}, // 'signed off on'
	"approval": {wordset.Fields("give gives gave given giving grant granted"), commits},
	"light":    {wordset.Fields("give gives gave given giving"), commits},
	"go-ahead": {wordset.Fields("give gives gave given giving"), commits},
	"ahead":    {wordset.Fields("give gives gave given giving"), commits}, // 'go-ahead', in pieces
	"nod":      {wordset.Fields("give gives gave given giving"), commits},
	"consent":  {wordset.Fields("give gives gave given giving"), commits},
}

// idiomTo is the verb of the idiom that ends at token g, and how it moves money; noVerb
// where none does.
func (s *Sheet) idiomTo(g, start int) (verb int, c class) {
	if d, ok := idioms[s.Lower(g+1)]; ok && s.In(g, d.verbs) {
		return g, d.class // 'chipped [in] $5 million': it led up to the sum
	}
	d, ok := idioms[s.Lower(g)]
	if !ok {
		return g, noVerb
	}
	for j := g - 1; j >= max(start, g-4); j-- {
		if s.In(j, d.verbs) {
			if s.Is(g, "on") && !s.Is(g-1, "off") {
				break // 'signed an agreement on'
			}
			return j, d.class
		}
		if !s.IsLower(j) && s.Text(j) != "-" || s.In(j, prepositions) && !s.Is(j, "on") {
			break
		}
	}
	return g, noVerb
}
