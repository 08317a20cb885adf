package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"strings"
	"sync"

	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
)

//go:embed assets templates
var files embed.FS

// The scripts and styles of each page, in the order in which they run.
var (
	scripts = []string{"start.js", "theme.js", "decimal.js", "table.js", "filter.js", "marks.js", "panel.js", "select.js", "keys.js", "main.js"}
	styles  = []string{"page.css", "batch.css", "table.css", "sheet.css", "marks.css", "card.css", "phone.css", "print.css"}
)

// asset is what the program brings along, with its hash for the page's policy.
type asset struct{ text, hash string }

func newAsset(text string) asset {
	sum := sha256.Sum256([]byte(text))
	return asset{text, "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

func bundle(names []string) asset {
	var b strings.Builder
	for _, name := range names {
		data, err := files.ReadFile("assets/" + name)
		if err != nil {
			panic(err) // the file is not built in
		}
		b.Write(data)
	}
	return newAsset(b.String())
}

var (
	script     = sync.OnceValue(func() asset { return bundle(scripts) })
	style      = sync.OnceValue(func() asset { return bundle(styles) })
	chartStyle = sync.OnceValue(func() asset { return newAsset(string(chart.CSS)) })
	templates  = sync.OnceValue(func() *template.Template {
		return template.Must(template.New("").Funcs(template.FuncMap{
			"grouped": func(n int) string { return record.Grouped(decimal(n)) },
			"counted": counted,
			"words":   func(s string) string { return strings.ReplaceAll(s, "_", " ") },
			"shown":   shown,
			"or":      func(s *string) string { return record.Or(s, "") },
			"card":    func(c card, controls bool) cardInput { return cardInput{&c, controls} },
		}).ParseFS(files, "templates/*.tmpl"))
	})
)

// frame is what all pages have.
type frame struct {
	Title   string
	Home    string // the page of the batch; empty on it
	Policy  string
	Styles  []template.CSS
	Scripts []template.JS
	Data    any // for an added script; nil for none
}

// newFrame is the frame of a page of that title.
func newFrame(title, home string, extra Extra, charts bool) frame {
	f := frame{Title: title, Home: home, Data: extra.Data}
	var hashes [2][]string
	addStyle := func(a asset) {
		if a.text != "" {
			f.Styles, hashes[0] = append(f.Styles, template.CSS(a.text)), append(hashes[0], a.hash)
		}
	}
	addScript := func(a asset) {
		if a.text != "" {
			f.Scripts, hashes[1] = append(f.Scripts, template.JS(a.text)), append(hashes[1], a.hash)
		}
	}
	addStyle(style())
	if charts {
		addStyle(chartStyle())
	}
	addScript(script())
	addStyle(newAsset(extra.Style))
	addScript(newAsset(extra.Script))
	f.Policy = "default-src 'none'; style-src " + strings.Join(hashes[0], " ") + "; script-src " + strings.Join(hashes[1], " ") +
		"; img-src data:; base-uri 'none'; form-action 'none'"
	if extra.Connect {
		f.Policy += "; connect-src 'self'"
	}
	return f
}
