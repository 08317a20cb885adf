package isolate_test

import (
	"testing"

	"factsheet/pipeline/isolate"
)

func TestSizesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"512MB": "512MB", "1GiB": "1GiB", "1024 mib": "1GiB", "1.5gb": "1500MB", "4096": "4KiB", "1000": "1kB", "7B": "7B", "1TB": "1TB", "2 tib": "2TiB",
		"": "", "MB": "", "-1GB": "", "1 GX": "", "0": "", "1 PB": "", "nan": "", "9e99GB": "",
	} {
		var s isolate.Size
		err := s.Set(text)
		if want == "" && err == nil || want != "" && (err != nil || s.String() != want) {
			t.Errorf("%q: %v, %v; want %q", text, s, err, want)
		}
	}
}
