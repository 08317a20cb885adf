package iati

import "factsheet/pipeline/record"

// sectors are a project's, where the sheet tells them.
func (d *draft) sectors(_ *record.Project) { d.noSector() }

func (d *draft) noSector() { d.lacks(Gap{Element: "sector", Reason: NoSector}) }
