package main

import (
	"bufio"
	"fmt"
	"io"

	"factsheet/pipeline/explain"
)

// printWrapped writes a text within a width: its first line behind first, the others behind
// next, which is no shorter.
func printWrapped(w io.Writer, text, first, next string, width int) {
	for n, line := range explain.Wrap(text, width-len(next)) {
		if n > 0 {
			first = next
		}
		fmt.Fprintln(w, first+line)
	}
}

// printDescribed writes names, each with what it stands for below it, within a width.
func printDescribed[T any](w io.Writer, list []T, of func(*T) (name, doc string), width int) error {
	b := bufio.NewWriter(w)
	for i := range list {
		if i > 0 {
			fmt.Fprintln(b)
		}
		name, doc := of(&list[i])
		fmt.Fprintln(b, name)
		printWrapped(b, doc, "    ", "    ", width)
	}
	return b.Flush()
}
