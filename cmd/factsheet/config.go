package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
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
			return nil, &exit{exitUsage, fmt.Errorf(
				"no path is given, and there is no %s here; name files, folders or patterns, or '-' for standard input",
				config.Name)}
		}
		file = config.Name
	}
	read, err := config.Read(file)
	if faults, ok := errors.AsType[config.Faults](err); ok {
		err = inFile(file, faults)
	}
	if err != nil {
		return nil, &exit{exitUsage, fmt.Errorf("--config: %w", err)}
	}
	settings := read.Settings()
	f.used = file
	var wrong config.Faults
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
				wrong = append(wrong, config.Fault{Line: s.Line, Text: err.Error()})
			}
		}
	}
	if len(wrong) > 0 {
		return nil, &exit{exitUsage, fmt.Errorf("--config: %w", inFile(file, wrong))}
	}
	if len(paths) == 0 {
		return nil, &exit{exitUsage, fmt.Errorf("%s names no inputs, and no path is given", file)}
	}
	return paths, nil
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

` + exitCodes(codeFault, codeUsage),
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
		Long:  "Example writes a file of settings with every key, and what each means, to standard output.\n\n" + exitCodes(codeFault, codeUsage),
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

` + exitCodes(codeFault, codeUsage),
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
	read, err := config.Read(file)
	wrong, ok := errors.AsType[config.Faults](err)
	if err != nil && !ok {
		return &exit{exitUsage, err}
	}
	f := newRunFlags()
	c := runCommandOf(f)
	settings := read.Settings()
	var paths []string
	var unset []config.Setting
	b := bufio.NewWriter(w)
	for _, s := range settings {
		fmt.Fprintf(b, "%-24s %s\n", s.Key, strings.Join(s.Values, ", "))
		if s.Flag == "" {
			paths = s.Values
		} else if err := setFlag(c, s); err != nil {
			wrong, unset = append(wrong, config.Fault{Line: s.Line, Text: err.Error()}), append(unset, s)
		}
	}
	for _, err := range f.wrong() {
		if about(unset, err) == nil { // of one that could not be set, all is said
			wrong = append(wrong, faultOf(settings, err))
		}
	}
	switch list, err := source.Find(paths, source.Options{Out: f.out}); {
	case len(paths) == 0:
		fmt.Fprintln(b, "it names no inputs: each run is told its paths")
	case err != nil:
		wrong = append(wrong, faultOf(settings, fmt.Errorf("inputs: %w", err)))
	default:
		fmt.Fprintf(b, "%s, of which %d would be skipped\n", plural(len(list.Inputs)+len(list.Skipped), "file"), len(list.Skipped))
	}
	if err := b.Flush(); err != nil {
		return fault(err)
	}
	if len(wrong) > 0 {
		slices.SortStableFunc(wrong, func(a, b config.Fault) int { return cmp.Compare(a.Line, b.Line) })
		return &exit{exitUsage, inFile(file, wrong)}
	}
	_, err = fmt.Fprintln(w, file+" is well")
	return fault(err)
}

// wrong is all that makes no sense in the flags of a run, taken one by one.
func (f *runFlags) wrong() []error {
	_, of := f.check()
	_, ofPDF := f.pdf.config(1)
	_, ofLog := f.logger(io.Discard)
	_, ofSheets := f.pipeline()
	var out []error
	for _, err := range []error{of, ofPDF, ofLog, ofSheets} {
		if e, ok := err.(*exit); ok {
			err = e.err
		}
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			out = append(out, several.Unwrap()...)
		} else if err != nil {
			out = append(out, err)
		}
	}
	return out
}

// faultOf is an error as a fault of the file, in the line of the setting that it is about.
func faultOf(settings []config.Setting, err error) config.Fault {
	if s := about(settings, err); s != nil {
		return config.Fault{Line: s.Line, Text: err.Error()}
	}
	return config.Fault{Text: err.Error()}
}

// about is the setting that an error is about, nil where it is none of these: a message
// begins with the name of the flag, or of the key where there is no flag.
func about(settings []config.Setting, err error) *config.Setting {
	first, _, _ := strings.Cut(err.Error(), " ")
	first = strings.TrimSuffix(first, ":")
	for i := range settings {
		if s := &settings[i]; first == "--"+s.Flag || s.Flag == "" && first == s.Key {
			return s
		}
	}
	return nil
}

// inFile tells what is wrong with a file of settings.
func inFile(file string, faults config.Faults) error {
	return fmt.Errorf("%s has %s:\n  %s", file, plural(len(faults), "fault"), strings.ReplaceAll(faults.Error(), "\n", "\n  "))
}
