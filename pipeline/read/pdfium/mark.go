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
		if mark == 0 || d.markString(l.markName, mark) != "Artifact" {
			continue
		}
		switch d.markString(l.markText, mark, d.subtypeKey) {
		case "Header":
			return document.ArtifactHeader
		case "Footer":
			return document.ArtifactFooter
		case "Watermark":
			return document.ArtifactWatermark
		}
		if d.markString(l.markText, mark, d.typeKey) == "Pagination" {
			return document.ArtifactPagination
		}
		return document.Artifact
	}
	return 0
}

// markString is a short string that a function tells of a mark; a longer one is as
// good as none.
func (d *drawing) markString(f function, args ...uint64) string {
	const room = scratchSize - 16
	l := d.lib
	if !l.ok(f, append(args, d.scratch+16, room, d.scratch)...) {
		return ""
	}
	n, _ := l.mem.ReadUint32Le(uint32(d.scratch))
	b, ok := l.mem.Read(uint32(d.scratch)+16, min(n, room))
	if !ok || n > room {
		return ""
	}
	return string(utf16.Decode(units(b)))
}
