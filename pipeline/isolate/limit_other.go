//go:build !linux

package isolate

// limit does nothing here: the wall clock bounds a child.
func limit() {}
