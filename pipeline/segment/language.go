package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/normalise"
	"factsheet/pipeline/wordset"
)

// languageWords are the commonest function words of the languages that such sheets
// come in; each is written by few of the others.
var languageWords = []struct{ code, words string }{
	{"en", "the of and in to for with by on from that is are was were which has have its their this at as an be will"},
	{"fr", "le la les des du de et en pour dans par sur avec une un est sont qui que aux au ce cette ses leur plus été"},
	{"es", "el la los las de del y en para por con una un es son que se su sus al como más este esta fue han"},
	{"pt", "o a os as de da do das dos e em para por com uma um é são que se na no nas nos ao mais foi seu sua"},
	{"de", "der die das des dem den und in für mit von zu im auf ist sind wird werden ein eine einer nicht auch sich bei durch als"},
	{"it", "il la lo gli le di del della dei delle e in per con una un è sono che si nel nella al più da come"},
	{"nl", "de het een van en in voor met op te is zijn wordt worden dat die aan door bij ook niet als naar om"},
	{"sv", "och i att det som en på är av för med till den ett har inte om vid från var kan ska"},
	{"da", "og i at det som en på er af for med til den et har ikke om ved fra var kan skal"},
	{"pl", "i w na z do że się jest o dla przez oraz po za nie to od jako są których"},
	{"tr", "ve bir bu için ile da de olarak olan daha çok en kadar sonra gibi türkiye"},
	{"id", "dan yang di untuk dengan dari pada dalam ini itu ke oleh adalah sebagai akan telah"},
	{"sw", "na ya wa kwa katika ni za la cha kuwa hii hiyo pia au kwamba"},
	{"vi", "và của các trong cho là được với những có một này tại đã để không"},
}

var languageOf = func() *wordset.Map[[]int] {
	m := map[string][]int{}
	for i, l := range languageWords {
		for _, w := range strings.Fields(l.words) {
			m[w] = append(m[w], i)
		}
	}
	return wordset.MapOf(m)
}()

// longestWord is the length in bytes of the longest of the function words.
var longestWord = func() int {
	n := 0
	for _, w := range languageOf.Words() {
		n = max(n, len(w))
	}
	return n
}()

const (
	languageSample = 1500 // tokens looked at
	languageLeast  = 12   // function words needed to tell
)

// Language tells a sheet's language (ISO 639-1) by its commonest words, or by its
// script; "" where the text is too short to tell.
func Language(v *normalise.View, tokens []Token) string {
	counts := make([]int, len(languageWords))
	scripts := map[string]int{}
	letters, found := 0, 0
	for i, t := range tokens {
		if i == languageSample {
			break
		}
		if t.Kind != Word {
			continue
		}
		letters++
		word := v.Lower[t.Start:t.End]
		if r, _ := utf8.DecodeRuneInString(word); r >= 0x370 {
			scripts[scriptOf(r)]++
			continue
		}
		if len(word) > longestWord {
			continue
		}
		if of, ok := languageOf.At(t.Key, word); ok {
			found++
			for _, l := range of {
				counts[l]++
			}
		}
	}
	for _, s := range []string{"ru", "el", "ar", "he", "zh", "ja", "ko", "hi", "th"} {
		if scripts[s]*2 > letters && scripts[s] >= 4 {
			return s
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if found < languageLeast || counts[best]*3 < found*2 && best != 0 {
		return ""
	}
	return languageWords[best].code
}

// scriptOf names a language by the script that a letter is of: the one that most
// sheets in that script are in.
func scriptOf(r rune) string {
	for _, s := range []struct {
		code  string
		table *unicode.RangeTable
	}{
		{"ru", unicode.Cyrillic}, {"el", unicode.Greek}, {"ar", unicode.Arabic}, {"he", unicode.Hebrew}, {"ja", unicode.Hiragana},
		{"ja", unicode.Katakana}, {"zh", unicode.Han}, {"ko", unicode.Hangul}, {"hi", unicode.Devanagari}, {"th", unicode.Thai},
	} {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return ""
}
