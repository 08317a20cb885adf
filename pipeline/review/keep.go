package review

import (
	"net/http"
	"strings"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/decision"
)

// keepPost names the sheets to make fixtures of.
type keepPost struct {
	Documents []string `json:"documents"`
	Replace   bool     `json:"replace"` // other gold of the same sheets
}

// kept is what making fixtures came to.
type kept struct {
	Cases []accept.Report `json:"cases"`
	Next  string          `json:"next,omitempty"` // the command that goes on with them
}

// keep makes fixtures of the sheets that are named, as 'factsheet accept' does.
func (s *Server) keep(w http.ResponseWriter, r *http.Request) {
	var p keepPost
	if err := body(w, r, &p); err != nil {
		answerJSON(w, nil, err)
		return
	}
	answer, err := s.make(&p)
	answerJSON(w, answer, err)
}

func (s *Server) make(p *keepPost) (*kept, error) {
	if s.o.To == "" {
		return nil, refused(http.StatusNotImplemented, "this server makes no fixtures; use 'factsheet accept'")
	}
	l, err := s.look()
	if err != nil {
		return nil, err
	}
	if len(p.Documents) == 0 {
		return nil, refused(http.StatusBadRequest, "no sheet is named")
	}
	for _, document := range p.Documents {
		switch {
		case l.v.sheet(document) == nil:
			return nil, noSheet(document)
		case l.state.Documents[document] == nil:
			return nil, refused(http.StatusConflict, "nobody has decided anything about the sheet; where all of it is right, say that it is done")
		}
	}
	s.keeping.Lock()
	defer s.keeping.Unlock()
	events := map[string][]decision.Event{}
	for _, e := range l.events {
		events[e.Document] = append(events[e.Document], e)
	}
	m := &accept.Maker{Run: l.v.run, Events: events, To: s.o.To, Force: p.Replace, Originals: s.o.Originals}
	out := &kept{}
	var golds []string
	for _, document := range p.Documents {
		made, err := m.Sheet(l.v.sheet(document))
		if err != nil {
			return nil, err
		}
		if out.Cases = append(out.Cases, made); made.Gold != "" {
			golds = append(golds, shellWord(made.Gold))
		}
	}
	if len(golds) > 0 {
		out.Next = "factsheet eval " + strings.Join(golds, " ") + " --run " + shellWord(s.o.Run)
	}
	return out, nil
}

// shellWord is a word as a shell takes it.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@,", r)
	}
	if s != "" && !strings.HasPrefix(s, "-") && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
