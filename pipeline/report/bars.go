package report

import (
	"strconv"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// kindBar is how many entries of a kind the batch has.
type kindBar struct {
	kind
	Count string
	Width int // of 1,000
}

// recordKeys are the keys by which the record, and so the manifest, names kinds, where it is not
// the kind with an s.
var recordKeys = map[string]string{"person": "people", "quantity": "quantities"}

func kindBars(counts map[string]int) []kindBar {
	out := make([]kindBar, len(kinds))
	most := 1
	count := func(k kind) int {
		if key, ok := recordKeys[k.Key]; ok {
			return counts[key]
		}
		return counts[k.Key+"s"]
	}
	for _, k := range kinds {
		most = max(most, count(k))
	}
	for i, k := range kinds {
		out[i] = kindBar{k, record.Grouped(decimal(count(k))), count(k) * 1000 / most}
	}
	return out
}

// stateBar is how many sheets have a status, with its part of a bar of 1,000.
type stateBar struct {
	Status   string
	Count    int
	X, Width int
}

func stateBars(s manifest.States) []stateBar {
	all := max(s.OK+s.Partial+s.Failed, 1)
	out := []stateBar{{Status: "ok", Count: s.OK}, {Status: "partial", Count: s.Partial}, {Status: "failed", Count: s.Failed}}
	x := 0
	for i := range out {
		out[i].X, out[i].Width = x, out[i].Count*1000/all
		if out[i].Count > 0 {
			out[i].Width = max(out[i].Width, 6)
		}
		x += out[i].Width
	}
	return out
}

// perThousand is n in a thousand of all, to a hundredth.
func perThousand(n, all int) string {
	if all == 0 {
		return "0"
	}
	return strconv.FormatFloat(1000*float64(n)/float64(all), 'f', 2, 64)
}
