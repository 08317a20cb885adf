//go:build race

package write

// raced is set where the race detector slows each run down twenty-fold.
const raced = true
