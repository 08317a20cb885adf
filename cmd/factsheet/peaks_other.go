//go:build !unix

package main

// peaks are not known here.
func peaks() map[string]int64 { return nil }
