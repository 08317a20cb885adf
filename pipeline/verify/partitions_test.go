package verify

import (
	"strings"
	"testing"
)

func TestSheetsBelongInTheirPartitionAlone(t *testing.T) {
	long := strings.Repeat("very long ", 30)
	for _, c := range []struct {
		place     sheetPlace
		partition string
		holds     bool
	}{
		{sheetPlace{year: "2024"}, "year=2024", true},
		{sheetPlace{year: "2024", folder: "2023"}, "year=2023", false},
		{sheetPlace{}, "year=" + unknownPartition, true},
		{sheetPlace{year: "2024"}, "year=" + unknownPartition, false},
		{sheetPlace{folder: "spring"}, "batch=spring", true},
		{sheetPlace{folder: "spring"}, "batch=" + unknownPartition, false},
		{sheetPlace{}, "batch=spring", false},
		{sheetPlace{folder: "a=b, 50%"}, "batch=a%3Db, 50%25", true},
		{sheetPlace{folder: unknownPartition}, "batch=%5F" + unknownPartition[1:], true},
		{sheetPlace{folder: long}, "batch=" + long[:200] + "-0123abcd", true},
		{sheetPlace{folder: "very short"}, "batch=" + long[:200] + "-0123abcd", false},
		{sheetPlace{folder: "a%zz"}, "batch=a%zz", false},
	} {
		if got := c.place.holds(c.partition); got != c.holds {
			t.Errorf("%v in %q: %v", c.place, c.partition, got)
		}
	}
	for day, want := range map[string]string{"0": "1970", "19723": "2024", "2024-05-01": "2024", "soon": "", "": ""} {
		if got := yearOf(cell{text: []byte(day)}); got != want {
			t.Errorf("%q is of the year %q, want %q", day, got, want)
		}
	}
}
