package write

import (
	"fmt"
	"path"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// rowFile writes rows in one format.
type rowFile[R any] interface {
	write(rows []R) error
	endGroup() error // tells that the rows so far are a group of their own
	close() error    // writes what is left, and not the file's own end
}

// series are the files of one table in one format and one partition: a file of a fixed name
// where the tables are whole; else one after the other as each is full, named by its number
// and the hash of its bytes, so that a name never comes back with other bytes.
type series[R any] struct {
	place     *place
	info      *table.Info
	format    Format
	folder    string // below tables/, of a partitioned output; empty else
	partition string // as 'year=2024'; empty where there is none
	full      int64  // bytes after which a file ends
	open      func(*outFile) rowFile[R]

	file *outFile
	rows rowFile[R]
	n    int64 // rows in the open file
	done []manifest.Table
}

func (s *series[R]) write(rows []R) error {
	if err := s.begin(); err != nil {
		return err
	}
	s.n += int64(len(rows))
	return s.rows.write(rows)
}

// begin opens a file where none is open.
func (s *series[R]) begin() error {
	if s.file != nil {
		return nil
	}
	name := path.Join("tables", s.info.Name+"."+string(s.format))
	if s.folder != "" {
		name = path.Join("tables", s.folder, "part."+string(s.format))
	}
	f, err := newOutFile(s.place, name)
	if err != nil {
		return err
	}
	s.file, s.rows, s.n = f, s.open(f), 0
	return nil
}

// endGroup ends a group of rows, and the file where it is full.
func (s *series[R]) endGroup() error {
	if s.file == nil {
		return nil
	}
	if err := s.rows.endGroup(); err != nil {
		return err
	}
	if s.folder == "" || s.file.size < s.full {
		return nil
	}
	return s.endFile()
}

// end ends the series. A series without rows is a file without them, so that readers find
// the table.
func (s *series[R]) end() error {
	if s.file == nil && len(s.done) == 0 {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if s.file == nil {
		return nil
	}
	return s.endFile()
}

func (s *series[R]) endFile() error {
	f := s.file
	s.file = nil
	err := s.rows.close()
	if closing := f.close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	t := manifest.Table{
		Table: s.info.Name, Version: s.info.Version, Partition: s.partition, File: f.name, Rows: s.n, Size: f.size, SHA256: f.written().sha256,
	}
	if s.folder != "" {
		t.File = path.Join(path.Dir(f.name), fmt.Sprintf("part-%04d-%s.%s", len(s.done)+1, t.SHA256[:8], s.format))
		if err := s.place.rename(f.name, t.File); err != nil {
			return err
		}
	}
	s.done = append(s.done, t)
	return nil
}

func (s *series[R]) abort() {
	if s.file != nil {
		s.file.file.Close()
		s.file = nil
	}
}
