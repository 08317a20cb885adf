//go:build !race

package write

const raced = false

const many = 300
