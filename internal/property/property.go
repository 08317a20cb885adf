// Package property makes property tests draw the same cases in every run, so that a
// change is judged by what it does and not by what was drawn. Tests import it for that
// effect alone. 'make fuzz' looks for new cases: a seed told on the command line wins,
// and 0 is another one each time.
package property

import (
	"flag"

	_ "pgregory.net/rapid" // registers the flag
)

func init() {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err) // rapid has renamed its flag: a fault of this file, seen by the first test
	}
}
