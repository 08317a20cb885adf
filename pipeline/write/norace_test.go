//go:build !race

package write

const raced = false
