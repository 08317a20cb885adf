package money

import (
	"slices"
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
)

// row is one line of currencies.tsv.
type row struct {
	code                                                 string
	adjectives, units, minors, signs, localSigns, places []string
}

var rows = sync.OnceValue(func() []row {
	var out []row
	for line := range strings.Lines(currencies) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		out = append(out, row{f[0], list(f[1]), list(f[2]), list(f[3]), list(f[4]), list(f[5]), list(f[6])})
	}
	return out
})

func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ';' })
}

type builder struct {
	entries map[string]*Entry // by the name's words, a blank between
	written map[string]string // the name as it was listed
}

func (b *builder) entry(name string) *Entry {
	key := strings.Join(gazetteer.Words(name), " ")
	e := b.entries[key]
	if e == nil {
		e = &Entry{}
		b.entries[key], b.written[key] = e, name
	}
	return e
}

// term lists a term under a name, or adds its codes to one of the same kind.
func (b *builder) term(name string, t *Term) {
	e := b.entry(name)
	for i, f := range t.Forms {
		t.Forms[i] = gazetteer.View(f).Text
	}
	if e.Term == nil {
		e.Term = t
		return
	}
	old := e.Term
	switch {
	case old.Kind == t.Kind:
	case old.Kind == Minor && t.Kind == Unit:
		e.Term = t
		return
	case t.Kind == Code && slices.Equal(old.Codes, t.Codes) && old.Forms != nil:
	default:
		return
	}
	for _, c := range t.Codes {
		if !slices.Contains(old.Codes, c) {
			old.Codes = append(old.Codes, c)
		}
	}
	old.Behind = append(old.Behind, t.Behind...)
	old.Forms = append(old.Forms, t.Forms...)
	old.Local = old.Local && t.Local
	old.Large = old.Large && t.Large
}

func (b *builder) row(r row) {
	for _, a := range r.adjectives {
		e := b.entry(a)
		e.Adjective = append(e.Adjective, r.code)
	}
	for _, h := range r.places {
		e := b.entry(h)
		e.Home = append(e.Home, r.code)
	}
	b.units(r.code, Unit, r.units)
	b.units(r.code, Minor, r.minors)
	for _, s := range r.signs {
		b.term(s, &Term{Kind: kindOf(s), Codes: []string{r.code}, Forms: []string{s}, Large: s == "UA" || s == "SDRs" || s == "RM"})
	}
	for _, s := range r.localSigns {
		b.term(s, &Term{Kind: Short, Codes: []string{r.code}, Forms: []string{s}, Local: true})
	}
}

func (b *builder) units(code string, kind Kind, units []string) {
	for _, u := range units {
		for _, form := range strings.Split(u, ",") {
			b.unit(code, kind, form)
		}
	}
}

func (b *builder) unit(code string, kind Kind, form string) {
	switch form[0] {
	case '~':
		b.term(form[1:], &Term{Kind: kind, Behind: []string{code}})
	case '^':
		b.term(form[1:], &Term{Kind: kind, Codes: []string{code}, Large: true})
	default:
		b.term(form, &Term{Kind: kind, Codes: []string{code}})
	}
}

func kindOf(sign string) Kind {
	for _, r := range sign {
		if r == '$' || r == '£' || r == '¥' || r >= 0x20a0 && r <= 0x20cf {
			return Sign
		}
	}
	return Short
}

// shared lists the signs and short forms that several currencies share, the likelier
// ones first.
func (b *builder) shared() {
	for _, s := range []struct {
		kind         Kind
		names, codes string
	}{
		{Sign, "£", "GBP EGP LBP SYP SDG SSP FKP GIP SHP IEP CYP"},
		{Sign, "C$", "CAD NIO"},
		{Sign, "¥ ￥", "JPY CNY"},
		{Sign, "₤", "ITL GBP TRY"},
		{Sign, "﷼", "IRR SAR YER OMR QAR"},
		{Sign, "₣", "FRF"},
		{Sign, "₢", "BRL"},
		{Short, "₨", "INR PKR LKR NPR MUR SCR"},
		{Short, "Rs rs RS", "INR PKR LKR NPR MUR SCR"},
		{Short, "kr Kr", "SEK NOK DKK ISK"},
		{Short, "FCFA F.CFA CFA CFAF fcfa", "XOF XAF"},
		{Short, "rmb", "CNY"},
	} {
		for _, name := range strings.Fields(s.names) {
			b.term(name, &Term{Kind: s.kind, Codes: strings.Fields(s.codes), Forms: []string{name}})
		}
	}
	dollars := b.entry("dollar").Term.Codes
	pesos := b.entry("peso").Term.Codes
	b.term("$", &Term{Kind: Sign, Codes: append(slices.Clone(dollars), pesos...)})
	b.term("F CFA", &Term{Kind: Short, Codes: []string{"XOF", "XAF"}, Forms: []string{"F CFA"}})
	b.term("¢", &Term{Kind: Minor, Codes: slices.Clone(dollars)})
	for _, name := range []string{"crown", "crowns", "mark", "marks"} {
		b.entry(name).Term.Large = true
	}
	// Bodies whose papers write '$' for United States dollars.
	for _, name := range strings.Split("United Nations;UN;UNDP;UNICEF;UNFPA;UNHCR;UNESCO;UN Women;UN-Women;UNOPS;UNCDF;UNEP;UNIDO;UNAIDS;ILO;WHO;FAO;WFP;IFAD;IOM;OCHA;General Assembly;Security Council;"+
		"World Bank;World Bank Group;IMF;International Monetary Fund;IFC;IBRD;IDA;ADB;Asian Development Bank;AfDB;African Development Bank;IDB;Inter-American Development Bank;Global Fund;Gavi;GEF;Global Environment Facility;Green Climate Fund;AIIB", ";") {
		e := b.entry(name)
		e.Home = append(e.Home, International)
	}
	// Minor units that are other words or short forms as well.
	for _, name := range strings.Fields("fen sen pul puls mao avo avos sene bani luma deni pya pyas lipa lipas sente para paras jeon agora penni qirsh haler heller") {
		if e := b.entry(name); e.Term != nil && e.Term.Kind == Minor {
			e.Term.Local = true
		}
	}
	// Longer names that hold a country's without being of it.
	for _, name := range []string{"Latin American", "Inter-American", "South American", "North American", "Central American", "African American",
		"New England", "British Columbia", "French Guiana", "Gulf of Mexico", "South China Sea", "Sea of Japan", "Indian Ocean", "American Samoa"} {
		b.entry(name)
	}
}
