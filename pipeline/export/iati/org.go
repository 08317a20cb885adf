package iati

import (
	"regexp"
	"strings"

	"factsheet/pipeline/record"
)

// donors are the OECD-DAC's numbers of the donors whose agencies IATI's older list names by
// country, 'NO-1'. With the agency's number behind, they are identifiers of the
// registration agency XM-DAC. Source: the OECD's donor codes.
var donors = map[string]string{
	"AT": "1", "BE": "2", "DK": "3", "FR": "4", "DE": "5", "IT": "6", "NL": "7", "NO": "8", "PT": "9", "SE": "10", "CH": "11", "GB": "12",
	"FI": "18", "IE": "21", "LU": "22", "GR": "40", "ES": "50", "CA": "301", "US": "302", "JP": "701", "AU": "801", "NZ": "820", "EU": "918",
}

var (
	channelCode  = regexp.MustCompile(`^[0-9]{5}$`)
	agencyCode   = regexp.MustCompile(`^([A-Z]{2})-([0-9]{1,2})$`)
	orgReference = regexp.MustCompile(`^[A-Z]{2,3}-[^\s/&|?]+$`)
)

// orgRef is a body's identifier in the form that the standard asks for, agency and number:
// '41114' of the older list is XM-DAC-41114, 'NO-1' XM-DAC-8-1, and what has the form
// already is itself. It is empty for a body without one.
func orgRef(p *record.Partner) string {
	for _, c := range p.Codes {
		if c.Scheme != schemeIATI {
			continue
		}
		if channelCode.MatchString(c.Identifier) {
			return "XM-DAC-" + c.Identifier
		}
		if m := agencyCode.FindStringSubmatch(c.Identifier); m != nil && donors[m[1]] != "" {
			return "XM-DAC-" + donors[m[1]] + "-" + m[2]
		}
		if orgReference.MatchString(c.Identifier) && c.Identifier == clean(c.Identifier) {
			return c.Identifier
		}
	}
	return ""
}

// body is a partner as an organisation of the standard, in a role where that is not empty.
func (s *sheet) body(id, role string) (org, bool) {
	p := s.partners[id]
	if p == nil || folded(p.Name) == "" {
		return org{}, false
	}
	o := org{Ref: orgRef(p), Role: role, Entry: clean(p.ID), text: text{narrative{Text: folded(p.Name)}}}
	if p.OrganisationType != nil && listed("OrganisationType", *p.OrganisationType) {
		o.Type = *p.OrganisationType
	}
	for _, c := range p.Codes {
		if role != "" && c.Scheme == schemeChannel && listed("CRSChannelCode", c.Identifier) {
			o.Channel = c.Identifier
			break
		}
	}
	return o, true
}

// bodies are several partners, each in the role.
func (s *sheet) bodies(role string, ids ...string) []org {
	var out []org
	for _, id := range ids {
		if o, ok := s.body(id, role); ok {
			out = append(out, o)
		}
	}
	return out
}

// joint is the one organisation that a transaction has room for: of several, their names
// alone. It is nil for nobody.
func joint(list []org) *org {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return &list[0]
	}
	return &org{text: text{narrative{Text: names(list)}}}
}

// names are the names of bodies in a row.
func names(list []org) string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Narrative.Text
	}
	if n := len(out) - 1; n > 0 {
		return strings.Join(out[:n], ", ") + " and " + out[n]
	}
	return strings.Join(out, "")
}

// onceEach leaves out what stands in the list before, by role and entry.
func onceEach(list []org) []org {
	seen := map[[2]string]bool{}
	var out []org
	for _, o := range list {
		key := [2]string{o.Role, o.Entry}
		if !seen[key] {
			seen[key] = true
			out = append(out, o)
		}
	}
	return out
}

// withPrimary is a body and those that stand beside it.
func withPrimary(id *string, others []string) []string {
	var out []string
	if id != nil {
		out = append(out, *id)
	}
	for _, o := range others {
		if id == nil || o != *id {
			out = append(out, o)
		}
	}
	return out
}
