package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// openBrowser shows a file in the user's browser, with what the system opens files with.
func openBrowser(file string) error {
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	name, args := opener(runtime.GOOS, path)
	var said bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		return fmt.Errorf("there is no %s: %w", name, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(said.Bytes()))
		}
	case <-time.After(opening): // it may be the browser itself, which stays
	}
	return nil
}

// opening is how long to wait for word that the page can't be opened.
const opening = 3 * time.Second

// opener is the program that opens a file on a system, with its arguments.
func opener(system, path string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{path}
	}
	return "xdg-open", []string{path}
}
