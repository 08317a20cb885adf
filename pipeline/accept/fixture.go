package accept

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// Case is a fixture: a folder with a sheet and its gold.
type Case struct {
	Name  string // of the folder
	Sheet string // the file name of the sheet
	Bytes []byte // of the sheet
	Gold  *gold.Sheet
}

// NewCase is the case of a sheet with its bytes.
func NewCase(name string, r *record.Record, data []byte, g *gold.Sheet) Case {
	c := Case{Name: name, Sheet: sheetName(r.Document.Source, r.Document.MediaType, name), Bytes: data, Gold: g}
	c.Gold.Document = c.Sheet
	return c
}

// GoldFile is the name of the case's gold file.
func (c *Case) GoldFile() string { return strings.TrimSuffix(c.Sheet, path.Ext(c.Sheet)) + gold.Ending }

// Outcome is what writing a case came to.
type Outcome string

// The outcomes.
const (
	Made      Outcome = "made"      // the case is new, or its gold is
	Unchanged Outcome = "unchanged" // it was there to the byte
	Replaced  Outcome = "replaced"  // another gold was there
)

// Errors of writing a case. In both nothing was changed.
var (
	ErrHasGold    = errors.New("the case has other gold of this sheet")
	ErrOtherSheet = errors.New("the case is of another sheet")
)

// Cases are the names of the cases under a folder by the SHA-256 of the sheet that their
// gold is of; the first in the order of names, where two are. It is empty where there is no
// such folder.
func Cases(folder string) map[string]string {
	out := map[string]string{}
	cases, _ := os.ReadDir(folder) // sorted; what can't be read is told when it is written to
	for _, c := range cases {
		files, _ := os.ReadDir(filepath.Join(folder, c.Name()))
		for _, f := range files {
			if !c.IsDir() || !strings.HasSuffix(f.Name(), gold.Ending) {
				continue
			}
			s, err := gold.Read(filepath.Join(folder, c.Name(), f.Name()))
			if err == nil && s.SHA256 != "" && out[s.SHA256] == "" {
				out[s.SHA256] = c.Name()
			}
		}
	}
	return out
}

// TextOf is the sheet's bytes where its record holds them: those of a text file that is
// UTF-8 without a mark at its start.
func TextOf(r *record.Record) ([]byte, bool) {
	data := []byte(r.Text)
	return data, hashOf(data) == r.Document.SHA256
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Write puts the case into its folder under to, which is made where it is missing. A case
// of the same sheet with other gold is only replaced with force, else the error is
// ErrHasGold; one of another sheet never is (ErrOtherSheet). before is the gold that was
// there. A new case appears at once and whole; a gold file is replaced at once; nothing is
// written outside of to, whatever links it holds. With dry set nothing is written.
func (c *Case) Write(to string, force, dry bool) (outcome Outcome, before *gold.Sheet, err error) {
	if !SafeCase(c.Name) {
		return "", nil, fmt.Errorf("%q can't be the name of a case", c.Name)
	}
	if dry {
		if _, err := os.Stat(to); errors.Is(err, fs.ErrNotExist) {
			return Made, nil, nil
		}
	} else if err := os.MkdirAll(to, 0o755); err != nil {
		return "", nil, fmt.Errorf("the folder of the cases can't be made: %w", err)
	}
	root, err := os.OpenRoot(to)
	if err != nil {
		return "", nil, fmt.Errorf("the folder of the cases can't be opened: %w", err)
	}
	defer root.Close()
	w := writer{c: c, root: root}
	outcome, err = w.look(force)
	if err == nil && !dry {
		err = w.write(outcome)
	}
	if err != nil {
		return "", w.before, fmt.Errorf("%s: %w", filepath.Join(to, c.Name), err)
	}
	return outcome, w.before, nil
}

// writer writes one case.
type writer struct {
	c      *Case
	root   *os.Root
	gold   []byte // as it is to be written
	before *gold.Sheet
	isNew  bool // the folder is not there
}

// look finds out what is there and what is to be done.
func (w *writer) look(force bool) (Outcome, error) {
	st, err := w.root.Stat(w.c.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.isNew = true
		return Made, w.encode()
	case err != nil:
		return "", err
	case !st.IsDir():
		return "", errors.New("it is no folder")
	}
	if err := errors.Join(w.sameSheet(), w.encode()); err != nil {
		return "", err
	}
	was, err := w.root.ReadFile(path.Join(w.c.Name, w.c.GoldFile()))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Made, nil
	case err != nil:
		return "", err
	case bytes.Equal(was, w.gold):
		return Unchanged, nil
	}
	w.before, err = gold.Decode(was)
	switch {
	case err != nil && !force:
		return "", fmt.Errorf("%s is there and is no gold file (%w)", w.c.GoldFile(), err)
	case err == nil && w.before.SHA256 != "" && w.before.SHA256 != w.c.Gold.SHA256:
		return "", ErrOtherSheet
	case !force:
		return "", ErrHasGold
	}
	return Replaced, nil
}

func (w *writer) encode() error {
	var data bytes.Buffer
	err := gold.Encode(&data, w.c.Gold)
	w.gold = data.Bytes()
	return err
}

// sameSheet refuses a folder that holds another sheet. Where it has this one under
// another name, that name is kept.
func (w *writer) sameSheet() error {
	folder, err := w.root.Open(w.c.Name)
	if err != nil {
		return err
	}
	entries, err := folder.ReadDir(-1)
	folder.Close()
	if err != nil {
		return err
	}
	sheets := 0
	for _, e := range entries {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".txt", ".pdf":
			data, err := w.root.ReadFile(path.Join(w.c.Name, e.Name()))
			if err != nil {
				return err
			}
			if e.Name() == w.c.Sheet && !bytes.Equal(data, w.c.Bytes) {
				return ErrOtherSheet
			}
			if bytes.Equal(data, w.c.Bytes) {
				w.c.Sheet, w.c.Gold.Document = e.Name(), e.Name()
				return nil
			}
			sheets++
		}
	}
	if sheets > 0 {
		return ErrOtherSheet
	}
	return nil
}

// write does it: a new folder under another name first, and then in its place.
func (w *writer) write(o Outcome) error {
	if o == Unchanged {
		return nil
	}
	if !w.isNew {
		if err := w.put(w.c.Name, w.c.Sheet, w.c.Bytes); err != nil {
			return err
		}
		return w.put(w.c.Name, w.c.GoldFile(), w.gold)
	}
	coming := fmt.Sprintf(".accept-%d-%s", os.Getpid(), w.c.Name)
	err := w.root.RemoveAll(coming) // a killed program of the same number left it
	if err == nil {
		err = w.root.Mkdir(coming, 0o755)
	}
	if err == nil {
		err = w.put(coming, w.c.Sheet, w.c.Bytes)
	}
	if err == nil {
		err = w.put(coming, w.c.GoldFile(), w.gold)
	}
	if err == nil {
		err = w.root.Rename(coming, w.c.Name)
	}
	if err != nil {
		return errors.Join(err, w.root.RemoveAll(coming))
	}
	return nil
}

// put writes a file at once, whole or not at all. What is there to the byte stays.
func (w *writer) put(folder, name string, data []byte) error {
	if was, err := w.root.ReadFile(path.Join(folder, name)); err == nil && bytes.Equal(was, data) {
		return nil
	}
	coming := path.Join(folder, fmt.Sprintf(".accept-%d-%s", os.Getpid(), name))
	f, err := w.root.OpenFile(coming, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = w.root.Rename(coming, path.Join(folder, name))
	}
	if err != nil {
		return errors.Join(err, w.root.Remove(coming))
	}
	return nil
}
