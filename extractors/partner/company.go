package partner

import "factsheet/pipeline/segment"

// companyEnd takes the full stop of 'Inc.' and what follows a company's suffix into
// its name: 'Co., Ltd.', 'Pty Ltd'.
func (s *sheet) companyEnd(i int) int {
	end := i + 1
	for n := 0; n < 2; n++ {
		if s.Is(end, ".") && s.Tokens[end].Glued && s.Is(end-1, "inc", "ltd", "corp", "co") &&
			!(end+1 >= len(s.Tokens) || s.Kind(end+1) == segment.Break) && !s.opens(end+1) {
			end++
		}
		j := end
		if s.Is(j, ",") {
			j++
		}
		if s.Is(j, "ltd", "limited", "llc", "inc", "gmbh", "plc", "ag", "pty") && (s.capital(j) || s.Is(j, "plc", "ltd", "gmbh")) {
			end = j + 1
			continue
		}
		break
	}
	return end
}
