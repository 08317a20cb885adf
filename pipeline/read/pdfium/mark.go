package pdfium

import (
	"unicode/utf16"

	"factsheet/pipeline/document"
)

// artifact is what the marked content that a text object is in says of it: the Mark
// that document.Glyph has for artifacts, else 0.
func (d *drawing) artifact(object uint64) int {
	const deepest = 16
	l := d.lib
	for i := range min(l.count(l.countMarks, object), deepest) {
		mark := l.call(l.mark, object, uint64(i))
		if mark != 0 && d.markName(mark) == "Artifact" {
			return document.Artifact
		}
	}
	return 0
}

// markName is the tag of a mark; a long one is as good as none.
func (d *drawing) markName(mark uint64) string {
	const room = scratchSize - 16
	l := d.lib
	if !l.ok(l.markName, mark, d.scratch+16, room, d.scratch) {
		return ""
	}
	n, _ := l.mem.ReadUint32Le(uint32(d.scratch))
	b, ok := l.mem.Read(uint32(d.scratch)+16, min(n, room))
	if !ok || n > room {
		return ""
	}
	return string(utf16.Decode(units(b)))
}
