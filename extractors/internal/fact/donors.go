package fact

import "factsheet/extractors/internal/country"

// IsDonor reports whether a country, by its ISO 3166-1 alpha-2 code, gives aid and gets
// none.
func IsDonor(code string) bool { return country.IsDonor(code) }
