package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// logFlags are the flags that say how messages come.
type logFlags struct {
	format string
	level  string
	quiet  bool
}

func (l *logFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&l.format, "log-format", "text", "messages on standard error as 'text' or 'json'")
	c.Flags().BoolVarP(&l.quiet, "quiet", "q", false, "say nothing but errors")
	c.Flags().StringVar(&l.level, "log-level", "info", "messages from this gravity on: debug, info, warn or error")
	_ = c.RegisterFlagCompletionFunc("log-level",
		cobra.FixedCompletions([]string{"debug", "info", "warn", "error"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("log-format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
}

// logger returns the logger that the flags ask for.
func (l *logFlags) logger(w io.Writer) (*slog.Logger, error) {
	level, known := levels[l.level]
	err := errors.Join(
		unless(known, fmt.Sprintf("--log-level %q is not known; choose debug, info, warn or error", l.level)),
		unless(l.format == "text" || l.format == "json", fmt.Sprintf("--log-format %q is not known; choose text or json", l.format)),
	)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	if l.quiet {
		level = slog.LevelError
	}
	if l.format == "json" {
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})), nil
	}
	return slog.New(&plainHandler{mu: &sync.Mutex{}, w: w, level: level}), nil
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}

// plainHandler writes messages for people: the level where it matters, the sheet that it
// concerns, and the message, which says in words what other attributes tell a program.
type plainHandler struct {
	mu    *sync.Mutex
	w     io.Writer
	level slog.Level
	attrs []slog.Attr
}

func (h *plainHandler) Enabled(_ context.Context, l slog.Level) bool { return l >= h.level }

func (h *plainHandler) WithAttrs(a []slog.Attr) slog.Handler {
	n := *h
	n.attrs = append(n.attrs[:len(n.attrs):len(n.attrs)], a...)
	return &n
}

func (h *plainHandler) WithGroup(string) slog.Handler { return h }

func (h *plainHandler) Handle(_ context.Context, r slog.Record) error {
	var b bytes.Buffer
	b.WriteString("factsheet: ")
	switch {
	case r.Level >= slog.LevelError:
		b.WriteString("error: ")
	case r.Level >= slog.LevelWarn:
		b.WriteString("warning: ")
	}
	var sheet strings.Builder
	each := func(a slog.Attr) bool {
		if a.Key == "sheet" {
			fmt.Fprintf(&sheet, "%s: ", a.Value)
		}
		return true
	}
	for _, a := range h.attrs {
		each(a)
	}
	r.Attrs(each)
	b.WriteString(printable(sheet.String()))
	b.WriteString(printable(r.Message))
	b.WriteByte('\n')
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := h.w.Write(b.Bytes())
	return err
}

// printable replaces control characters: a file's name must not steer the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, s)
}

// isTerminal reports whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
