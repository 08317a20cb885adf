package iati

import (
	"strings"

	"factsheet/pipeline/record"
)

// sectorLists are the codelists of the vocabularies that a project's sectors may be of.
var sectorLists = map[string]string{sectorDAC5: "Sector", sectorDAC3: "SectorCategory", sectorGoal: "UNSDG-Goals"}

// sectors are a project's, one of each vocabulary: of several the standard asks for their
// shares. Development goals are tags, of which there may be many.
func (d *draft) sectors(p *record.Project) {
	var told []record.Sector
	seen := map[[2]string]bool{}
	for _, s := range p.Sectors {
		key := [2]string{s.Vocabulary, s.Code}
		switch {
		case seen[key]:
			continue
		case !listed(sectorLists[s.Vocabulary], s.Code):
			d.lacks(Gap{Element: "sector", Reason: SectorNotListed, Done: LeftOut, Value: folded(s.Code + " " + s.Name)})
		case s.Vocabulary == sectorGoal:
			d.act.Tags = append(d.act.Tags, coded{Code: s.Code, Vocabulary: tagGoal, Narrative: &narrative{english, folded(s.Name)}})
			d.because(p, &s)
		default:
			told = append(told, s)
		}
		seen[key] = true
	}
	for _, vocabulary := range []string{sectorDAC5, sectorDAC3} {
		d.oneSector(p, vocabulary, told)
	}
	if len(told) == 0 {
		d.noSector()
	}
}

// oneSector takes the sector of a vocabulary, where it is the only one.
func (d *draft) oneSector(p *record.Project, vocabulary string, told []record.Sector) {
	var of []record.Sector
	var names []string
	for _, s := range told {
		if s.Vocabulary == vocabulary {
			of, names = append(of, s), append(names, folded(s.Code+" "+s.Name))
		}
	}
	if len(of) == 1 {
		d.act.Sectors = append(d.act.Sectors, coded{Code: of[0].Code, Vocabulary: vocabulary})
		d.because(p, &of[0])
	}
	if len(of) > 1 {
		list := strings.Join(names, ", ")
		d.lacks(Gap{Element: "sector", Reason: SharesNotTold, Done: LeftOut, Value: list,
			Message: "the sheet names several sectors and no shares, and the standard asks for percentages"})
		d.note("Sectors that the sheet names, without their shares: " + list + ".")
	}
}

// because adds the words that tell a sector to the activity's evidence.
func (d *draft) because(p *record.Project, s *record.Sector) {
	d.act.Evidence = append(d.act.Evidence, d.s.quoted(&p.Basis, &record.Mention{Span: s.Span}, nil))
}

func (d *draft) noSector() { d.lacks(Gap{Element: "sector", Reason: NoSector}) }
