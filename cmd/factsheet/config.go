package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/config"
	"factsheet/pipeline/source"
)

// configFlags are the flags of a run that may take its settings from a file.
type configFlags struct {
	file string
	used string // the file that was read, or empty
}

func (f *configFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.file, "config", "", "a file of settings ('factsheet config example' shows one); without a path and this flag, "+
		config.Name+" in this folder is taken")
	_ = c.MarkFlagFilename("config", "yaml", "yml")
}

// apply gives the command's flags what the file says and the command line does not, and
// returns the paths to read.
func (f *configFlags) apply(c *cobra.Command, paths []string) ([]string, error) {
	file := f.file
	if file == "" {
		if len(paths) > 0 {
			return paths, nil
		}
		if _, err := os.Stat(config.Name); errors.Is(err, fs.ErrNotExist) {
			return nil, &exit{exitUsage, fmt.Errorf("no path is given, and there is no %s here; name files, folders or patterns, or '-' for standard input", config.Name)}
		}
		file = config.Name
	}
	settings, err := readConfig(file)
	if err != nil {
		return nil, err
	}
	f.used = file
	given := map[string]bool{}
	for _, s := range settings {
		given[s.Flag] = s.Flag != "" && c.Flags().Changed(s.Flag)
	}
	for _, s := range settings {
		switch {
		case s.Flag == "" && len(paths) == 0:
			paths = s.Values
		case s.Flag == "" || given[s.Flag]:
		default:
			if err := setFlag(c, s); err != nil {
				return nil, &exit{exitUsage, fmt.Errorf("%s: %w", file, err)}
			}
		}
	}
	if len(paths) == 0 {
		return nil, &exit{exitUsage, fmt.Errorf("%s names no inputs, and no path is given", file)}
	}
	return paths, nil
}

func readConfig(file string) ([]config.Setting, error) {
	c, err := config.Read(file)
	if err != nil {
		return nil, &exit{exitUsage, fmt.Errorf("--config: %w", err)}
	}
	return c.Settings(), nil
}

// setFlag gives a flag a setting's values.
func setFlag(c *cobra.Command, s config.Setting) error {
	flag := c.Flags().Lookup(s.Flag)
	if flag == nil {
		return fmt.Errorf("%s: 'factsheet %s' has no flag --%s", s.Key, c.Name(), s.Flag)
	}
	for _, v := range s.Values {
		if err := c.Flags().Set(s.Flag, v); err != nil {
			return fmt.Errorf("%s: %w", s.Key, err)
		}
	}
	return nil
}

func configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Check a file of settings, or show an example",
		Long: `A file of settings, ` + config.Name + `, holds what 'factsheet run' is to read and write, so
that a nightly job is one command. Each of its keys stands for a flag of run; paths are
below the file's folder. What the command line says goes before what the file says.

  factsheet run                      reads ` + config.Name + ` of this folder
  factsheet run --config FILE        reads another
  factsheet run --config FILE PATH   reads PATH, by the file's settings

` + exitCodes,
		Example: `  factsheet config example > ` + config.Name + `
  factsheet config check
  factsheet config check nightly.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("there is no 'factsheet config %s'; there are check and example", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(configCheckCommand(), configExampleCommand())
	return c
}

func configExampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "example",
		Short: "Write a file of settings with every key and its meaning",
		Long:  "Example writes a file of settings with every key, and what each means, to standard output.\n\n" + exitCodes,
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(c.OutOrStdout(), config.Example())
			return fault(err)
		},
	}
}

func configCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check a file of settings without a run",
		Long: `Check reads a file of settings as a run would: its keys and values, the paths that it
names, the registries, the extractors. It tells all that is wrong, and what the run
would do. Nothing is written.

` + exitCodes,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			file := config.Name
			if len(args) > 0 {
				file = args[0]
			}
			return checkConfig(c.OutOrStdout(), file)
		},
	}
}

// checkConfig tries a file of settings on a run that does not take place.
func checkConfig(w io.Writer, file string) error {
	settings, err := readConfig(file)
	if err != nil {
		return err
	}
	f := newRunFlags()
	c := runCommandOf(f)
	var paths, wrong []string
	b := bufio.NewWriter(w)
	for _, s := range settings {
		fmt.Fprintf(b, "%-24s %s\n", s.Key, strings.Join(s.Values, ", "))
		if s.Flag == "" {
			paths = s.Values
		} else if err := setFlag(c, s); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	if len(wrong) == 0 { // with a flag that could not be set the others may make no sense
		if _, err := f.check(); err != nil {
			wrong = append(wrong, err.Error())
		}
		if _, err := f.pipeline(); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	switch list, err := source.Find(paths, source.Options{Out: f.out}); {
	case len(paths) == 0:
		fmt.Fprintln(b, "it names no inputs: each run is told its paths")
	case err != nil:
		wrong = append(wrong, "inputs: "+err.Error())
	default:
		fmt.Fprintf(b, "%s, of which %d would be skipped\n", plural(len(list.Inputs)+len(list.Skipped), "file"), len(list.Skipped))
	}
	if err := b.Flush(); err != nil {
		return fault(err)
	}
	if len(wrong) > 0 {
		return &exit{exitUsage, fmt.Errorf("%s has %s:\n  %s", file, plural(len(wrong), "fault"), strings.Join(wrong, "\n  "))}
	}
	_, err = fmt.Fprintln(w, file+" is well")
	return fault(err)
}
