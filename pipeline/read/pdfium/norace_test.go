//go:build !race

package pdfium

// raced reports whether the race detector is in this program.
const raced = false
