//go:build race

package write

// raced is set where the race detector slows each run down twenty-fold.
const raced = true

// many is how many sheets show what one batch of rows alone would not.
const many = 60
