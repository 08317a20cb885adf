package read

import (
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// resources are what a content stream calls by names.
type resources struct {
	file    *pdfFile
	v       pdf.Value
	fonts   map[string]*font
	spaces  map[string]*space
	numbers map[string]map[string]int
}

func (f *pdfFile) resources(v pdf.Value) *resources {
	return &resources{file: f, v: v, fonts: map[string]*font{}, spaces: map[string]*space{}, numbers: map[string]map[string]int{}}
}

// number is the object number of a named resource of a kind; 0 where it stands inline.
func (r *resources) number(kind, name string) int {
	m, ok := r.numbers[kind]
	if !ok {
		m = references(r.v.Key(kind))
		r.numbers[kind] = m
	}
	return m[name]
}

// references are the numbers of the objects that a dictionary refers to. The object
// reader follows references without telling their numbers: only its printed form does.
func references(v pdf.Value) map[string]int {
	if v.Kind() != pdf.Dict && v.Kind() != pdf.Stream {
		return nil
	}
	l := lexer{b: []byte(withoutStrings(v.String()))}
	dict := l.next()
	m := make(map[string]int, len(dict.list)/2)
	for i := 0; i+1 < len(dict.list); i += 2 {
		if dict.list[i].kind == nameKind && dict.list[i+1].kind == refKind {
			m[dict.list[i].str] = int(dict.list[i+1].num)
		}
	}
	return m
}

// withoutStrings is a printed value without its strings, which are printed as Go writes
// them, not as a PDF does.
func withoutStrings(s string) string {
	if !strings.Contains(s, `"`) {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		q, err := strconv.QuotedPrefix(s[i:])
		if err != nil {
			q = s[i : i+1]
		}
		b.WriteString("null")
		s = s[i+len(q):]
	}
}

// referenceList are the numbers of the objects that an array refers to, 0 for what is
// no reference.
func referenceList(v pdf.Value) []int {
	if v.Kind() != pdf.Array {
		return nil
	}
	l := lexer{b: []byte(withoutStrings(v.String()))}
	list := l.next().list
	out := make([]int, len(list))
	for i, o := range list {
		if o.kind == refKind {
			out[i] = int(o.num)
		}
	}
	return out
}

// font returns the font of that name, or nil.
func (r *resources) font(name string) *font {
	if f, ok := r.fonts[name]; ok {
		return f
	}
	var f *font
	n := r.number("Font", name)
	if have, ok := r.file.numbered[n]; ok && n != 0 {
		f = have
	} else if v := r.v.Key("Font").Key(name); v.Kind() == pdf.Dict {
		f = r.file.fontOf(v)
		if n != 0 {
			r.file.numbered[n] = f
		}
	}
	r.fonts[name] = f
	return f
}

// space returns the colour space of that name.
func (r *resources) space(name string) *space {
	if s, ok := r.spaces[name]; ok {
		return s
	}
	v := r.v.Key("ColorSpace").Key(name)
	var s *space
	switch name {
	case "DeviceGray", "G":
		s = grey
	case "DeviceRGB", "RGB":
		s = rgbSpace
	case "DeviceCMYK", "CMYK":
		s = cmyk
	default:
		s = r.file.spaceOf(v, 0)
	}
	r.spaces[name] = s
	return s
}

// fontOf returns a font, made once for the file.
func (f *pdfFile) fontOf(v pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return nil
	}
	key := v.String()
	if have, ok := f.fonts[key]; ok {
		return have
	}
	made := f.newFont(v)
	f.fonts[key] = made
	return made
}
