package person

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// farEvidence is the doubt of a body that the role leaves unsaid and the sheet around it
// tells.
const farEvidence = "far_evidence"

// assumed is the body of a person whose role is told without one, where what stands around
// it leaves one reading: the State of a minister in a sentence that names one State, the
// sheet's own State for its ambassador, its own body for those of its staff. It is empty
// elsewhere, and for the offices of the United States in that country's own sheets, which
// name too many States.
func (s *scan) assumed(f find) string {
	role := strings.ToLower(f.role)
	own := s.houseState()
	switch {
	case strings.Contains(role, "chief justice"):
		return s.court(f)
	case own == "US" || s.Doc.Publisher == whiteHouse:
		return ""
	case holds(role, ministers), isPost(role, secretaries):
		return s.ministry(f, role, own)
	case role == "president" || role == "vice president":
		return s.state(f, own, true)
	case holds(role, envoys) && !holds(role, worldwide):
		if c := country.ByCode(own); c != nil {
			if id := s.government(c); id != "" || s.house() == nil {
				return id
			}
			return s.house().ID
		}
	case s.house() == nil:
	case s.onCard(f) && !holds(role, ofProject), s.house().Type != record.Government && isPost(role, staff) && !s.beyondHouse(f):
		return s.house().ID
	}
	return ""
}

// whiteHouse is the publisher of the White House's sheets.
const whiteHouse = "White House"

// The words of roles by which their bodies are told apart.
var (
	ministers = wordset.Fields("minister ministers premier")
	envoys    = wordset.Fields("ambassador commissioner chargé consul")
	// worldwide make of an envoy one of a body's own: 'Goodwill Ambassador'.
	worldwide = wordset.Fields("goodwill brand youth refugees rights commission")
	// ofProject are the posts of projects, which may be at any of their bodies.
	ofProject = wordset.Fields(`project programme program coordinator focal leader author authors photographer consultant expert
		farmer student teacher owner founder nurse midwife mayor governor senator beneficiary participant member chair chairperson
		chairman secretary counterpart`)
)

// staff are the posts that a body's country offices and heads have: bare, in a body's own
// sheet, they are that body's.
var staff = []string{"country director", "country manager", "country officer", "country representative", "country head",
	"resident representative", "chief representative", "executive president", "director-general", "director general",
	"mission director", "executive director", "communications officer", "communication officer", "press officer",
	"chief of mission", "resident director"}

// secretaries are the posts of a State's ministries that are theirs by their names alone.
var secretaries = []string{"finance secretary", "permanent secretary", "principal secretary", "secretary for finance"}

// isPost reports whether a role, in lower case, tells one of the posts.
func isPost(role string, posts []string) bool {
	for _, post := range posts {
		if strings.Contains(role, post) {
			return true
		}
	}
	return false
}

// beyondHouse reports whether the sentence names, up to a find, a body other than the
// sheet's own that may have such a post: 'signed between UNIDO and the Commission by
// Director-General B'.
func (s *scan) beyondHouse(f find) bool {
	at := s.before(f)
	at.Start = s.Tokens[s.Sentences[s.SentenceAt(at.End)].First].Start
	for _, m := range s.mentioned(at) {
		if v := &m.Value; v.Type != record.Government && v.ID != s.house().ID {
			return true
		}
	}
	return false
}

// onCard reports whether a person stands on a line of its own with its role as the label,
// or behind the label of a contact.
func (s *scan) onCard(f find) bool {
	return s.Is(f.first-1, ":") || s.Kind(f.first-1) == segment.GapMark
}

// ministry is the body of a minister told without one: where no matter is told ('Vice
// Minister Khamla Soulivong') the one ministry before the name, else the minister's State.
func (s *scan) ministry(f find, role, own string) string {
	if strings.HasSuffix(role, "minister") {
		one := ""
		for _, m := range s.mentioned(s.before(f)) {
			if v := &m.Value; v.Type == record.Government && holds(v.Form, ministries) && v.ID != one {
				if one != "" {
					return ""
				}
				one = v.ID
			}
		}
		if one != "" {
			return one
		}
	}
	return s.state(f, own, false)
}

