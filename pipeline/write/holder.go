package write

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"
)

// holder is the run that writes to an output folder, as it tells of itself in lockFile.
type holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"` // UTC, to the second
	Command []string  `json:"command"`
}

// thisRun is the holder that this process is.
func thisRun() holder {
	host, err := os.Hostname()
	if err != nil {
		host = "an unknown host"
	}
	return holder{os.Getpid(), host, time.Now().UTC().Truncate(time.Second), os.Args}
}

// encode is the holder as lockFile has it: a line of JSON.
func (h holder) encode() []byte {
	b, err := json.Marshal(h)
	if err != nil { // there is nothing in it that JSON has no form for
		return []byte("{}\n")
	}
	return append(b, '\n')
}

func (h holder) is(other holder) bool {
	return h.PID == other.PID && h.Host == other.Host && h.Since.Equal(other.Since)
}

// readHolder reads a lock file. The error is that of the file, or says that it is not whole.
func readHolder(name string) (holder, error) {
	var h holder
	b, err := os.ReadFile(name)
	if err != nil {
		return h, err
	}
	if err := json.Unmarshal(b, &h); err != nil {
		return h, err
	}
	if h.PID == 0 {
		return h, errors.New("it names no process")
	}
	return h, nil
}

// String tells who the holder is: 'process 4711 on build-7, since 2026-03-31 09:12:33 UTC
// (3 minutes ago): factsheet run sheets/'.
func (h holder) String() string {
	command := strings.Map(func(r rune) rune { // another's words must not steer the terminal
		if !unicode.IsPrint(r) {
			return '\ufffd'
		}
		return r
	}, strings.Join(h.Command, " "))
	const most = 200
	if r := []rune(command); len(r) > most {
		command = string(r[:most]) + " …"
	}
	since := h.Since.Format("2006-01-02 15:04:05 UTC")
	return fmt.Sprintf("process %d on %s, since %s (%s ago): %s", h.PID, h.Host, since, ago(time.Since(h.Since)), command)
}

// ago is a time that has passed, as people say it.
func ago(d time.Duration) string {
	for _, u := range []struct {
		unit time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if n := int(d / u.unit); n > 1 {
			return fmt.Sprintf("%d %ss", n, u.name)
		} else if n == 1 {
			return "1 " + u.name
		}
	}
	return fmt.Sprintf("%d seconds", max(0, int(d/time.Second)))
}
