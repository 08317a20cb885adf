package read

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"sync"
)

// What keeps a stream from being decoded.
var (
	errPicture = errors.New("it is a picture")
	errFilter  = errors.New("it is packed in a way that PDF does not know")
	errBudget  = errors.New("it is larger than may be read")
)

// maxFilters bounds how often one stream may be packed.
const maxFilters = 8

// filter is one way in which a stream is packed, with what its parameters say.
type filter struct {
	name          string
	predictor     int
	columns       int
	colours, bits int
	lateLZW       bool // codes become longer one code later than is usual
}

// unpack takes off the filters, the first one first, and gives at most limit bytes.
// Where the data is damaged it gives what could be had, and the error.
func unpack(raw []byte, filters []filter, limit int64) (data []byte, err error) {
	if len(filters) > maxFilters {
		return nil, fmt.Errorf("%w: %d filters", errFilter, len(filters))
	}
	data = raw
	for _, f := range filters {
		var fault error
		data, fault = f.unpack(data, limit)
		if fault != nil && err == nil {
			err = fault
		}
		if errors.Is(fault, errBudget) || errors.Is(fault, errPicture) || errors.Is(fault, errFilter) {
			return data, fault
		}
	}
	if int64(len(data)) > limit {
		return data[:limit], errBudget
	}
	return data, err
}

// unpack takes one filter off. Names and their short forms: ISO 32000-1, 7.4 and 8.9.7.
func (f filter) unpack(b []byte, limit int64) ([]byte, error) {
	var out []byte
	var err error
	switch f.name {
	case "FlateDecode", "Fl":
		out, err = inflate(b, limit)
	case "LZWDecode", "LZW":
		out, err = unLZW(b, !f.lateLZW, limit)
	case "ASCIIHexDecode", "AHx":
		return unHex(b), nil
	case "ASCII85Decode", "A85":
		return unASCII85(b), nil
	case "RunLengthDecode", "RL":
		return unRunLength(b, limit)
	case "Crypt":
		return b, nil
	case "DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF":
		return nil, errPicture
	default:
		return nil, fmt.Errorf("%w: %q", errFilter, f.name)
	}
	return f.unpredict(out), err
}

// inflate unpacks what Flate packed. A wrong checksum at the end is no fault: the data
// before it is whole.
func inflate(b []byte, limit int64) ([]byte, error) {
	for len(b) > 0 && isBlankByte(b[0]) && b[0] != 0 {
		b = b[1:] // a line end too many after 'stream'
	}
	if len(b) == 0 {
		return nil, nil
	}
	z, err := inflater(b)
	if z != nil {
		defer inflaters.Put(z)
	}
	r := z
	if err != nil {
		from := 0
		if len(b) > 2 && b[0]&0x0f == 8 {
			from = 2 // a head whose check is wrong
		}
		r = flate.NewReader(bytes.NewReader(b[from:]))
	}
	var out bytes.Buffer
	out.Grow(int(min(limit, int64(4*len(b)+512))))
	_, err = out.ReadFrom(io.LimitReader(r, limit+1))
	if int64(out.Len()) > limit {
		return out.Bytes()[:limit], errBudget
	}
	if errors.Is(err, zlib.ErrChecksum) {
		err = nil
	}
	return out.Bytes(), err
}

// inflaters are kept from stream to stream: a file has hundreds, and each takes 40 kB to
// unpack.
var inflaters sync.Pool

// inflater is one of them, set to unpack b; nil with an error where none would do.
func inflater(b []byte) (io.Reader, error) {
	if z := inflaters.Get(); z != nil {
		return z.(io.Reader), z.(zlib.Resetter).Reset(bytes.NewReader(b), nil)
	}
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return z, nil
}

// unLZW unpacks LZW as PDF writes it: codes of 9 to 12 bits, the highest bit first, 256
// to clear the table, 257 to end. With early, codes grow one code before they must.
func unLZW(b []byte, early bool, limit int64) ([]byte, error) {
	type entry struct {
		prefix int16
		last   byte
		n      uint16
	}
	var table [4096]entry
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	const clear, end = 256, 257
	var out []byte
	next, width, before := 258, uint(9), -1
	var bits uint32
	var have uint
	ahead := 0
	if early {
		ahead = 1
	}
	for _, c := range b {
		bits, have = bits<<8|uint32(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := int(bits >> have & (1<<width - 1))
		switch {
		case code == clear:
			next, width, before = 258, 9, -1
			continue
		case code == end:
			return out, nil
		case code > next || code == next && before < 0:
			return out, errors.New("lzw: corrupt input")
		}
		n := 0
		if code < next {
			n = int(table[code].n)
		} else {
			n = int(table[before].n) + 1
		}
		if int64(len(out)+n) > limit {
			return out, errBudget
		}
		at := len(out)
		for range n {
			out = append(out, 0)
		}
		walk := code
		if code == next {
			walk = before
		}
		for i := at + int(table[walk].n) - 1; i >= at; i-- {
			out[i] = table[walk].last
			walk = int(table[walk].prefix)
		}
		if code == next {
			out[len(out)-1] = out[at]
		}
		if before >= 0 && next < 4096 {
			table[next] = entry{int16(before), out[at], table[before].n + 1}
			next++
		}
		for width < 12 && next+ahead >= 1<<width {
			width++
		}
		before = code
	}
	return out, nil
}

// unHex is the bytes that hex digits stand for, up to '>'; what is none is passed over,
// and a last digit alone has a 0 after it.
func unHex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2+1)
	high, half := byte(0), false
	for _, c := range b {
		if c == '>' {
			break
		}
		v, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func unASCII85(b []byte) []byte {
	b = bytes.TrimPrefix(bytes.TrimLeft(b, " \r\n\t"), []byte("<~"))
	out := make([]byte, 0, len(b)*4/5+4)
	var v uint32
	n := 0
	for _, c := range b {
		switch {
		case c == '~':
			goto end
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			v = v*85 + uint32(c-'!')
			if n++; n == 5 {
				out = append(out, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
				v, n = 0, 0
			}
		}
	}
end:
	if n > 1 {
		for range 5 - n {
			v = v*85 + 84
		}
		out = append(out, []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8)}[:n-1]...)
	}
	return out
}

func unRunLength(b []byte, limit int64) ([]byte, error) {
	var out []byte
	for i := 0; i < len(b); {
		n := int(b[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(b))
			out = append(out, b[i:end]...)
			i = end
		case i < len(b):
			out = append(out, bytes.Repeat(b[i:i+1], 257-n)...)
			i++
		}
		if int64(len(out)) > limit {
			return out[:limit], errBudget
		}
	}
	return out, nil
}
