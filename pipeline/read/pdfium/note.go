package pdfium

// Kinds of annotations that have no look of their own on the page, as FPDFAnnot
// numbers them: notes, links, pop-ups, files, sounds and films.
var lookless = map[int]bool{0: true, 1: true, 2: true, 16: true, 17: true, 18: true, 19: true, 21: true}

// maxNotes bounds how many annotations a page may have.
const maxNotes = 2000

// flatten makes the annotations that show something (the values of a form's fields,
// text boxes, stamps) part of the page's content, and reports whether there were any;
// the page is then to be loaded again.
func (f *file) flatten(page uint64) bool {
	l := f.lib
	for i := range min(l.count(l.countNotes, page), maxNotes) {
		note := l.call(l.note, page, uint64(i))
		if note == 0 {
			continue
		}
		kind := l.count(l.noteKind, note)
		l.call(l.closeNote, note)
		if !lookless[kind] {
			const asSeen, done = 0, 1
			return l.count(l.flatten, page, asSeen) == done
		}
	}
	return false
}
