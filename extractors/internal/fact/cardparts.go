package fact

// joins takes a card without a title into the one before, where both stand under one
// heading and neither tells what the other does: 'Dates and budget', 'Participating
// organisations'. It reports whether it did.
func (c *cards) joins(card *Card) bool {
	if len(c.out) == 0 {
		return false
	}
	one := &c.out[len(c.out)-1]
	if one.under != card.under {
		return false
	}
	for col := range card.Fields {
		if one.Fields[col] != nil {
			return false
		}
	}
	for col, v := range card.Fields {
		one.Fields[col] = v
	}
	one.End = card.End
	return true
}

// complete gives a card what another under the same title told before it.
func (c *cards) complete(card *Card) {
	for _, k := range c.kept {
		for col, v := range k.Fields {
			if card.Fields[col] == nil && k.End <= card.First && k.Title == card.Title {
				card.Fields[col] = v
			}
		}
	}
}
