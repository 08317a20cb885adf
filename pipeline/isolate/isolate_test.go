package isolate_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/read"
)

// TestMain lets the test's own program be the child.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case "serve":
			if err := isolate.Serve(os.Stdin, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		case "hang":
			time.Sleep(time.Hour)
		case "die":
			fmt.Fprintln(os.Stderr, "something broke\nand more")
			os.Exit(7)
		case "nest": // a program that takes the verb for a sheet, and reads it by calling itself
			fmt.Fprintln(os.Stderr, isolate.Reader(os.Args[0], os.Args)(context.Background(), &document.Document{}, nil))
			os.Exit(1)
		case "flood":
			b := make([]byte, 1<<20)
			for {
				if _, err := os.Stdout.Write(b); err != nil {
					os.Exit(1)
				}
			}
		case "greedy":
			_ = isolate.Serve(greedy{}, os.Stdout)
			os.Exit(1)
		case "babble":
			fmt.Println("no JSON")
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

func child(t *testing.T, verb string) pipeline.PDFReader {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return isolate.Reader(exe, []string{exe, verb})
}

func sheet(t *testing.T, name string) []byte {
	data, err := os.ReadFile("../../fixtures/" + name + "/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestChildReadsWhatIsReadHere(t *testing.T) {
	data := sheet(t, "highland-partnership")
	var here, there document.Document
	if err := pipeline.ReadPDF(&here, data, read.Defaults); err != nil {
		t.Fatal(err)
	}
	if err := child(t, "serve")(context.Background(), &there, data); err != nil {
		t.Fatal(err)
	}
	if here.Text != there.Text || len(here.Pages) != len(there.Pages) || here.Info != there.Info || here.Reader != there.Reader {
		t.Errorf("here %+v, there %+v", here, there)
	}
	for i := range here.Pages {
		if here.Pages[i] != there.Pages[i] {
			t.Errorf("page %d: here %+v, there %+v", i+1, here.Pages[i], there.Pages[i])
		}
	}
}

func TestChildsFailureIsTheSheets(t *testing.T) {
	for verb, want := range map[string]string{
		"serve":  "encrypted",
		"die":    "something broke",
		"babble": "broke off",
		"nest":   "starts no other",
		"flood":  "longer than 160 MB",
	} {
		err := child(t, verb)(context.Background(), &document.Document{}, sheet(t, "locked-sheet"))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v", verb, err)
		}
	}
}

func TestChildEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	err := child(t, "hang")(ctx, &document.Document{}, []byte("%PDF-1.7"))
	if err == nil || time.Since(began) > 20*time.Second {
		t.Errorf("got %v after %v", err, time.Since(began))
	}
}

// greedy stands for a file whose reading asks for all memory there is.
type greedy struct{}

func (greedy) Read(b []byte) (int, error) {
	all := make([]byte, 256<<30)
	return copy(b, all), nil
}

func TestFileThatAsksForAllMemoryCostsItsSheetAlone(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no system limit is set here")
	}
	err := child(t, "greedy")(context.Background(), &document.Document{}, []byte("%PDF-1.7"))
	if err == nil || !strings.Contains(err.Error(), "memory") {
		t.Errorf("got %v", err)
	}
}
