// Package agreement finds MoUs, agreements and programmes between parties.
package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/extractors/quantity"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds MoUs, agreements and programmes between parties.
var Extractor = &extract.Extractor[record.Agreement]{
	Name: "agreement",
	Doc: "Finds MoUs, agreements, country programmes, declarations and treaties that the sheet says were, are or will be signed, agreed or adopted, with parties, date and count; tellings of one agreement get one id. " +
		"Agreements without two parties, or without a party and a title of their own, are left alone, and so are agreements only referred to ('under the Paris Agreement').",
	Version:  "2",
	Requires: append([]extract.Unit{quantity.Extractor}, fact.Requires...),
	Rules: []extract.Rule{
		{Name: "agreement.between", Doc: "'A MoU was signed between A and B', 'the first MoU between A and B'."},
		{Name: "agreement.signed_by", Doc: "'A and B signed an agreement', 'A and B intend to sign a Memorandum of Understanding'."},
		{Name: "agreement.signed_with", Doc: "'A signed three MoUs with B and one with C', 'the MoU signed with C'."},
		{Name: "agreement.followed", Doc: "An agreement that follows from the one before it in its sentence: '… laying the foundation for a MoU, which was signed in the same year'."},
		{Name: "agreement.item", Doc: "An item of a list that a sentence about agreements leads into: 'Agreements were signed between A and three ministries:'."},
		{Name: "agreement.adopted", Doc: "A declaration or treaty that a body adopted."},
	},
	Key: key,
	Run: run,
}

func key(v record.Agreement) string {
	k := v.Kind + "|" + text(v.Date)
	for _, p := range v.Parties {
		k += "|" + p
	}
	return k
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func run(p *extract.Pass) ([]extract.Mention[record.Agreement], error) {
	f := &finder{Sheet: fact.Of(p)}
	f.find()
	f.drop(0)
	f.merge()
	return f.out, nil
}

// finder gathers the agreements of one sheet.
type finder struct {
	*fact.Sheet
	out     []extract.Mention[record.Agreement]
	heading heading
}
