//go:build !unix

package postgres

// start knows Debian's way alone.
func start() error { return errMissing }
