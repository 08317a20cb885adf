package review

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const testToken = "s3cret"

func testGuard(reached *string) *guard {
	return &guard{token: testToken, hosts: []string{"127.0.0.1:4711", "localhost:4711"},
		next: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { *reached = r.Method + " " + r.URL.Path })}
}

// asked is what the guard answers to a request, after change has had its way with one that
// passes, and what reached the handler behind it.
func asked(method, path string, change func(*http.Request)) (answer *httptest.ResponseRecorder, reached string) {
	r := httptest.NewRequest(method, path, strings.NewReader("{}"))
	r.Host, r.RemoteAddr = "127.0.0.1:4711", "127.0.0.1:50000"
	if method == http.MethodPost {
		r.Header.Set("Origin", "http://127.0.0.1:4711")
		r.Header.Set("Content-Type", "application/json; charset=utf-8")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if change != nil {
		change(r)
	}
	answer = httptest.NewRecorder()
	testGuard(&reached).ServeHTTP(answer, r)
	return answer, reached
}

func TestGuardLetsThePageThrough(t *testing.T) {
	for _, c := range []struct{ method, path, host, want string }{
		{"GET", "/s3cret/", "127.0.0.1:4711", "GET /"},
		{"GET", "/s3cret/sheet/doc-1", "LOCALHOST:4711", "GET /sheet/doc-1"},
		{"POST", "/s3cret/event", "127.0.0.1:4711", "POST /event"},
		{"POST", "/s3cret/event", "localhost:4711", "POST /event"},
	} {
		_, reached := asked(c.method, c.path, func(r *http.Request) {
			r.Host = c.host
			if c.method == "POST" {
				r.Header.Set("Origin", "http://"+c.host)
			}
		})
		if reached != c.want {
			t.Errorf("%s %s at %s reaches %q, want %q", c.method, c.path, c.host, reached, c.want)
		}
	}
}

func TestGuardTurnsOthersAway(t *testing.T) {
	head := func(name, value string) func(*http.Request) {
		return func(r *http.Request) {
			if value == "" {
				r.Header.Del(name)
			} else {
				r.Header.Set(name, value)
			}
		}
	}
	for name, c := range map[string]struct {
		method, path string
		change       func(*http.Request)
		status       int
	}{
		"from another machine":         {"GET", "/s3cret/", func(r *http.Request) { r.RemoteAddr = "192.0.2.7:80" }, 403},
		"by another host's name":       {"GET", "/s3cret/", func(r *http.Request) { r.Host = "rebound.example:4711" }, 421},
		"by another port":              {"GET", "/s3cret/", func(r *http.Request) { r.Host = "127.0.0.1:4712" }, 421},
		"without a token":              {"GET", "/", nil, 404},
		"with a part of the token":     {"GET", "/s3cre/", nil, 404},
		"with more than the token":     {"GET", "/s3cret0/", nil, 404},
		"with the token alone":         {"GET", "/s3cret", nil, 404},
		"with a token in the query":    {"GET", "/event?token=s3cret", nil, 404},
		"a post without a token":       {"POST", "/event", nil, 404},
		"a post without an origin":     {"POST", "/s3cret/event", head("Origin", ""), 403},
		"a post of another page":       {"POST", "/s3cret/event", head("Origin", "http://evil.example"), 403},
		"a post of another port":       {"POST", "/s3cret/event", head("Origin", "http://127.0.0.1:8080"), 403},
		"a post of a page by its name": {"POST", "/s3cret/event", head("Origin", "http://localhost:4711"), 403},
		"a post of a file":             {"POST", "/s3cret/event", head("Origin", "null"), 403},
		"a post of another site":       {"POST", "/s3cret/event", head("Sec-Fetch-Site", "cross-site"), 403},
		"a post of a form":             {"POST", "/s3cret/event", head("Content-Type", "text/plain"), 415},
		"a post of no kind":            {"POST", "/s3cret/event", head("Content-Type", ""), 415},
		"another method":               {"DELETE", "/s3cret/event", nil, 405},
		"a preflight":                  {"OPTIONS", "/s3cret/event", nil, 405},
	} {
		answer, reached := asked(c.method, c.path, c.change)
		if answer.Code != c.status || reached != "" {
			t.Errorf("%s: status %d, want %d; it reaches %q", name, answer.Code, c.status, reached)
		}
		if answer.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: another page is told the answer", name)
		}
		if strings.Contains(answer.Body.String(), testToken) {
			t.Errorf("%s: the answer tells the token", name)
		}
	}
}

func TestEveryAnswerKeepsTheAddressToItself(t *testing.T) {
	for _, path := range []string{"/s3cret/", "/"} {
		answer, _ := asked("GET", path, nil)
		for name, want := range headers {
			if got := answer.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestTokensAreLongAndDiffer(t *testing.T) {
	a, b := newToken(), newToken()
	if len(a) < 43 || a == b || strings.ContainsAny(a, "/+=?#") {
		t.Errorf("the tokens are %q and %q", a, b)
	}
}
