package postgres

import "syscall"

// attributes are a server's: whose it is, and that it ends when the tests do, however
// they end.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who, Pdeathsig: syscall.SIGQUIT}
}
