package extractors

import (
	"slices"

	"factsheet/extractors/internal/registry"
)

// RegistryFile is a user's own table of bodies: its name, for messages, and what it holds.
type RegistryFile = registry.File

// RegistryColumn is a column of such a table.
type RegistryColumn = registry.Column

// RegistryColumns tells the columns of such a table, and what stands in them.
func RegistryColumns() []RegistryColumn { return slices.Clone(registry.Columns) }

// Registry is the program's table of bodies with those of the files, which a pipeline is
// given by pipeline.New. A file is a table with tabs between its columns: the first line
// names them, name and type at least, and of short, other, country, organisation_type,
// codes and source as many as need be, in any order. A line overrides the body of its
// name or, where no body has that, of its first code; a later file overrides an earlier
// one. The error tells each bad line by file and number, and what to do.
func Registry(files ...RegistryFile) (*registry.Registry, error) { return registry.With(files...) }
