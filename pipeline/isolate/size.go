package isolate

import (
	"fmt"
	"strconv"
	"strings"
)

// Size is a number of bytes that people write as '512MB' or '1GiB'. It is a flag's
// value.
type Size int64

var units = []struct {
	name  string
	bytes int64
}{
	{"TiB", 1 << 40}, {"TB", 1e12}, {"GiB", 1 << 30}, {"GB", 1e9}, {"MiB", 1 << 20}, {"MB", 1e6}, {"KiB", 1 << 10}, {"kB", 1e3}, {"B", 1},
}

// String writes the size in the largest unit that it is a whole number of.
func (s Size) String() string {
	for _, u := range units {
		if int64(s) >= u.bytes && int64(s)%u.bytes == 0 {
			return strconv.FormatInt(int64(s)/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(int64(s), 10) + "B"
}

// Set reads a size: a number, whole or with a point, and a unit in letters of either
// case. A number alone is of bytes.
func (s *Size) Set(text string) error {
	t := strings.TrimSpace(text)
	number := strings.TrimRight(t, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	unit := t[len(number):]
	for _, u := range units {
		if !strings.EqualFold(u.name, unit) && !(unit == "" && u.bytes == 1) {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if v *= float64(u.bytes); err != nil || !(v >= 1 && v <= 1<<50) {
			break
		}
		*s = Size(v)
		return nil
	}
	return fmt.Errorf("%q is no size; write it as 512MB or 1GiB", text)
}

// Type names what the flag takes, for --help.
func (s *Size) Type() string { return "size" }
