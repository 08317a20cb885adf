package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/write"
)

// runFlags are the flags of the verb run.
type runFlags struct {
	logFlags
	out, format string
	partition   string
	workers     int
	fail        failOn
	stamp       bool
	incremental bool
	most        maxFailures
	every       time.Duration // between messages that tell how far the run is
	metrics     string        // the file for figures; empty for none
	pdf         pdfFlags
	registry    registryFlags
	choice      choiceFlags
	config      configFlags
}

func newRunFlags() *runFlags {
	return &runFlags{fail: failOnError, every: 30 * time.Second, pdf: newPDFFlags()}
}

func runCommand() *cobra.Command { return runCommandOf(newRunFlags()) }

// runCommandOf is the verb with its flags in f.
func runCommandOf(f *runFlags) *cobra.Command {
	c := &cobra.Command{
		Use:     "run [PATH…]",
		Short:   "Read sheets and write their tables and records",
		Long:    runHelp,
		Example: runExamples,
		RunE: func(c *cobra.Command, args []string) error {
			paths, err := f.config.apply(c, args)
			if err != nil {
				return err
			}
			return runSheets(c, paths, f)
		},
	}
	c.Flags().StringVarP(&f.out, "out", "o", "out", "the folder to write to")
	c.Flags().StringVar(&f.format, "format", "json,parquet", "what to write, of json, parquet and jsonl")
	c.Flags().StringVar(&f.partition, "partition-by", "",
		"part the tables by 'year' (of the sheet's date) or 'batch' (the first folder of its path)")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "sheets taken side by side; the output is the same with any number")
	c.Flags().BoolVar(&f.incremental, "incremental", false,
		"read only sheets that are new or changed, and take the records of the others from the last output")
	c.Flags().BoolVar(&f.stamp, "stamp", false, "put the time of the run into the manifest; its bytes then differ from run to run")
	f.pdf.add(c)
	f.registry.add(c)
	f.choice.add(c)
	f.config.add(c)
	f.fail.add(c, "exit with 3 where a sheet failed or an issue is an error, or also where one is a warning")
	c.Flags().Var(&f.most, "max-failures", "stop where more sheets than this fail: a number, or a share of all, as 2%")
	f.logFlags.add(c)
	c.Flags().DurationVar(&f.every, "progress-every", f.every,
		"where there is no terminal, how often a message tells how far the run is; 0 for never")
	c.Flags().StringVar(&f.metrics, "metrics", "", "a file for the run's figures as OpenMetrics text, written however the run ends")
	_ = c.MarkFlagDirname("out")
	_ = c.MarkFlagFilename("metrics", "prom")
	_ = c.RegisterFlagCompletionFunc("partition-by", cobra.FixedCompletions([]string{"year", "batch"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"json,parquet", "json", "parquet", "jsonl", "json,parquet,jsonl"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runSheets(c *cobra.Command, paths []string, f *runFlags) error {
	b := newSheetRun(c, f)
	defer b.bar.end()
	defer func() { b.unwatch() }() // the program's own end is no signal
	return b.told(b.run(paths))
}

// check refuses flags that make no sense, and tells the formats that are asked for. All that is
// wrong is told at once.
func (f *runFlags) check() ([]write.Format, error) {
	formats, noFormats := write.ParseFormats(f.format)
	_, noPartition := write.ParsePartition(f.partition)
	var noRecords error
	if f.incremental && noFormats == nil {
		noRecords = checkIncremental(formats)
	}
	err := errors.Join(
		ofFlag("format", noFormats),
		unless(f.workers >= 1, "--workers must be at least 1"),
		unless(f.out != "", "--out is empty; name the folder to write to"),
		ofFlag("metrics", f.badMetrics()),
		unless(f.every >= 0, "--progress-every must not be less than 0"),
		noRecords,
		ofFlag("partition-by", noPartition),
	)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return formats, nil
}

// unless is an error with the text, which begins with a flag's name, where all is not well.
func unless(well bool, text string) error {
	if well {
		return nil
	}
	return errors.New(text)
}

// ofFlag puts the name of the flag before what is wrong with its value.
func ofFlag(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("--%s: %w", name, err)
}

// pipeline is what the flags ask sheets to be read by.
func (f *runFlags) pipeline() (*pipeline.Pipeline, error) {
	left, err := f.choice.leftOut()
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	p, err := f.registry.pipeline()
	if err != nil {
		return nil, err
	}
	return p, fault(p.LeaveOut(left...))
}

// options are what the flags say of the output.
func (f *runFlags) options(p *pipeline.Pipeline, formats []write.Format, began time.Time) write.Options {
	o := write.Options{
		Formats: formats, PartitionBy: write.Partition(f.partition), Beside: []write.Beside{dataPackage}, Extractors: infos(p),
		Version: version, Revision: revision(),
		Content: f.pdf.settings(), Registries: f.registry.read,
	}
	if left, _ := f.choice.leftOut(); len(left) > 0 { // checked by pipeline
		o.Content = append(o.Content, manifest.Setting{Name: "without", Value: strings.Join(left, ",")})
	}
	if f.stamp {
		o.Stamp = began.UTC().Format(time.RFC3339)
	}
	return o
}

func infos(p *pipeline.Pipeline) []extract.Info {
	var out []extract.Info
	for _, u := range p.Extractors() {
		out = append(out, u.Info())
	}
	return out
}
