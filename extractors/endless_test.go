package extractors_test

import (
	"strings"
	"testing"
	"time"

	"factsheet/internal/cputime"
)

// A text without a full stop is one sentence. No fact of it is to cost a look at all the
// others: 100 kB of the first took minutes, where each sum went through all dates.
func TestSentenceWithoutEndTakesNoLongTime(t *testing.T) {
	p := newPipeline(t)
	for _, words := range []string{
		"Japan gave US$ 5 million to UNDP in May 2021 and 12 wells ",
		"Skills Development Network (SDN) ",
		"Mr John Smith, Minister of Health of Kenya, ",
		"the project ‘Clean Taps’ funded by Japan and run by UNDP ",
		"signed an agreement with UNICEF on US$ 2 million of which 40 per cent ",
		"Budget: US$ 5 million | Donor: Japan | Period: 2019-2022 | ",
	} {
		text := strings.Repeat(words, 100_000/len(words))
		began := cputime.Used()
		p.Process(input("endless.txt", []byte(text)))
		if took := cputime.Used() - began; took > 15*time.Second {
			t.Errorf("%q again and again takes %v", words, took)
		}
	}
}
