//go:build race

package verify_test

// raced is set where the race detector slows every test down several-fold.
const raced = true
