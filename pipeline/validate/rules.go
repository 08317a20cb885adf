package validate

import "slices"

// Rules returns every rule of the program, a family a file.
func Rules() []Rule {
	return slices.Concat(
		documentRules,
		groundingRules,
		linkRules,
		amountRules,
		totalRules,
		dateRules,
		futureRules,
		periodRules,
		quantityRules,
		shareRules,
		countRules,
		listRules,
		listedRules,
		evidenceRules,
		acronymRules,
	)
}
