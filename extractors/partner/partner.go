// Package partner finds organisations and acting governments.
package partner

import (
	"factsheet/extractors/acronym"
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds organisations and acting governments.
var Extractor = &extract.Extractor[extract.Partner]{
	Name: "partner",
	Doc: "Finds organisations and acting governments: listed bodies by any of their names, bodies by the shape of their names (ministries, banks, " +
		"unions, universities, companies), governments, and short forms that the sheet defines. A country's bare name is a weak mention. " +
		"Programmes and initiatives are left to others but for a few that act as agencies do.",
	Version:  "4",
	Requires: []extract.Unit{acronym.Extractor},
	Rules: []extract.Rule{
		{Name: "partner.registry", Doc: "A name or short form that the registry of well-known bodies lists: 'UNICEF', 'World Bank'."},
		{Name: "partner.acronym", Doc: "A short form that the sheet defines for a body's name: 'MOHRSS'."},
		{Name: "partner.inferred", Doc: "A short form that nothing defines, made of the initials of the one body that the sheet names in full before: 'HNP' after 'Haitian National Police'."},
		{Name: "partner.government", Doc: "A government by its country: 'Government of Japan', 'Chinese government', 'U.S. Government'."},
		{Name: "partner.administration", Doc: "A government by whoever heads it, or by itself where the sheet leaves no doubt whose it is: 'the Biden-Harris Administration', 'the Government'."},
		{Name: "partner.noun", Doc: "A common noun for a body that the sheet names: 'the Organization', 'the Bank', 'the Ministry' after the one that it fits, or for the body whose sheet it is. A doubt says that it names others which it fits, too, or names it later only."},
		{Name: "partner.country", Doc: "A country's bare name; a partner only where a fact needs it."},
		{Name: "partner.acting", Doc: "A country's bare name where it acts: before what it gives, signs or hosts, behind 'funded by' or 'a grant from', or as a party to a paper, by itself or in a list."},
		{Name: "partner.ministry", Doc: "A ministry or department and what it is for: 'Ministry of Commerce, Trade and Industry'."},
		{Name: "partner.ministries", Doc: "Several ministries in one breath: 'Ministries of Health and Education'."},
		{Name: "partner.named", Doc: "A capitalised name around a word for a kind of body: 'Electoral Commission of Zambia', 'Skills Development Network'."},
		{Name: "partner.company", Doc: "A capitalised name that ends as companies' do: 'Africa GreenCo Group', 'Acme Ltd'."},
		{Name: "partner.context", Doc: "A capitalised name of which the text around tells that it is a body's: 'a loan to Destino Nuevo', 'companies including A and B', 'Ascenda, a local bank', 'the tourism agency, ANPT', a field 'Contractor: Engicon', the lines under 'Partners' and the cells under 'Agreement partner', the head of an entry that it then acts in ('ACME FOODS: Acme Foods will donate'), what a sentence about money opens with ('Nextil will invest $40 million'), or a short form or company's name in a list with a body: 'with VVOB and UNICEF'."},
		{Name: "partner.embassy", Doc: "An embassy, delegation or permanent mission: 'Embassy of Japan in Kenya'."},
	},
	Run: run,
}

// lists are the finds of sheets done with: there are many, and they are large.
var lists extract.Store[extract.Mention[extract.Partner]]

func run(p *extract.Pass) ([]extract.Mention[extract.Partner], error) {
	s := newSheet(p)
	defined := acronym.Extractor.From(p)
	s.scan()
	s.dropTitles()
	s.stretch(defined)
	s.settle()
	s.context()
	s.link(defined)
	s.infer(defined)
	if p.Doc.Publisher == "" {
		p.Doc.Publisher = s.publisher()
	}
	s.refer()
	s.countries()
	out := lists.Lend(p, len(s.kept))[:0]
	for i := range s.kept {
		f := s.kept[i]
		b := f.body
		form := b.name
		if !f.noun {
			form = s.text(f.first, f.last)
		}
		out = append(out, extract.Mention[extract.Partner]{
			Value: extract.Partner{ID: b.id, Name: b.name, Acronym: b.acronym, Type: b.typ, Country: b.country,
				OrganisationType: b.kind, Codes: b.codes, Form: form, Weak: f.weak, Acts: f.acts},
			At: p.Evidence(p.SpanOf(f.first, f.last), f.rule, f.doubts()...),
		})
	}
	return out, nil
}

// body is who a mention is of; one value a body, however often it is named.
type body struct {
	id, name, acronym, typ, country string
	kind                            string // its code in the IATI codelist OrganisationType
	codes                           []record.Registry
	shouted                         bool // the name was written in capitals alone, so far
}

// find is a candidate mention.
type find struct {
	first, last int // half-open range of tokens
	rule        string
	body        *body
	weak        bool
	shaky       bool // stands where capitals tell nothing; kept only if the sheet names it elsewhere
	name        string
	typ         string
	country     string
	listed      bool // from the registry
	right       bool // goes on after its head: 'of …'
	part        bool // the government of a part of a country
	proper      bool // holds a proper name before its head
	inferred    bool // a short form that nothing defines
	noun        bool // a common noun, which is no name of the body
	small       bool // in small letters
	acts        bool // a weak one that acts
	doubt       string
}

// doubts are what makes the mention less than sure.
func (f *find) doubts() []string {
	if f.inferred {
		return []string{acronymInferred}
	}
	if f.doubt != "" {
		return []string{f.doubt}
	}
	return nil
}

// ofCountry is the body that a country's government is.
func (s *sheet) ofCountry(c *country.Country) *body {
	if b := s.states[c]; b != nil {
		return b
	}
	b := &body{id: record.PartnerID(record.Government, c.Name, c.Alpha2, nil), name: c.Name, typ: record.Government,
		country: c.Alpha2, kind: "10"}
	s.states[c] = b
	return b
}
