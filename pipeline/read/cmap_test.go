package read

import "testing"

func TestRangeIsCountedBeforeItIsSpeltOut(t *testing.T) {
	m := parseCodeMap([]byte("3 beginbfrange <0001> <0004> <FB00> <0010> <0012> <00AC> <0020> <0021> <00660066> endbfrange"))
	for code, want := range map[uint32]string{1: "ff", 2: "fi", 3: "fl", 4: "ffi", 0x10: "¬", 0x11: "-", 0x12: "®", 0x20: "ff", 0x21: "fg"} {
		if got := m.text[code]; got != want {
			t.Errorf("code %#x: got %q, want %q", code, got, want)
		}
	}
}
