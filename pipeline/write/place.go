package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The output folder holds
//
//	.factsheet                 says that the folder is ours; locked while a run writes
//	.factsheet.lock            tells which run that is; gone when it has ended
//	.generations/000002/       a whole output: documents, tables, manifest.json
//	.current                -> .generations/000002
//	documents               -> .current/documents
//	tables                  -> .current/tables
//	manifest.json           -> .current/manifest.json
//
// so that renaming one link over .current switches everything at once. The
// generation before the newest stays until the next run begins, for readers that
// are at it. A reader of several files resolves .current once and reads below that.
const (
	marker      = ".factsheet"
	generations = ".generations"
	current     = ".current"
	coming      = ".current.new"
)

// shown are the names that lead through .current.
var shown = []string{"documents", "tables", "manifest.json"}

// harmless are files that others leave in an otherwise empty folder.
var harmless = []string{".gitignore", ".gitkeep", ".DS_Store"}

var generationName = regexp.MustCompile(`^[0-9]{6,}$`)

// place is the output folder, with the generation that is being written.
type place struct {
	out   string
	old   string // the folder of the generation now shown, or empty
	dir   string // the folder of the new one; empty once it is shown or given up
	name  string // of the new one
	shown bool   // the new one is what .current leads to
	lock  *lock
	step  func(string)
	sync  func(dir string) error // makes a folder's files safe on disk
	may   func() error           // asked before the new generation is switched to; nil where it may be
}

func openPlace(out string, step func(string)) (*place, error) {
	step("begin")
	p := &place{out: out, step: step, sync: syncTree}
	if err := p.open(); err != nil {
		p.discard()
		p.release()
		return nil, p.explained(err)
	}
	return p, nil
}

// open takes the folder out for this run and makes the new generation's folder.
func (p *place) open() error {
	if err := os.MkdirAll(p.out, 0o755); err != nil {
		return fmt.Errorf("the output folder can't be made: %w", err)
	}
	if err := ours(p.out); err != nil {
		return err
	}
	var err error
	if p.lock, err = acquire(p.out); err != nil {
		return err
	}
	return p.begin()
}

// ours refuses a folder that holds what we did not write.
func ours(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return fmt.Errorf("the output folder can't be read: %w", err)
	}
	var foreign []string
	for _, e := range entries {
		if e.Name() == marker {
			return nil
		}
		if !slices.Contains(harmless, e.Name()) {
			foreign = append(foreign, e.Name())
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	list := strings.Join(foreign[:min(3, len(foreign))], ", ")
	if len(foreign) > 3 {
		list += " …"
	}
	return fmt.Errorf("%s holds files that factsheet did not write (%s); name a new or empty folder with --out", out, list)
}

const markerText = "Factsheet writes this folder anew at every run. What stands under .generations is deleted by it.\n"

// begin looks at what the runs before left, clears what is nobody's, and makes the
// folder of the new generation.
func (p *place) begin() error {
	if err := p.mark(); err != nil {
		return err
	}
	p.step("marked")
	for _, name := range shown {
		if err := p.isLink(name, filepath.Join(current, name)); err != nil {
			return err
		}
	}
	number := 0
	switch target, err := os.Readlink(filepath.Join(p.out, current)); {
	case err == nil:
		name := filepath.Base(target)
		if filepath.ToSlash(target) != generations+"/"+name || !generationName.MatchString(name) {
			return fmt.Errorf("%s leads to %s, where factsheet puts nothing; remove it or name another folder with --out", filepath.Join(p.out, current), target)
		}
		number, _ = strconv.Atoi(name)
		p.old = filepath.Join(p.out, generations, name)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s should be a link of factsheet's own: %w", filepath.Join(p.out, current), err)
	}
	if err := p.clear(); err != nil {
		return err
	}
	p.name = fmt.Sprintf("%06d", number+1)
	p.dir = filepath.Join(p.out, generations, p.name)
	p.step("generation")
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return fmt.Errorf("the output folder can't be written to: %w", err)
	}
	return nil
}

// mark writes into the marker what the folder is.
func (p *place) mark() error {
	info, err := p.lock.marker.Stat()
	if err != nil || info.Size() == int64(len(markerText)) {
		return err
	}
	if err := p.lock.marker.Truncate(0); err != nil { // a full disk may have cut it short
		return fmt.Errorf("the output folder can't be written to: %w", err)
	}
	if _, err := p.lock.marker.WriteString(markerText); err != nil {
		return fmt.Errorf("the output folder can't be written to: %w", err)
	}
	return nil
}

