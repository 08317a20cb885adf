package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/extractors"
)

// choiceFlags say which extractors' finds are written.
type choiceFlags struct {
	on, off []string
}

func (f *choiceFlags) add(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.on, "extractors", nil,
		"the extractors whose finds are written, of those that 'factsheet version' lists; all, where none is named")
	c.Flags().StringSliceVar(&f.off, "without", nil,
		"extractors whose finds are not written, as person: the sheets' people are then in no table and no record")
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return extractorNames(), cobra.ShellCompDirectiveNoFileComp
	}
	_ = c.RegisterFlagCompletionFunc("extractors", complete)
	_ = c.RegisterFlagCompletionFunc("without", complete)
}

func extractorNames() []string {
	var out []string
	for _, u := range extractors.All() {
		out = append(out, u.Info().Name)
	}
	slices.Sort(out)
	return out
}

// unknownIn says which of the names is no extractor's.
func unknownIn(names, all []string) error {
	for _, name := range names {
		if !slices.Contains(all, name) {
			return fmt.Errorf("there is no extractor %q; there are %s", name, strings.Join(all, ", "))
		}
	}
	return nil
}

// leftOut are the extractors whose finds no record is to hold, sorted.
func (f *choiceFlags) leftOut() ([]string, error) {
	if len(f.on) > 0 && len(f.off) > 0 {
		return nil, errors.New("--extractors and --without are both given; give one, not both")
	}
	all := extractorNames()
	if err := errors.Join(ofFlag("extractors", unknownIn(f.on, all)), ofFlag("without", unknownIn(f.off, all))); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(name string) bool {
		return !slices.Contains(f.off, name) && (len(f.on) == 0 || slices.Contains(f.on, name))
	}), nil
}
