package layout

import "strings"

// raisedMost is how far over or under a large figure's baseline what belongs to it may
// stand, in units of the figure's size: beside its digits, not over them.
const raisedMost = 0.62

// level sets the small currency sign before a large figure, and the small scale or
// percent sign behind it, on the figure's baseline: tiles have them raised ('US$' beside
// the top of '12.4'), and they are one sum.
func level(ws []word) []word {
	for i := range ws {
		s := &ws[i]
		sign, scale := isCurrency(s.text), isScale(s.text)
		if !sign && !scale {
			continue
		}
		for _, dir := range []int{1, -1} {
			b := largeBeside(ws, i, dir, sign, scale)
			if b == nil {
				continue
			}
			s.y = b.y
			break
		}
	}
	return ws
}

// largeBeside looks up or down for the large figure that the i-th word stands right before, as
// a sign does, or right behind, as a scale does.
func largeBeside(ws []word, i, dir int, sign, scale bool) *word {
	s := &ws[i]
	for k := i + dir; k >= 0 && k < len(ws); k += dir {
		b := &ws[k]
		rise := s.y - b.y
		if rise > 80 || rise < -80 {
			return nil
		}
		if s.size > 0.82*b.size || rise > raisedMost*b.size || rise < -0.1*b.size || rise > -0.08*b.size && rise < 0.08*b.size || !isFigure(b.text) {
			continue
		}
		before, behind := b.x0-s.x1, s.x0-b.x1
		if sign && before > -0.1*b.size && before < 0.4*b.size || scale && behind > -0.1*b.size && behind < 0.4*b.size {
			return b
		}
	}
	return nil
}

// isCurrency reports whether a word is a currency's sign, alone or behind its country's
// letters, or its code.
func isCurrency(s string) bool { return isSign(s) || currencyCodes[s] }

// isScale reports whether a word scales the figure before it.
func isScale(s string) bool {
	switch strings.ToLower(s) {
	case "%", "+", "m", "k", "bn", "mn", "thousand", "million", "billion", "trillion", "lakh", "crore":
		return true
	}
	return false
}
