package table

import (
	"factsheet/pipeline/codelist"
	"factsheet/pipeline/record"
)

// PlaceCodes are a place's codes in each list by itself.
type PlaceCodes struct {
	Alpha2 *string `parquet:"alpha2,optional,dict" doc:"ISO 3166-1 alpha-2 of a country or territory; null for a region or a city"`
	Alpha3 *string `parquet:"alpha3,optional,dict" doc:"ISO 3166-1 alpha-3 of the same"`
	M49    *string `parquet:"m49,optional,dict" doc:"UN M49 of the same, or of a region that has one"`
}

// placeCodes are the codes of a place by the one that the record has.
func placeCodes(code *string) PlaceCodes {
	if code == nil {
		return PlaceCodes{}
	}
	if len(*code) == len("894") {
		return PlaceCodes{M49: code}
	}
	c := PlaceCodes{Alpha2: code}
	c.Alpha3, c.M49 = countryCodes(code)
	return c
}

// countryCodes are a country's alpha-3 and M49 codes by its alpha-2; nil where there is none.
func countryCodes(alpha2 *string) (alpha3, m49 *string) {
	if alpha2 == nil {
		return nil, nil
	}
	c := codelist.ByAlpha2(*alpha2)
	if c == nil {
		return nil, nil
	}
	return code(c.Alpha3), code(c.M49)
}

// channel is the first code of a body among those of channels of delivery.
func channel(codes []record.Registry) *string {
	for i := range codes {
		if codes[i].Scheme == codelist.Channels {
			return validPtr(&codes[i].Identifier)
		}
	}
	return nil
}

// code is a code as a column that may be null holds it: nil for none.
func code(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
