package validate

// Rules returns every rule of the program, a family a file.
func Rules() []Rule {
	return slicesConcat(amountRules, groundingRules)
}

func slicesConcat(families ...[]Rule) []Rule {
	var out []Rule
	for _, f := range families {
		out = append(out, f...)
	}
	return out
}
