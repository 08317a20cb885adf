package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// largestPost is how many bytes a request may have: some thousand events in one go.
const largestPost = 1 << 20

// handler answers what the guard lets through. A sheet is named by its document's id, which
// is looked up in the manifest and is never a file's name.
func (s *Server) handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /{$}", s.indexPage)
	m.HandleFunc("GET /sheet/{document}", s.sheetPage)
	m.HandleFunc("GET /state", s.tellState)
	m.HandleFunc("GET /entry", s.tellEntry)
	m.HandleFunc("GET /words", s.tellWords)
	m.HandleFunc("POST /events", s.takeEvents)
	m.HandleFunc("POST /keep", s.keep)
	return &guard{token: s.token, hosts: hostsOf(s.listener.Addr()), next: m}
}

// failure is an answer that says what went wrong, in words for the person at the page.
type failure struct {
	status   int
	Message  string `json:"error"`
	Conflict string `json:"conflict,omitempty"` // the entry that was decided about elsewhere, or 'sheet'
	State    *state `json:"state,omitempty"`
}

func (f *failure) Error() string { return f.Message }

func refused(status int, format string, args ...any) *failure {
	return &failure{status: status, Message: fmt.Sprintf(format, args...)}
}

// answerJSON sends what a request is answered with, or why it is not.
func answerJSON(w http.ResponseWriter, answer any, err error) {
	status := http.StatusOK
	if err != nil {
		var f *failure
		if !errors.As(err, &f) {
			f = &failure{status: http.StatusInternalServerError, Message: err.Error()}
		}
		status, answer = f.status, f
	}
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(answer); err != nil { // it escapes '<', should a browser take it for a page
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// body reads the JSON of a request into v. Keys that v does not have are an error.
func body(w http.ResponseWriter, r *http.Request, v any) error {
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, largestPost))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("more follows behind it")
		}
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return refused(http.StatusRequestEntityTooLarge, "more than %d bytes were sent; decide about fewer entries in one go", largestPost)
	case err != nil:
		return refused(http.StatusBadRequest, "what was sent is not understood: %v", err)
	}
	return nil
}

// tellState answers with where the review stands: of the sheet 'document', or of the run.
// Where nothing has happened since the event 'since', it tells no more than that.
func (s *Server) tellState(w http.ResponseWriter, r *http.Request) {
	answer, err := func() (*state, error) {
		l, err := s.look()
		if err != nil {
			return nil, err
		}
		q := r.URL.Query()
		if since, err := strconv.Atoi(q.Get("since")); err == nil && since == l.state.Last && q.Get("run") == l.v.mark {
			return &state{Last: l.state.Last, Run: l.v.mark}, nil
		}
		return l.tell(q.Get("document"))
	}()
	answerJSON(w, answer, err)
}

// tell is the state for the page of a sheet, or, without a document, for that of the run.
func (l *look) tell(document string) (*state, error) {
	out := &state{Last: l.state.Last, Run: l.v.mark, Batch: l.batch(document == "")}
	if document == "" {
		return out, nil
	}
	if l.v.sheet(document) == nil {
		return nil, noSheet(document)
	}
	var err error
	out.Sheet, err = l.sheet(document)
	return out, err
}

func noSheet(document string) *failure {
	return refused(http.StatusNotFound, "the run has no sheet %q; it may have been made anew: load the page again", document)
}
