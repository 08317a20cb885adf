package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Ending is how a gold file's name ends.
const Ending = ".gold.json"

// Read reads a gold file.
func Read(file string) (*Sheet, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the gold file can't be read: %w", err)
	}
	s, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s is no gold file: %w", file, err)
	}
	return s, nil
}

// unmarked is JSON without the byte order mark that some editors put before it.
func unmarked(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

// Decode reads the JSON of a gold file.
func Decode(data []byte) (*Sheet, error) {
	var s Sheet
	if err := json.Unmarshal(unmarked(data), &s); err != nil {
		return nil, err
	}
	return &s, nil
}

// Name is the name of the gold file's sheet without its ending: 'ilo-china' of
// 'corpus/ilo-china.gold.json'.
func Name(file string) string {
	if i := strings.LastIndexAny(file, `/\`); i >= 0 {
		file = file[i+1:]
	}
	return strings.TrimSuffix(file, Ending)
}
