package evaluate

import (
	"strings"

	"factsheet/pipeline/record"
)

// list is a list for people to read.
func list(names []string) string { return strings.Join(names, "; ") }

// show is what a value that may be null tells, and nothing where it tells nothing.
func show(s *string) string { return record.Or(s, "") }

// figure is a number, a range or a malformed number, for people to read.
func figure(value, low, high *string, status string) string {
	switch {
	case status == record.AmountMalformed:
		return "malformed"
	case value != nil:
		return grouped(*value)
	case low != nil || high != nil:
		return strings.TrimSpace(grouped(show(low)) + " to " + grouped(show(high)))
	}
	return ""
}

// grouped is a plain decimal with commas between its thousands; another is as written.
func grouped(s string) string {
	if strings.Trim(s, "-.0123456789") != "" {
		return s
	}
	return record.Grouped(s)
}

// money is a sum for people to read.
func money(value, currency *string) string {
	return strings.TrimSpace(figure(value, nil, nil, "") + " " + show(currency))
}

// placeName is a place for people to read: 'Zambia (ZM)'.
func placeName(name, code string) string {
	if code == "" {
		return name
	}
	return name + " (" + code + ")"
}
