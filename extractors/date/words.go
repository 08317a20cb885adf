package date

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// class is what a word can do in a date.
type class uint8

// The classes of words.
const (
	notDate    class = iota
	monthName        // n is the month
	weekday          // n from Monday, 1
	ordinal          // 'first' … 'twentieth', 'thirtieth'; n its number
	tens             // 'twenty', 'thirty': before an ordinal or a number word
	units            // 'one' … 'nine'
	seasonName       // n from spring, 1
	quarterOf        // 'q'
	halfOf           // 'h'
	fiscalYear       // 'fy'
	fiscal           // 'fiscal', 'financial', before 'year'
	partOf           // 'early', 'mid', 'late'
	lastOf           // 'last', 'final', 'latter'
	same
	calendar   // 'cy', 'sy'
	teens      // 'ten' … 'nineteen'
	decadeName // 'nineties'; n its number
	roman      // 'XXI', before 'century'
	weekOfDay  // 'week', before 'of' and a day
	feast      // the first word of a holiday
)

// word is an entry of the word table.
type word struct {
	class class
	n     uint8
	short bool // an abbreviation, or a word that is commonly no date: it needs a number beside it
}

var words = wordset.MapOf(map[string]word{
	"january": {monthName, 1, false}, "february": {monthName, 2, false}, "march": {monthName, 3, false}, "april": {monthName, 4, false},
	"may": {monthName, 5, false}, "june": {monthName, 6, false}, "july": {monthName, 7, false}, "august": {monthName, 8, false},
	"september": {monthName, 9, false}, "october": {monthName, 10, false}, "november": {monthName, 11, false},
	"december": {monthName, 12, false},
	"jan":      {monthName, 1, true}, "feb": {monthName, 2, true}, "febr": {monthName, 2, true}, "mar": {monthName, 3, true},
	"apr": {monthName, 4, true},
	"jun": {monthName, 6, true}, "jul": {monthName, 7, true}, "aug": {monthName, 8, true}, "sep": {monthName, 9, true},
	"sept": {monthName, 9, true}, "oct": {monthName, 10, true}, "nov": {monthName, 11, true}, "dec": {monthName, 12, true},

	"monday": {weekday, 1, false}, "tuesday": {weekday, 2, false}, "wednesday": {weekday, 3, false}, "thursday": {weekday, 4, false},
	"friday": {weekday, 5, false}, "saturday": {weekday, 6, false}, "sunday": {weekday, 7, false},
	"mon": {weekday, 1, true}, "tue": {weekday, 2, true}, "tues": {weekday, 2, true}, "wed": {weekday, 3, true},
	"weds": {weekday, 3, true}, "thu": {weekday, 4, true},
	"thur": {weekday, 4, true}, "thurs": {weekday, 4, true}, "fri": {weekday, 5, true}, "sat": {weekday, 6, true},
	"sun": {weekday, 7, true},

	"first": {ordinal, 1, false}, "second": {ordinal, 2, false}, "third": {ordinal, 3, false},
	"fourth": {ordinal, 4, false}, "fifth": {ordinal, 5, false},
	"sixth": {ordinal, 6, false}, "seventh": {ordinal, 7, false}, "eighth": {ordinal, 8, false},
	"ninth": {ordinal, 9, false}, "tenth": {ordinal, 10, false},
	"eleventh": {ordinal, 11, false}, "twelfth": {ordinal, 12, false}, "thirteenth": {ordinal, 13, false},
	"fourteenth": {ordinal, 14, false},
	"fifteenth":  {ordinal, 15, false}, "sixteenth": {ordinal, 16, false}, "seventeenth": {ordinal, 17, false},
	"eighteenth": {ordinal, 18, false},
	"nineteenth": {ordinal, 19, false}, "twentieth": {ordinal, 20, false}, "thirtieth": {ordinal, 30, false},
	"twenty": {tens, 20, false}, "thirty": {tens, 30, false},
	"one": {units, 1, false}, "two": {units, 2, false}, "three": {units, 3, false}, "four": {units, 4, false}, "five": {units, 5, false},
	"six": {units, 6, false}, "seven": {units, 7, false}, "eight": {units, 8, false}, "nine": {units, 9, false},

	"forty": {tens, 40, false}, "fifty": {tens, 50, false}, "sixty": {tens, 60, false}, "seventy": {tens, 70, false},
	"eighty": {tens, 80, false}, "ninety": {tens, 90, false},
	"ten": {teens, 10, false}, "eleven": {teens, 11, false}, "twelve": {teens, 12, false},
	"thirteen": {teens, 13, false}, "fourteen": {teens, 14, false},
	"fifteen": {teens, 15, false}, "sixteen": {teens, 16, false}, "seventeen": {teens, 17, false},
	"eighteen": {teens, 18, false}, "nineteen": {teens, 19, false},
	"twenties": {decadeName, 20, false}, "thirties": {decadeName, 30, false}, "forties": {decadeName, 40, false},
	"fifties": {decadeName, 50, false},
	"sixties": {decadeName, 60, false}, "seventies": {decadeName, 70, false}, "eighties": {decadeName, 80, false},
	"nineties": {decadeName, 90, false},
	"xviii":    {roman, 18, false}, "xix": {roman, 19, false}, "xx": {roman, 20, false}, "xxi": {roman, 21, false},
	"cy": {calendar, 0, false}, "sy": {calendar, 0, false},

	"spring": {seasonName, 1, false}, "summer": {seasonName, 2, false}, "autumn": {seasonName, 3, false},
	"fall": {seasonName, 3, false}, "winter": {seasonName, 4, false},
	"q": {quarterOf, 0, false}, "quarter": {quarterOf, 0, false}, "qtr": {quarterOf, 0, false}, "h": {halfOf, 0, false},
	"fy": {fiscalYear, 0, false}, "fys": {fiscalYear, 0, false}, "jfy": {fiscalYear, 0, false}, "sfy": {fiscalYear, 0, false},
	"ffy": {fiscalYear, 0, false}, "fiscal": {fiscal, 0, false}, "financial": {fiscal, 0, false},
	"early": {partOf, 0, false}, "mid": {partOf, 0, false}, "late": {partOf, 0, false}, "middle": {partOf, 0, false},
	"last": {lastOf, 0, false}, "final": {lastOf, 0, false}, "latter": {lastOf, 0, false},
	"christmas": {feast, 0, false}, "xmas": {feast, 0, false}, "boxing": {feast, 0, false}, "new": {feast, 0, false},
	"valentine": {feast, 0, false}, "saint": {feast, 0, false},
	"st": {feast, 0, false}, "halloween": {feast, 0, false}, "juneteenth": {feast, 0, false}, "earth": {feast, 0, false},
	"groundhog": {feast, 0, false}, "thanksgiving": {feast, 0, false},
	"black": {feast, 0, false}, "cyber": {feast, 0, false}, "memorial": {feast, 0, false}, "labor": {feast, 0, false},
	"veterans": {feast, 0, false}, "columbus": {feast, 0, false},
	"presidents": {feast, 0, false}, "mlk": {feast, 0, false}, "martin": {feast, 0, false}, "cinco": {feast, 0, false},
	"bastille": {feast, 0, false}, "guy": {feast, 0, false}, "easter": {feast, 0, false},
	"good": {feast, 0, false}, "pentecost": {feast, 0, false},

	"same": {same, 0, false}, "week": {weekOfDay, 0, false},
})

