//go:build race

package main

// raced is set where the race detector slows the program down several-fold.
const raced = true
