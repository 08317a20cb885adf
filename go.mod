module factsheet

go 1.26.8

require (
	github.com/cockroachdb/apd/v3 v3.2.3
	github.com/google/go-cmp v0.7.0
	golang.org/x/text v0.43.0
)

require pgregory.net/rapid v1.3.0
