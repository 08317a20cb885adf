// Package agreement finds MoUs, agreements and programmes between parties.
package agreement

import (
	"cmp"
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/quantity"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds MoUs, agreements and programmes between parties.
var Extractor = &extract.Extractor[record.Agreement]{
	Name: "agreement",
	Doc: "Finds MoUs, agreements, country programmes, declarations and treaties that the sheet says were, are or will be signed, agreed or adopted, with parties, date and count; tellings of one agreement get one id. " +
		"Where a sheet names one party only, the agreement has the doubt 'party_unnamed', and needs a verb of signing beside a date, a title or another side. Agreements without any party are left alone, and so are agreements only referred to ('under the Paris Agreement').",
	Version:  "4",
	Requires: append([]extract.Unit{quantity.Extractor}, fact.Requires...),
	Rules: []extract.Rule{
		{Name: "agreement.between", Doc: "'A MoU was signed between A and B', 'the first MoU between A and B'."},
		{Name: "agreement.signed_by", Doc: "'A and B signed an agreement', 'A and B intend to sign a Memorandum of Understanding'."},
		{Name: "agreement.signed_with", Doc: "'A signed three MoUs with B and one with C', 'the MoU signed with C'."},
		{Name: "agreement.followed", Doc: "An agreement that follows from the one before it in its sentence: '… laying the foundation for a MoU, which was signed in the same year'."},
		{Name: "agreement.item", Doc: "An item of a list that a sentence about agreements leads into: 'Agreements were signed between A and three ministries:'."},
		{Name: "agreement.further", Doc: "Further ones after one that was told: 'Two further MoUs, with B and C, followed in November 2021', an agreement each."},
		{Name: "agreement.named", Doc: "Parties in the agreement's own name: 'the EU-Kenya Agreement entered into force', 'the UNDP Country Programme, signed with Kenya'."},
		{Name: "agreement.signatories", Doc: "The bodies of the persons who signed it: 'was signed by Minister A of Ghana and Ambassador B of the European Union'."},
		{Name: "agreement.money_before", Doc: "Those who give and get in the sentence before: 'Japan gives Ghana $5 million. The grant agreement was signed in Accra.'"},
		{Name: "agreement.one_side", Doc: "An agreement that was signed and of which one party alone is named or known."},
		{Name: "agreement.implied", Doc: "An agreement told with its day, whose parties are those of the one told just before, or the body that the sheet speaks for: 'A cooperation agreement was signed in May 2011', 'the framework was endorsed by its Board on 16 May 2023'."},
		{Name: "agreement.bound", Doc: "Parties elsewhere in its sentence: 'Under the deal penned on 19 May 2024, A and B pledge …', 'A joined hands with B through a MoU in 2022'."},
		{Name: "agreement.resumed", Doc: "The one told just before, with its day: 'The document was initialled on 16 May 2024', 'A and B sealed it on 14 June 2023'."},
		{Name: "agreement.part", Doc: "One of several told before: 'concluded four programmes … The first, with UNICEF, …'."},
		{Name: "agreement.field", Doc: "The line 'Signed: July 15, 2022' of a sheet whose heading names an agreement."},
		{Name: "agreement.listed", Doc: "An entry of a list: 'Memorandum of Cooperation with the Ministry of Health, December 2020'."},
		{Name: "agreement.entry", Doc: "An entry under a heading of agreements: 'Framework Agreement on Technical Cooperation (1978)'."},
		{Name: "agreement.row", Doc: "A row of a table of agreements: 'Title | Counterpart | Date signed'."},
		{Name: "agreement.joined", Doc: "A named accord or treaty that a party joined, ratified or acceded to: 'Kenya acceded to the Water Convention on 3 May 2023'."},
		{Name: "agreement.adopted", Doc: "A declaration or treaty that a body adopted."},
	},
	Key: key,
	Run: run,
}

func key(v record.Agreement) string {
	k := v.Kind + "|" + record.Or(v.Date, "")
	for _, p := range v.Parties {
		k += "|" + p
	}
	return k
}

func run(p *extract.Pass) ([]extract.Mention[record.Agreement], error) {
	s := fact.Of(p)
	f := &finder{Sheet: s, people: s.People()}
	f.find()
	f.drop(0)
	f.out = slices.DeleteFunc(f.out, func(m extract.Mention[record.Agreement]) bool { return m.Value.Count == 0 })
	f.fromTables()
	f.inOrder()
	f.merge()
	return f.out, nil
}

// add appends an agreement that the tokens first to end tell.
func (f *finder) add(v record.Agreement, first, end int, rule string, doubts ...string) {
	f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(first, end), rule, doubts...)})
}

// inOrder puts the tellings of tables among those of the text.
func (f *finder) inOrder() {
	slices.SortStableFunc(f.out, func(a, b extract.Mention[record.Agreement]) int {
		return cmp.Compare(a.At.View.Start, b.At.View.Start)
	})
}

// finder gathers the agreements of one sheet.
type finder struct {
	*fact.Sheet
	out     []extract.Mention[record.Agreement]
	heading heading
	listing *listing // the list of agreements that is open, or nil
	people  *fact.People

	series    series
	homeState int // see home
	homeKnown bool
}
