package read

import "github.com/ledongthuc/pdf"

// layers are the parts of a file that are switched off when a reader opens it, by
// object number (ISO 32000-1, 8.11).
type layers map[int]bool

// maxLayers bounds how many a file may name.
const maxLayers = 4096

func readLayers(r *pdf.Reader) (l layers) {
	defer func() { _ = recover() }() // what can't be read is seen
	properties := r.Trailer().Key("Root").Key("OCProperties")
	if properties.Kind() != pdf.Dict {
		return nil
	}
	l = layers{}
	setting := properties.Key("D")
	if setting.Key("BaseState").Name() == "OFF" {
		for _, n := range referenceList(properties.Key("OCGs")) {
			l[n] = true
		}
	}
	for _, n := range referenceList(setting.Key("OFF")) {
		if len(l) < maxLayers {
			l[n] = true
		}
	}
	for _, n := range referenceList(setting.Key("ON")) {
		delete(l, n)
	}
	return l
}

// offIn reports whether a dictionary (of a form, a picture, an annotation) says that it
// belongs to content that is off.
func (f *pdfFile) offIn(v pdf.Value) bool {
	if len(f.layers) == 0 {
		return false
	}
	oc := v.Key("OC")
	return oc.Kind() == pdf.Dict && f.off(references(v)["OC"], oc)
}

// off reports whether content of that group, or of the groups that a membership
// dictionary names, is not shown.
func (f *pdfFile) off(number int, v pdf.Value) bool {
	if len(f.layers) == 0 {
		return false
	}
	if v.Key("Type").Name() != "OCMD" {
		return f.layers[number]
	}
	groups := referenceList(v.Key("OCGs"))
	if one, ok := references(v)["OCGs"]; ok && len(groups) == 0 {
		groups = []int{one}
	}
	off := 0
	for _, n := range groups {
		if f.layers[n] {
			off++
		}
	}
	if len(groups) == 0 {
		return false
	}
	switch v.Key("P").Name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return off < len(groups)
	}
	return off == len(groups) // AnyOn
}
