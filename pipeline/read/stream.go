package read

import (
	"errors"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// streamData is the unpacked content of a stream, as much of it as can be had.
func (f *pdfFile) streamData(v pdf.Value) (data []byte, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = errors.New(faultText(x))
		}
	}()
	if v.Kind() != pdf.Stream {
		return nil, nil
	}
	raw, err := f.rawData(v)
	if err != nil && len(raw) == 0 {
		return nil, err
	}
	return f.budget.unpack(raw, f.filters(v))
}

// rawData is a stream's content as it is packed.
func (f *pdfFile) rawData(v pdf.Value) ([]byte, error) {
	// The reader tells where a stream begins where it prints it, and nowhere else.
	s := v.String()
	start, err := strconv.Atoi(s[strings.LastIndexByte(s, '@')+1:])
	if err != nil {
		return nil, errors.New("the stream's place is not known")
	}
	length := -1
	if n := v.Key("Length"); n.Kind() == pdf.Integer {
		length = int(n.Int64())
	}
	return rawStream(f.objects.data, start, length), nil
}

// filters are the filters that a stream names.
func (f *pdfFile) filters(v pdf.Value) (out []filter) {
	names, params := v.Key("Filter"), v.Key("DecodeParms")
	if params.IsNull() {
		params = v.Key("DP")
	}
	if names.Kind() == pdf.Name {
		if params.Kind() == pdf.Array {
			params = params.Index(0)
		}
		return []filter{filterOf(names.Name(), params)}
	}
	for i := range min(names.Len(), maxFilters+1) {
		p := params.Index(i)
		if params.Kind() == pdf.Dict && names.Len() == 1 {
			p = params
		}
		out = append(out, filterOf(names.Index(i).Name(), p))
	}
	return out
}

func filterOf(name string, params pdf.Value) filter {
	f := filter{name: name}
	if params.Kind() != pdf.Dict {
		return f
	}
	number := func(key string) int { return int(params.Key(key).Int64()) }
	f.predictor, f.columns, f.colours, f.bits = number("Predictor"), number("Columns"), number("Colors"), number("BitsPerComponent")
	early := params.Key("EarlyChange")
	f.lateLZW = early.Kind() == pdf.Integer && early.Int64() == 0
	return f
}
