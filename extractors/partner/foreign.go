package partner

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// addForeign adds the heads of other languages, which stand before what they are of. A
// bare one may have a proper name right behind it: 'Fundación Río Verde'.
func addForeign(add func(head, ...string)) {
	of := func(typ string) head { return head{typ: typ, of: true, foreign: true} }
	bare := func(typ string) head { return head{typ: typ, of: true, foreign: true, bare: true} }
	gov, private := record.Government, record.PrivateSector
	add(of(gov), "ministère", "ministerio", "ministério", "agence", "agencia", "agência", "secretaría",
		"bundesministerium", "direction", "dirección", "direção", "municipio", "município", "municipalité", "municipalidad",
		"ayuntamiento", "alcaldía", "prefeitura", "mairie", "consejo", "conseil", "conselho")
	add(bare(private), "banco", "banque", "banca", "grupo", "groupe", "clinique", "clínica", "cooperativa", "coopérative", "cimenterie")
	add(of(private), "société", "sociedad", "sociedade", "compagnie", "empresa", "compañía")
	add(bare(record.Foundation), "fondation", "fundación", "fundação", "fondazione", "stiftung", "stichting", "stiftelsen", "yayasan")
	university := bare(record.Academic)
	university.left = true
	add(university, "université", "universidad", "universidade", "universitas", "università", "institut", "instituto")
	add(bare(record.NGO), "asociación", "associação", "associazione")
	add(of(record.Fund), "fonds", "fondo", "fundo")
	add(of(record.Other), "centro", "hôpital", "comité", "comitê")
	add(of(record.EmployerOrganisation), "cámara", "câmara", "chambre")
	add(of(record.TradeUnion), "sindicato", "syndicat", "fédération", "federación", "federação", "confédération",
		"confederación", "confederação")
	add(of(record.Network), "réseau", "alianza", "aliança")
}

// foreignLinkers are the small words within names of other languages, besides linkers.
var foreignLinkers = wordset.Of("la", "las", "le", "les", "los", "el", "dos", "das", "y", "e", "et", "en", "della", "delle", "van", "voor")

// legalForms are the forms of firms that end a name.
var legalForms = wordset.Fields("s.a. c.a. s.a.s. s.a.r.l. s.r.l. s.p.a. s.l. e.v. ltda ltda. sarl sas srl spa")

// foreignOf is the end of what the foreign head at token i is of: 'Fundación Río Verde',
// 'Universidad Mayor de San Andrés'; 0 where nothing fit follows.
func (s *sheet) foreignOf(i int, h head) int {
	if s.casing(i) == allCaps {
		return 0
	}
	end, of := i+1, false
	for end < len(s.Tokens) && end-i < farRight && !s.breaks(end-1) && !s.lineDone(end-1) && !s.label(end) {
		switch {
		case s.capital(end):
			if end > i+1 && (s.In(end-1, legalForms) || s.wraps(end-1) && s.Tokens[end].Case == segment.Upper) {
				return s.foreignEnd(i, end, of, h) // 'Banco Sol S.A. Half of it', 'Banque Verte / EUR 5 million'
			}
			if s.In(end, callers) && !s.Is(end, "i", "ii", "iii", "mayor") || s.headAhead(end) || s.wraps(end-1) && end == i+1 {
				return s.foreignEnd(i, end, of, h)
			}
			if f, ok := s.lands.At(end); ok && f.Form == country.Name {
				return f.Last
			}
			end++
		case s.Is(end, "-", "'") && s.Tokens[end].Glued && s.capital(end+1):
			end++
		default:
			k := end
			for k < end+3 && s.Kind(k) == segment.Word && (s.In(k, linkers) || s.In(k, foreignLinkers)) && !s.Is(k, "of", "for", "on", "against") {
				k++
			}
			if s.Is(k, "l", "d") && s.Is(k+1, "'") {
				k += 2
			}
			if k == end || !s.capital(k) || s.Is(end, "y", "e", "et") && s.headNamed(k) {
				return s.foreignEnd(i, end, of, h)
			}
			of = true
			end = k
		}
	}
	return s.foreignEnd(i, end, of, h)
}

// foreignEnd is end where the name that the head at token i begins has what makes it one: a
// linker, or for a bare head a word.
func (s *sheet) foreignEnd(i, end int, of bool, h head) int {
	if end == i+1 || !of && !h.bare {
		return 0
	}
	return end
}

// headNamed reports whether the word at token k is a head, so that another body begins.
func (s *sheet) headNamed(k int) bool {
	_, is := heads[s.lower(k)]
	return is
}
