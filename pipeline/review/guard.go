package review

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// guard lets through to next only what the person at the page sends: the listener is on
// loopback, so the other users of the machine and the pages that they or that person look
// at are what it keeps out.
//
//   - The address begins with the token, which nobody else knows. A cookie would not do:
//     browsers send it to every port of a host.
//   - Host is the listener's own, so that a name which somebody else's name server leads to
//     127.0.0.1 reaches nothing (DNS rebinding).
//   - What changes something is a POST of JSON with this page's Origin, so that a form or
//     script of another page can't send it, token or not.
type guard struct {
	token string
	hosts []string // 'localhost:8080' …, in lower case
	next  http.Handler
}

// newToken makes a token of 256 random bits that is a part of a path.
func newToken() string {
	var b [32]byte
	rand.Read(b[:]) // it never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// hostsOf are the Host headers under which a loopback listener is reached.
func hostsOf(addr net.Addr) []string {
	_, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return nil
	}
	var out []string
	for _, h := range []string{"127.0.0.1", "localhost", "::1"} {
		out = append(out, net.JoinHostPort(h, port))
	}
	return out
}

// headers are those of every answer. The address holds the token, so no link may tell it.
var headers = map[string]string{
	"Cache-Control":                "no-store",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
}

// ServeHTTP hands on what passes, without the token in its path.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range headers {
		w.Header().Set(name, value)
	}
	if status, why := g.refuse(r); status != 0 {
		http.Error(w, why, status)
		return
	}
	http.StripPrefix("/"+g.token, g.next).ServeHTTP(w, r)
}

// refuse is the status and the reason with which a request is turned away, or 0.
func (g *guard) refuse(r *http.Request) (status int, why string) {
	host := strings.ToLower(r.Host)
	switch {
	case !fromLoopback(r.RemoteAddr):
		return http.StatusForbidden, "only this machine may ask"
	case !g.knows(host):
		return http.StatusMisdirectedRequest, "this is not the name of this server; use the address that 'factsheet review' printed"
	case !g.hasToken(r.URL.Path):
		return http.StatusNotFound, "there is nothing here; use the whole address that 'factsheet review' printed"
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return 0, ""
	case http.MethodPost:
	default:
		return http.StatusMethodNotAllowed, "only GET, HEAD and POST are known"
	}
	if r.Header.Get("Origin") != "http://"+host {
		return http.StatusForbidden, "another page may change nothing here"
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return http.StatusForbidden, "another page may change nothing here"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return http.StatusUnsupportedMediaType, "send application/json"
	}
	return 0, ""
}

func (g *guard) knows(host string) bool {
	for _, h := range g.hosts {
		if host == h {
			return true
		}
	}
	return false
}

// hasToken compares in a time that does not tell how much of the token was right.
func (g *guard) hasToken(path string) bool {
	first, _, more := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return more && subtle.ConstantTimeCompare([]byte(first), []byte(g.token)) == 1
}

func fromLoopback(remote string) bool {
	at, err := netip.ParseAddrPort(remote)
	return err == nil && at.Addr().Unmap().IsLoopback()
}
