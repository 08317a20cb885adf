package segment

// abbreviations are words after which a full stop ends no sentence when more
// follows. Single capitals (initials) are handled apart.
var abbreviations = set("mr", "mrs", "ms", "dr", "prof", "hon", "rev", "gen", "col", "lt", "capt", "sgt", "sr", "jr", "st",
	"gov", "sen", "rep", "amb", "messrs", "mme", "no", "nos", "art", "arts", "vol", "vols", "p", "pp", "para", "paras",
	"fig", "figs", "ch", "sec", "ed", "eds", "approx", "ca", "cf", "vs", "etc", "al", "inc", "ltd", "co", "corp", "dept",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "mt", "ft", "rs", "tel", "incl", "excl", "est", "max", "min", "mio", "mln", "bn", "res", "doc")

// startsSentence are words that, capitalised after 'U.S.', begin a new sentence.
var startsSentence = set("the", "this", "these", "those", "in", "on", "at", "it", "its", "they", "we", "he", "she", "as", "for",
	"since", "from", "to", "by", "with", "under", "during", "after", "before", "while", "and", "but", "however", "also", "a", "an", "our", "their", "through", "today")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
