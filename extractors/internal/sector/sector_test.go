package sector_test

import (
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/sector"
)

func TestSectorsAreKnownByCode(t *testing.T) {
	for code, want := range map[string]string{"11220": "Primary education", "140": "Water Supply & Sanitation", "23010": "Energy policy and administrative management"} {
		if s := sector.ByCode(code); s == nil || s.Name != want {
			t.Errorf("%s is %v, want %s", code, s, want)
		}
	}
	for _, code := range []string{"", "99999", "2020", "1122"} {
		if s := sector.ByCode(code); s != nil {
			t.Errorf("%q is taken for %v", code, s)
		}
	}
}

func TestNamesLeadToTheCurrentCode(t *testing.T) {
	for name, want := range map[string]string{
		"primary education": "11220", "Water supply and sanitation": "140", "Human rights": "15160", "Rural development": "",
		"Energy generation, renewable sources": "232", "Something else": "",
	} {
		s, _ := sector.Match(extracttest.NewPass(t, name, ""), 0)
		switch {
		case s == nil && want != "":
			t.Errorf("%s is no sector, want %s", name, want)
		case s != nil && s.Code != want:
			t.Errorf("%s is %s, want %q", name, s.Code, want)
		}
	}
}
