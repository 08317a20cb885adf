package main

// Events are what messages of a run are about. With --log-format json each has its name
// under "event", and these names stay.
const (
	eventConfig    = "run.config"
	eventStart     = "run.start"
	eventPlan      = "run.plan"
	eventProgress  = "run.progress"
	eventStop      = "run.stop"
	eventDone      = "run.done"
	eventFindings  = "run.findings"
	eventBroken    = "run.broken"
	eventError     = "run.error"
	eventRead      = "sheet.read"
	eventFailed    = "sheet.failed"
	eventPartial   = "sheet.partial"
	eventSkipped   = "sheet.skipped"
	eventDuplicate = "sheet.duplicate"
	eventNear      = "sheet.near"
	eventNote      = "sheet.note"
	eventLost      = "sheet.lost"
)

// runMessages is the help's account of them.
const runMessages = `Messages go to standard error, for people or, with --log-format json, an object a line:
time, level, msg, event and what the event knows. --log-level says from which gravity on.
  run.config     a file of settings            file
  run.start      what is to be read            total
  run.plan       with --incremental            kept read gone
  run.progress   every --progress-every        done total failed bytes sheets_per_second
                                               bytes_per_second seconds seconds_left
                                               slowest slowest_seconds
  run.stop       a signal, or too many failed  by (SIGINT, SIGTERM, max-failures)
  run.done       the totals                    sheets pending skipped duplicates entries
                                               issues unread seconds complete out …
  run.findings   why it ends with 3            errors warnings
  run.broken     why nothing was written       by
  run.error      the disk or folder fails it   exit_code
  sheet.failed, sheet.partial                  sheet stage page reason errors
  sheet.skipped, sheet.duplicate, sheet.near, sheet.note, sheet.lost      sheet …
  sheet.read     each sheet, at level debug    sheet status pages bytes seconds and
                                               seconds by stage
--metrics FILE is OpenMetrics text for node_exporter's textfile collector: sheets by
status, entries, issues, rows, seconds, memory, exit code and when a run last went well.`

// runExitCodes are those of the verb run.
var runExitCodes = exitCodes(codeFault, codeNoSheet, codeGrave,
	`4    more sheets failed than --max-failures allows; those before are written, the
       others are pending`, `130  stopped by Ctrl-C or SIGTERM; what was done is written, the others are pending`)