var ministries = wordset.Fields("ministry")

// state is the State of a minister or head of State. A State that gives aid is taken for its
// minister of development only, and in its own sheet at once; strong asks that the State's
// government be named, since bodies have presidents too.
func (s *scan) state(f find, own string, strong bool) string {
	giver := strings.Contains(f.role, "Development Cooperation") || strings.Contains(f.role, "International Development")
	if giver && country.IsDonor(own) {
		return s.government(country.ByCode(own))
	}
	one, governed := s.toldState(f, giver)
	if one == "" && !country.IsDonor(own) {
		one = s.home()
	}
	c := country.ByCode(one)
	if c == nil || strong && !governed || country.IsDonor(one) != giver {
		return ""
	}
	if other := country.Administration(s.Lower(f.last - 1)); other != nil && other != c {
		return ""
	}
	return s.government(c)
}

// toldState is the only State, or the only one that gives aid where giver is set, that is
// told before a find: in its sentence and the one before, else in the paragraph, else in the
// heading above; and whether its government is named there.
func (s *scan) toldState(f find, giver bool) (code string, governed bool) {
	for _, at := range [...]document.Span{s.back(f, 1), s.back(f, mostBack), s.heading(f)} {
		for _, m := range s.mentioned(at) {
			v := &m.Value
			if v.Type != record.Government || v.Country == "" || country.IsDonor(v.Country) != giver || s.ofAnother(at, m) {
				continue
			}
			if code != "" && code != v.Country {
				return several, false
			}
			code, governed = v.Country, governed || !v.Weak
		}
		if code != "" {
			return code, governed
		}
	}
	return "", false
}

// several stands for more States than one.
const several = "?"

// ofAnother reports whether a mention within a span tells whose officeholder another is:
// 'the Ambassador of [Japan] and Minister B'.
func (s *scan) ofAnother(at document.Span, m extract.Mention[extract.Partner]) bool {
	for _, f := range s.found {
		if f.organisation == m.Value.ID && s.Tokens[f.first].Start >= at.Start && s.Tokens[f.first].Start < at.End {
			return true
		}
	}
	i := s.TokenAt(m.At.View.Start)
	if s.Is(i-1, "the") {
		i--
	}
	return s.Is(i-1, "of", "from") && i > 1 && s.Kind(i-2) == segment.Word && s.head(i-2) > 0
}

// court is the last court or judiciary that is named before a chief justice.
func (s *scan) court(f find) (organisation string) {
	for _, m := range s.mentioned(s.before(f)) {
		if holds(m.Value.Form, courts) {
			organisation = m.Value.ID
		}
	}
	return organisation
}

var courts = wordset.Fields("court judiciary")

// mostBack is how many sentences before a name are looked at for its State.
const mostBack = 3

// before is the View from the beginning of the sentence before a find, in its block, up to
// the find.
func (s *scan) before(f find) document.Span { return s.back(f, 1) }

// back is before with so many sentences.
func (s *scan) back(f find, sentences int) document.Span {
	at := s.SentenceAt(s.Tokens[f.first].Start)
	first := at
	for first > 0 && at-first < sentences && s.Sentences[first-1].Block == s.Sentences[at].Block {
		first--
	}
	return document.Span{Start: s.Tokens[s.Sentences[first].First].Start, End: s.Tokens[f.first].Start}
}

// heading is the heading under which a find stands, a few blocks up at most; an empty span
// where none is.
func (s *scan) heading(f find) document.Span {
	b := s.View.BlockAt(s.Tokens[f.first].Start)
	for k := b - 1; k >= max(0, b-mostBlocks); k-- {
		if s.Doc.Blocks[k].Kind == document.Heading {
			return s.View.Blocks[k]
		}
	}
	return document.Span{}
}

// mostBlocks is how many blocks under its heading a name may stand for it to tell its State.
const mostBlocks = 4

// mentioned are the mentions of bodies within a span of the View.
func (s *scan) mentioned(at document.Span) []extract.Mention[extract.Partner] {
	b := s.others()
	return b.partners[b.since(at.Start):b.since(at.End)]
}
