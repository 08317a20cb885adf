package main

import "strings"

// What the program ends with. They are part of its interface, told by every --help.
const (
	exitOK       = 0   // all is well
	exitFault    = 1   // something could not be read or written: the disk, the output folder
	exitUsage    = 2   // the command line is wrong, or a path leads to nothing; nothing was done
	exitFindings = 3   // all was done, and there are findings as grave as --fail-on asks
	exitFailures = 4   // a run was stopped where more sheets failed than --max-failures allows
	exitBroken   = 130 // stopped by Ctrl-C or a signal
)

// Exit codes as the help of a verb tells them. A verb tells those that it can give.
const (
	codeFault   = "1    something could not be read or written (the disk, the output folder)"
	codeUsage   = "2    the command line or a file that it names is wrong; nothing was done"
	codeNoSheet = "2    the command line or a file that it names is wrong, or a path leads to no sheet;\n       nothing was done"
	codeNoRun   = "2    the command line or a file that it names is wrong, or a folder holds no run;\n       nothing was done"
	codeGrave   = "3    all was done, and there are findings as grave as --fail-on asks"
	codeBroken  = "130  broken off (Ctrl-C); the output is as it was before"
	codeStopped = "130  broken off (Ctrl-C)"
)

// exitCodes is the help's account of them, beside that of success.
func exitCodes(others ...string) string {
	return "Exit codes:\n  0    all is well\n  " + strings.Join(others, "\n  ")
}
