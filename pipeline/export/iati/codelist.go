package iati

import (
	_ "embed"
	"strings"

	"factsheet/pipeline/record"
)

// The codes of these lists are data, so that what a record says is held against them.
//
//go:embed codelists.tsv
var codelistsTSV string

// codelists has the codes of each list that values of records are held against.
var codelists = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(codelistsTSV) {
		name, codes, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		list := map[string]bool{}
		for code := range strings.FieldsSeq(codes) {
			list[code] = true
		}
		out[name] = list
	}
	return out
}()

// listed reports whether a code stands in a codelist of the standard.
func listed(list, code string) bool { return codelists[list][code] }

// Codes of the standard's own short lists, by what they say.
const (
	roleFunding     = "1" // OrganisationRole
	roleAccountable = "2"
	roleImplement   = "4"

	statusPipeline  = "1" // ActivityStatus
	statusUnderWay  = "2"
	statusClosed    = "4"
	startPlanned    = "1" // ActivityDateType
	startActual     = "2"
	endPlanned      = "3"
	endActual       = "4"
	aboutGeneral    = "1" // DescriptionType
	aboutOther      = "4"
	regionUN        = "2"                      // RegionVocabulary
	sectorDAC5      = record.VocabularyPurpose // SectorVocabulary
	sectorDAC3      = record.VocabularyCategory
	sectorGoal      = record.VocabularyGoal
	tagGoal         = "2"   // TagVocabulary
	linkObjectives  = "A02" // DocumentCategory: objectives, purpose of activity
	typeOther       = "90"  // OrganisationType
	schemeIATI      = "IATI-ORG"
	schemeChannel   = "OECD-DAC-CRS"
	standardVersion = "2.03"
)
