package document_test

import (
	"reflect"
	"testing"

	"factsheet/pipeline/document"
)

// fill sets every number, text and list under v to something other than zero, and
// every span to [1, 3).
func fill(v reflect.Value) {
	if v.Type() == reflect.TypeFor[document.Span]() {
		v.Set(reflect.ValueOf(document.Span{Start: 1, End: 3}))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.String:
		v.SetString("text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(1)
	}
}

// spans are all spans under v.
func spans(v reflect.Value) (out []document.Span) {
	if s, ok := v.Interface().(document.Span); ok {
		return []document.Span{s}
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, spans(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, spans(v.Index(i))...)
		}
	}
	return out
}

func TestEverySpanOfAPagePointsIntoTheWholeText(t *testing.T) {
	takes := make([]document.Take, 3)
	for i := range takes {
		fill(reflect.ValueOf(&takes[i]).Elem())
	}
	var d document.Document
	d.Gather(takes)
	if d.Text != "text\ftext\ftext" || len(d.Lines) != 6 || len(d.Tables) != 6 || len(d.Problems) != 6 {
		t.Fatalf("%+v", d)
	}
	got := append(spans(reflect.ValueOf(d.Lines)), spans(reflect.ValueOf(d.Tables))...)
	if len(got) < 30 {
		t.Fatalf("only %d spans", len(got))
	}
	page := map[int]int{1: 0, 6: 0, 11: 0}
	for _, s := range got {
		page[s.Start]++
		if s.Len() != 2 {
			t.Errorf("%v", s)
		}
	}
	if len(page) != 3 || page[1] != page[6] || page[6] != page[11] {
		t.Errorf("how many spans begin where: %v", page)
	}
	if want := (document.Page{Number: 1, Span: document.Span{Start: 5, End: 10}, Width: 1, Height: 1, Picture: true}); d.Pages[1] != want {
		t.Errorf("the second page is %+v", d.Pages[1])
	}
}
