package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// failOn says from which gravity on findings end the program with exitFindings.
type failOn string

const (
	failOnError   failOn = "error"
	failOnWarning failOn = "warning"
	failOnNever   failOn = "never"
)

// String, Set and Type make it a flag.
func (f *failOn) String() string { return string(*f) }

// Set takes one of the three words.
func (f *failOn) Set(s string) error {
	switch v := failOn(s); v {
	case failOnError, failOnWarning, failOnNever:
		*f = v
		return nil
	}
	return fmt.Errorf("choose error, warning or never")
}

// Type names what the flag takes, for --help.
func (f *failOn) Type() string { return "error|warning|never" }

func (f *failOn) add(c *cobra.Command, usage string) {
	c.Flags().Var(f, "fail-on", usage)
	_ = c.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions([]string{
		"error\ta sheet failed, or an issue is an error",
		"warning\ta sheet is partial, or an issue is a warning, too",
		"never\tfindings do not matter",
	}, cobra.ShellCompDirectiveNoFileComp))
}

// check returns the error that ends the program where findings are grave enough.
func (f failOn) check(errors, warnings int) error {
	if f != failOnNever && errors > 0 || f == failOnWarning && warnings > 0 {
		return &exit{code: exitFindings}
	}
	return nil
}
