// Package review serves the page of a run on loopback, with which a person decides about
// each entry. What is decided is an event in the run's decision file.
package review
