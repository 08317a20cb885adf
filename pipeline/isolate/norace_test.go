//go:build !race

package isolate_test

// raced reports whether the race detector is in this program.
const raced = false
