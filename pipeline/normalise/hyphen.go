package normalise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/english"
)

// lineEnd deals with a hyphen or an en dash at a line's end, behind which next goes on:
// it reports whether next stands right behind it, without a blank. A hyphen that only
// the typesetter has put in goes; where nothing tells that it does, it stays.
func (b *builder) lineEnd(next string) bool {
	n := len(b.text)
	if n < 2 || next == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if strings.HasSuffix(string(b.text[max(0, n-len(enDash)):]), enDash) {
		before, _ := utf8.DecodeLastRune(b.text[:n-len(enDash)])
		return unicode.IsLetter(before) || unicode.IsDigit(before) // '2019–/2022', 'Asia–/Pacific'
	}
	if b.text[n-1] != '-' {
		return false
	}
	before, _ := utf8.DecodeLastRune(b.text[:n-1])
	switch {
	case !unicode.IsLetter(before) && !unicode.IsDigit(before):
		return false
	case unicode.IsDigit(before), !unicode.IsLower(r):
		return true // '2019-/2022', 'mid-/2023', 'US-/China': no typesetter breaks these
	}
	return b.broken(next)
}

const enDash = "–"

// broken deals with a hyphen between letters of which the second is small.
func (b *builder) broken(next string) bool {
	n := len(b.text) - 1
	head := strings.ToLower(string(b.text[lastWord(b.text[:n]):n]))
	tail := strings.ToLower(next[:letters(next)])
	if b.words == nil {
		b.words = wordsOf(b.withoutGlue())
	}
	joined, hyphened := b.words[head+tail], b.words[head+"-"+tail]
	known := joined || english.IsWord(head+tail)
	switch {
	case suspended[tail] && !known && !strings.HasPrefix(next[len(tail):], "-"):
		return false // 'pre- and post-conflict'
	case hyphened && !joined:
		return true
	case !hyphened && (known || isFragment(head, tail)):
		b.view.Joined = append(b.view.Joined, n)
		b.dropHyphen()
		return true
	case !joined && (compoundHeads[head] || compoundTails[tail]):
		return true
	}
	b.view.Joined = append(b.view.Joined, n+1)
	return true
}

// gluedWords are the offsets into Document.Text where a word goes on that a hyphen at a
// line's end parts within the cell of a table: its row is one line of the text.
func gluedWords(d *document.Document) []int {
	var out []int
	for i := range d.Lines {
		words := d.Lines[i].Words
		for k := 1; k < len(words); k++ {
			if at := words[k].Span.Start; at == words[k-1].Span.End && at > 0 && d.Text[at-1] == '-' {
				out = append(out, at)
			}
		}
	}
	return out
}

// withoutGlue is the raw text with its glued words apart: what a line's end has parted
// tells nothing about how words are written.
func (b *builder) withoutGlue() string {
	if len(b.glue) == 0 {
		return b.raw
	}
	text := []byte(b.raw)
	for _, at := range b.glue {
		text[at-1] = ' '
	}
	return string(text)
}

// dropHyphen takes the hyphen off the View's end.
func (b *builder) dropHyphen() {
	b.text = b.text[:len(b.text)-1]
	last := len(b.view.runs) - 1
	if r := &b.view.runs[last]; r.n > 1 {
		r.n--
		r.rawLen = r.n
	} else {
		b.view.runs = b.view.runs[:last]
	}
}

// suspended are the words before which a hyphen at a word's end stands for the rest of
// a word to come.
var suspended = set("and or to nor but as und et y e ou o")

// compoundHeads and compoundTails are words that keep the hyphen behind or before them.
var (
	compoundHeads = set("all anti co cross de double early eco e ever ex far fast first five forward four full game gender good " +
		"half hand hard hardest high higher in intra large largest late least life like long longer low lower many medium micro " +
		"mid middle million mini multi near net next no non one on open out over post pre private pro public quasi rapid re " +
		"real record rules same science second self semi seven short six small so socio south state sub super ten third " +
		"three top trans two ultra under value well women world year zero")
	compoundTails = set("aged aware backed based bound border building burning by carbon centred centered chair chaired chairs " +
		"class country cutting day decade deep degree depth driven ended ever eyed facilitated financed focused free friendly " +
		"funded generation governmental grade growing hand held hosted hosting hour impact in income informed insecure " +
		"intensive kilometre kind led level like long looking made makers making managed market member metre minded " +
		"month nature new off oriented out owned packed party paid paying person point positive poverty prone " +
		"quality quarters ready related resilient responsive risk round run scale sector sensitive sex sharing " +
		"side site sized skilled smart specific sponsored stakeholder standard standing term thirds time to track turn up value volume wage way wide year years")
)

// isFragment reports whether the two halves can only be parts of one word: the second
// is an ending and no word, or the first is no word's beginning that a hyphen follows.
func isFragment(head, tail string) bool {
	return len(head) > 1 && !compoundHeads[head] && fragments[tail]
}

// fragments are endings that lines of English break before and that are no words.
var fragments = set(`ble bles bly cal cally cation cations cess cesses cial cially cian cians ciation ciency cient ciently cies cipal cipate cipated cipating cipation ciple ciples cular
	dation dations dence dustrial ence ences ency ened ening ent ents eral erate erated eration erations ering ern ers ery ested fect fective fer ference ferences ferent
	ferred ficant ficantly ficial ficials ficiaries ficiary ficient fied fies fully gation gations gencies gency gible grammatic gramme grammes graphy ical ically ics ies
	iest ified ing ingly ious isation isations ised ising ism ist istic istry ists ities ity ive ively ives ization izations ized izing lation lations lative lected lecting
	lection lective lence lessness ligence lished lishing lishment lution lutions ment mentally mentation mentations mented menting ments mitment mitments mitted mittee
	mittees mous mum nal nally nance nating nation nator nators ness nesses nic nical nities nition nity nized nomic nomics nomy ogy opment pating pation perated peration
	ping plement plementation plemented plementing plished ployed ployee ployees ployer ployers ployment poration quate quent quently quire quired quirement quirements rative
	ratory rials ries rious rities rity rize sial sibilities sibility sible sion sional sions sistance sistant sistent sition sitions sive sively sured suring tablish
	tablished tain tainability tainable tained taining tainment tal tally tance tant tation tations tative tatives tee tees tem tems tence tency tential tention ter teral
	tered terial tering ternal tial tially tic tical tically ticipate ticipated ticipation tics tified tify tinue tinued tinuing tion tional tionally tioned tioning tions
	tious titution titutional titutions tive tively tiveness tives tivities tivity tor tors tory tracted tric trict tricts tries tual tually tural ture tured tures turing
	tute tutes tution tutions ual ually uation uations ular ulate ulated ulation ulations ure ured ures uring vention ventions versities versity vide vided vider viders
	viding vised`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
