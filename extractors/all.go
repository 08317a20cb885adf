// Package extractors lists every extractor of the program.
package extractors

import (
	"factsheet/extractors/acronym"
	"factsheet/extractors/agreement"
	"factsheet/extractors/amount"
	"factsheet/extractors/contribution"
	"factsheet/extractors/date"
	"factsheet/extractors/event"
	"factsheet/extractors/partner"
	"factsheet/extractors/person"
	"factsheet/extractors/place"
	"factsheet/extractors/project"
	"factsheet/extractors/quantity"
	"factsheet/extractors/reference"
	"factsheet/pipeline/extract"
)

// All returns the extractors, a line each. A new one is its folder and its line here.
func All() []extract.Unit {
	return []extract.Unit{
		amount.Extractor,
		date.Extractor,
		reference.Extractor,
		quantity.Extractor,
		acronym.Extractor,
		partner.Extractor,
		place.Extractor,
		person.Extractor,
		project.Extractor,
		agreement.Extractor,
		contribution.Extractor,
		event.Extractor,
	}
}
