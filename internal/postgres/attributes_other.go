//go:build unix && !linux

package postgres

import "syscall"

// attributes are a server's: whose it is.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who}
}