// word looks token i up; the zero word where it is none.
func (s *scanner) word(i int) word {
	if s.p.Kind(i) != segment.Word {
		return word{}
	}
	w, _ := extract.Meaning(s.p, i, words)
	return w
}

// month is the month that token i names, and the token after it with its full stop; 0
// for none.
func (s *scanner) month(i int) (m, end int) {
	w := s.word(i)
	if w.class != monthName {
		return 0, i
	}
	if s.punct(i+1) == '.' && (s.glued(i+1) && (w.short || s.p.Kind(i+2) == segment.Number) || w.short && s.p.Kind(i+2) == segment.Number) {
		return int(w.n), i + 2
	}
	return int(w.n), i + 1
}

// punct is the character of a punctuation token: ASCII as it is, 'n' and 'm' for the
// en and em dash, 0 for what is none.
func (s *scanner) punct(i int) byte {
	if s.p.Kind(i) != segment.Punct {
		return 0
	}
	switch t := s.p.Text(i); {
	case len(t) == 1:
		return t[0]
	case t == "–":
		return 'n'
	case t == "—":
		return 'm'
	}
	return 0
}

func (s *scanner) glued(i int) bool { return i < len(s.p.Tokens) && s.p.Tokens[i].Glued }

// digits is the value and length of a Number token that is digits only; length 0 for
// any other token.
func (s *scanner) digits(i int) (value, length int) {
	if s.p.Kind(i) != segment.Number {
		return 0, 0
	}
	t := s.p.Text(i)
	if len(t) > 8 {
		return 0, 0
	}
	for j := 0; j < len(t); j++ {
		if t[j] < '0' || t[j] > '9' {
			return 0, 0
		}
		value = value*10 + int(t[j]-'0')
	}
	return value, len(t)
}

// skip returns i+1 where token i reads as one of the words, else i.
func (s *scanner) skip(i int, words ...string) int {
	if s.p.Is(i, words...) {
		return i + 1
	}
	return i
}

// blank is no part at all.
var blank part
