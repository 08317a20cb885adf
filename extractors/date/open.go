package date

import "factsheet/pipeline/segment"

// openTo reads '2019 to date', '2018-present', '2020 – ongoing'; the word stands at
// token k.
func (s *scanner) openTo(f find, k int) find {
	k = s.skip(s.skip(k, "to"), "the")
	if s.punct(k) == '(' && s.punct(k+2) == ')' && s.p.Is(k+1, "ongoing", "present", "current") {
		f.end = k + 3
		f.value.form, f.rule = since, ruleOpen
		return s.lead(f)
	}
	if s.p.Is(k, "date", "present", "now", "today", "ongoing", "current", "onward", "onwards") &&
		(s.p.Tokens[k].Case == segment.LowerCase || s.p.Kind(k+1) != segment.Word) {
		f.end = k + 1
		f.value.form, f.rule = since, ruleOpen
		return s.lead(f)
	}
	return f
}

// open reads what opens a single part: 'since 2015', 'from 2015 onwards', 'until
// 2100'. 'by 2030' and 'before 2030' tell the year and no more.
func (s *scanner) open(f find) find {
	if v := &f.value; v.form == interval && v.a.unit == year && v.b.year == v.a.year+1 &&
		(s.p.Is(f.first-1, "since") || s.p.Is(f.first-1, "the") && s.p.Is(f.first-2, "since")) {
		v.form, f.rule = since, ruleOpen // 'since 2016/17'
		return f
	}
	if f.value.form != single {
		return f
	}
	i := f.first - 1
	if s.p.Is(f.end, "onward", "onwards") {
		f.end++
		f.value.form, f.rule = since, ruleOpen
		return f
	}
	if s.p.Is(f.end, "and", "or", "&") && (s.p.Is(f.end+1, "onward", "onwards", "beyond") ||
		s.p.Is(f.end+1, "later", "after", "thereafter") && s.p.Kind(f.end+2) != segment.Number && s.p.Kind(f.end+2) != segment.Word) {
		f.end += 2
		f.value.form, f.rule = since, ruleOpen
		return f
	}
	if s.p.Is(f.end, "on") && s.p.Is(i, "from") {
		f.value.form, f.rule = since, ruleOpen
		return f
	}
	for n := 0; n < 3 && s.p.Is(i, "the", "early", "late", "mid", "end", "of", "beginning", "start", "at", "least",
		"about", "around", "year", "and", "including"); n++ {
		i--
	}
	switch {
	case s.p.Is(i, "since"), s.p.Is(i, "ever") && s.p.Is(i+1, "since"):
		f.value.form, f.rule = since, ruleOpen
	case s.p.Is(i, "until", "till", "til"), s.p.Is(i, "through") &&
		s.p.Is(i-1, "valid", "extended", "extending", "run", "runs", "running", "continue", "continues", "continuing", "available",
			"lasting", "up", "now", "open"),
		s.p.Is(i, "to") && s.p.Is(i-1, "up"):
		f.value.form, f.rule = until, ruleOpen
	}
	return f
}