// isLink refuses a shown name that is anything but our link.
func (p *place) isLink(name, target string) error {
	at := filepath.Join(p.out, name)
	if _, err := os.Lstat(at); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if got, err := os.Readlink(at); err != nil || filepath.Clean(got) != target {
		return fmt.Errorf("%s was not written by factsheet; move it away or name another folder with --out", at)
	}
	return nil
}

// clear removes what killed runs left and the generations that are no longer shown.
func (p *place) clear() error {
	p.step("clear")
	if err := os.Remove(filepath.Join(p.out, coming)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	entries, err := os.ReadDir(filepath.Join(p.out, generations))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		dir := filepath.Join(p.out, generations, e.Name())
		if generationName.MatchString(e.Name()) && dir != p.old {
			p.step("clear one")
			if err := os.RemoveAll(dir); err != nil {
				return fmt.Errorf("an old generation can't be removed: %w", err)
			}
		}
	}
	return nil
}

func (p *place) mkdir(name string) error { return os.Mkdir(filepath.Join(p.dir, name), 0o755) }

// create opens a new file of the generation.
func (p *place) create(name string) (*os.File, error) {
	p.step("create")
	return os.OpenFile(filepath.Join(p.dir, name), os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o644)
}

func (p *place) rename(from, to string) error {
	return os.Rename(filepath.Join(p.dir, from), filepath.Join(p.dir, to))
}

// publish shows the new generation in the place of the old one, all at once. Where
// both hold the same bytes, the old one stays as it is.
func (p *place) publish() (unchanged bool, err error) {
	p.step("compare")
	if p.old != "" {
		if same, err := sameTree(p.old, p.dir); err != nil {
			return false, err
		} else if same {
			p.discard()
			return true, p.link(p.old)
		}
	}
	p.step("sync")
	if err := p.sync(p.dir); err != nil {
		return false, fmt.Errorf("the new output can't be made safe on disk: %w", err)
	}
	if err := p.link(p.dir); err != nil {
		return false, err
	}
	if err := p.lock.held(); err != nil {
		return false, err
	}
	p.step("coming")
	next := filepath.Join(p.out, coming)
	if err := os.Symlink(filepath.Join(generations, p.name), next); err != nil {
		return false, linkError(err)
	}
	p.step("switch")
	if p.may != nil {
		if err := p.may(); err != nil {
			os.Remove(next)
			return false, err
		}
	}
	if err := replace(next, filepath.Join(p.out, current)); err != nil {
		os.Remove(next)
		return false, fmt.Errorf("the new output can't be switched to: %w", err)
	}
	shownNow := p.dir
	p.dir, p.shown = "", true // from here on it is the output
	p.step("switched")
	if err := syncFolder(p.out); err != nil {
		return false, err
	}
	return false, p.unlink(shownNow)
}

// link makes the shown names that the generation in dir has. They lead nowhere
// until .current does, so their coming one by one shows nothing early.
func (p *place) link(dir string) error {
	for _, name := range shown {
		at := filepath.Join(p.out, name)
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			continue
		}
		if _, err := os.Lstat(at); err == nil {
			continue
		}
		p.step("link")
		if err := os.Symlink(filepath.Join(current, name), at); err != nil {
			return linkError(err)
		}
	}
	return nil
}

// unlink removes the shown names that the generation in dir has not.
func (p *place) unlink(dir string) error {
	for _, name := range shown {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		p.step("unlink")
		if err := os.Remove(filepath.Join(p.out, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func linkError(err error) error {
	for _, f := range faults {
		if f.err != fs.ErrPermission && errors.Is(err, f.err) {
			return fmt.Errorf("the new output can't be switched to: %w", err)
		}
	}
	return fmt.Errorf("the output folder must allow symbolic links, by which a new output is switched to at once (on Windows "+
		"turn Developer Mode on; else name a folder on another disk with --out): %w", err)
}

// discard removes the new generation, if it is not yet shown.
func (p *place) discard() {
	if p.dir != "" {
		os.RemoveAll(p.dir)
		p.dir = ""
	}
}

func (p *place) release() {
	if p.lock != nil {
		p.lock.release()
		p.lock = nil
	}
}
