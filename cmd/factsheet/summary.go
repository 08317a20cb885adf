package main

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

// kinds in the order of the record, for the summary.
var kinds = []string{"amounts", "dates", "quantities", "partners", "places", "people", "acronyms", "projects", "agreements", "contributions", "events", "references"}

var severities = []string{"error", "warning", "info"}

// report tells what the run came to: a table on standard output or, where messages
// are JSON, one message.
func (b *sheetRun) report(c *cobra.Command, f *runFlags) {
	switch {
	case f.logFlags.format == "json":
		b.reportJSON()
	case !f.quiet:
		b.reportTable(c.OutOrStdout())
	}
}

func (b *sheetRun) reportJSON() {
	s := &b.summary
	var entries, issues []any
	for _, k := range kinds {
		entries = append(entries, slog.Int(k, s.Entries[k]))
	}
	for _, k := range severities {
		issues = append(issues, slog.Int(k, s.Issues[k]))
	}
	done := b.log
	if p := b.plan; p != nil {
		done = done.With(slog.Group("incremental", "kept", p.Kept, "read", p.Read(), "gone", p.Gone))
	}
	done.Info("done", slog.String("event", eventDone), slog.Bool("complete", s.Pending == 0), slog.Bool("changed", !s.Unchanged),
		slog.Int("pending", s.Pending),
		slog.Group("sheets", "ok", s.Status["ok"], "partial", s.Status["partial"], "failed", s.Status["failed"]),
		slog.Int("skipped", s.Skipped), slog.Int("duplicates", s.Duplicates), slog.Int("near_duplicates", s.Near),
		slog.Group("entries", entries...), slog.Group("issues", issues...),
		slog.Int("unread", s.Unread), slog.Float64("unread_per_1000", b.unreadShare()), slog.Int("masked", s.Masked),
		slog.Int("pages", s.Pages), slog.Int64("bytes", b.bytes),
		slog.Float64("seconds", b.took.Seconds()), slog.String("out", s.Out))
}

func (b *sheetRun) reportTable(w io.Writer) {
	s := &b.summary
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	sheets := s.Status["ok"] + s.Status["partial"] + s.Status["failed"]
	fmt.Fprintf(t, "sheets\t%s\tok %s, partial %s, failed %s\n", count(sheets), count(s.Status["ok"]), count(s.Status["partial"]), count(s.Status["failed"]))
	if p := b.plan; p != nil {
		fmt.Fprintf(t, "kept\t%s\tas the last run read them; %s read now, %s gone\n", count(p.Kept), count(p.Read()), count(p.Gone))
	}
	if s.Pending > 0 {
		fmt.Fprintf(t, "pending\t%s\tnot reached: named in the manifest, and read by a run with --incremental\n", count(s.Pending))
	}
	if s.Skipped > 0 {
		fmt.Fprintf(t, "skipped\t%s\tnot sheets: named in the manifest\n", count(s.Skipped))
	}
	if s.Duplicates > 0 {
		fmt.Fprintf(t, "duplicates\t%s\tthe same bytes as another sheet, read once\n", count(s.Duplicates))
	}
	if s.Near > 0 {
		fmt.Fprintf(t, "near\t%s\tanother make or edition of a sheet before; what both tell has same_as in the tables\n", count(s.Near))
	}
	total, list := tally(kinds, s.Entries)
	fmt.Fprintf(t, "entries\t%s\t%s\n", count(total), list[0])
	for _, l := range list[1:] {
		fmt.Fprintf(t, "\t\t%s\n", l)
	}
	total, list = tally(severities, s.Issues)
	fmt.Fprintf(t, "issues\t%s\t%s\n", count(total), list[0])
	fmt.Fprintf(t, "unread\t%s\t%.2f in 1,000 characters; %s more left out on purpose\n", count(s.Unread), b.unreadShare(), count(s.Masked))
	secs := b.took.Seconds()
	fmt.Fprintf(t, "time\t%.1f s\t%.0f sheets/s, %.1f MB/s\n", secs, float64(sheets)/secs, float64(b.bytes)/1e6/secs)
	where := "written to " + s.Out
	if s.Unchanged {
		where = s.Out + " was so already"
	}
	fmt.Fprintf(t, "output\t\t%s\n", where)
	_ = t.Flush()
	if len(b.failed) > 0 {
		fmt.Fprintln(w, "failed:")
		for i, x := range b.failed {
			if i == 50 {
				fmt.Fprintf(w, "  and %s more: see manifest.json\n", count(len(b.failed)-i))
				break
			}
			fmt.Fprintf(w, "  %s: %s\n", printable(x.sheet), printable(x.reason))
		}
	}
}

// tally adds the counts up and lists them, four in a line.
func tally(names []string, counts map[string]int) (total int, lines []string) {
	line := ""
	for i, n := range names {
		total += counts[n]
		if i%4 == 0 && i > 0 {
			lines = append(lines, line+",")
			line = ""
		}
		if line != "" {
			line += ", "
		}
		line += n + " " + count(counts[n])
	}
	return total, append(lines, line)
}

// unreadShare is how many things in 1,000 characters were not understood.
func (b *sheetRun) unreadShare() float64 {
	if b.summary.Characters == 0 {
		return 0
	}
	return 1000 * float64(b.summary.Unread) / float64(b.summary.Characters)
}

// count writes a number with commas between its thousands.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}
