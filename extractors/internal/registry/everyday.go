package registry

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/wordset"
)

// Words of every sheet that name no body: read as one, they would take the records of all
// others.
var (
	joiners = wordset.Fields(`a an the and or but nor if of in on at by for from to with without under over between among through during since until
		into onto upon within against about across after before as than per via`)
	// In capitals these may be a short form: 'WHO', 'CAN', 'US'.
	pronouns = wordset.Fields(`this that these those it its he she we they you i his her our their your them us him who whom whose which what where when
		is are was were be been being has have had do does did will would shall should can could may might must not no all any each every both some
		more most other others also such so there here then only`)
	months       = wordset.Fields(`january february march april may june july august september october november december`)
	shortMonths  = wordset.Fields(`jan feb mar apr jun jul aug sep sept oct nov dec`) // 'DEC' may be a short form
	ordinalWords = wordset.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth`)
)

// everyday tells what a name is where it can be no body's: "a month"; "" where it can. A
// name of several words is none where each of them is none.
func everyday(name string) string {
	if letter := strings.TrimRight(name, "."); utf8.RuneCountInString(letter) < 2 && strings.IndexFunc(letter, unicode.IsLetter) == 0 {
		return "a single letter"
	}
	kind := ""
	for word := range strings.FieldsSeq(name) {
		switch k := everydayWord(word); {
		case k == "":
			return ""
		case kind == "" || k != joiner: // 'in May' is a month
			kind = k
		}
	}
	return kind
}

const joiner = "a function word"

func everydayWord(word string) string {
	word = strings.Trim(word, ".,:;()\"'")
	lower := strings.ToLower(word)
	capitals := word == strings.ToUpper(word) && utf8.RuneCountInString(word) > 1
	switch {
	case months.Has(lower), !capitals && shortMonths.Has(lower):
		return "a month"
	case joiners.Has(lower), !capitals && pronouns.Has(lower):
		return joiner
	case strings.ContainsAny(word, "$€£¥") && len(word) < 6, money.IsUnit(lower) && (!capitals || len(word) > 4), money.IsMajor(word):
		return "a currency"
	case number.IsWord(lower) && (!capitals || len(word) > 3 || shortScales.Has(lower)), ordinalWords.Has(lower), strings.IndexFunc(word, unicode.IsLetter) < 0:
		return "a number"
	}
	return ""
}

// shortScales are written in capitals, too; 'ONE' and 'TEN' in capitals may be bodies, and
// so may 'RAND'.
var shortScales = wordset.Fields("mn bn mln bln trn")

// canName is the fault of a form that can name no body, or nil.
func canName(form string) error {
	if kind := everyday(form); kind != "" {
		return fmt.Errorf("%q is %s, which stands for something else in every sheet; write the body's name in full, or take this out", form, kind)
	}
	return nil
}
