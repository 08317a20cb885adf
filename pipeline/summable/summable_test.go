package summable

import (
	"strings"
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// Each reason, and what looks like its case and is not.
func TestWhyAFlowIsLeftOut(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"a flow counts", `{a 5 USD}
			:f a Norway>WFP`, "f +"},
		{"no amount", ":f - Norway>WFP", "f no_amount"},
		{"an amount that is not there", ":f x Norway>WFP", "f no_amount"},
		{"a malformed sum", `{a ? USD}
			:f a Norway>WFP`, "f malformed"},
		{"a range", `{a 5-10 USD}
			:f a Norway>WFP`, "f range"},
		{"more than a column holds", `{a 12345678901234567 USD}
			:f a Norway>WFP`, "f not_storable"},
		{"no currency", `{a 5 -}
			:f a Norway>WFP`, "f no_currency"},

		{"a total counts, its parts do not", `{t 10 USD} {a 6 USD} {b 4 USD}
			= t = a b
			:ft t Norway>WFP
			:fa a Norway>
			:fb b Norway>`, "ft +, fa part_of_total, fb part_of_total"},
		{"a total of which parts are told alone counts whole", `{t 10 USD} {a 6 USD}
			= t = a
			:ft t Norway>WFP
			:fa a Norway>`, "ft +, fa part_of_total"},
		{"parts of a total that is no flow", `{t 10 USD} {a 6 USD} {b 4 USD}
			= t = a b
			:fa a Norway>
			:fb b Sweden>`, "fa +, fb +"},
		{"a malformed total swallows nothing", `{t ? USD} {a 6 USD} {b 4 USD}
			= t = a b
			:ft t Norway>WFP
			:fa a Norway>
			:fb b Norway>`, "ft malformed, fa +, fb +"},
		{"nor does a total without a currency, or a range", `{t 10 -} {u 10-20 USD} {a 6 USD} {b 4 USD}
			= t = a
			= u = b
			:ft t Norway>WFP
			:fu u Norway>WFP
			:fa a Norway>
			:fb b Norway>`, "ft no_currency, fu range, fa +, fb +"},
		{"a chain of totals", `{t 10 USD} {m 6 USD} {a 2 USD}
			= t = m
			= m = a
			:fa a Norway>
			:fm m Norway>
			:ft t Norway>`, "fa part_of_total, fm part_of_total, ft +"},
		{"a chain over a malformed total", `{t 10 USD} {m ? USD} {a 2 USD}
			= t = m
			= m = a
			:fa a Norway>
			:fm m Norway>
			:ft t Norway>`, "fa part_of_total, fm malformed, ft +"},
		{"a chain over a sum that is no flow", `{t 10 USD} {m 6 USD} {a 2 USD}
			= t = m
			= m = a
			:fa a Norway>
			:ft t Norway>`, "fa part_of_total, ft +"},
		{"a circle still counts once", `{a 5 USD} {b 5 USD}
			= a = b
			= b = a
			:fa a Norway>
			:fb b Norway>`, "fa part_of_total, fb +"},
		{"part_of alone tells it, too, over a flow without a sum", `{t 10 USD} {a 2 USD}
			:ft t Norway>
			:fm - Norway> part=ft
			:fa a Norway> part=fm`, "ft +, fm no_amount, fa part_of_total"},
		{"a flow is no part of itself", `{a 2 USD}
			:fa a Norway> part=fa`, "fa +"},
		{"rows or columns of a table, not both", `{g 10 USD} {r1 6 USD} {r2 4 USD} {c1 7 USD} {c2 3 USD} {x 5 USD} {y 1 USD} {z 2 USD} {w 2 USD}
			= g = r1 r2 c1 c2
			= r1 = x y
			= r2 = z w
			= c1 = x z
			= c2 = y w
			:a r1 Norway>
			:b r2 Sweden>
			:c c1 >WFP
			:d c2 >FAO
			:e x Norway>WFP`, "a +, b +, c other_split, d other_split, e part_of_total"},
		{"the same without a grand total", `{r1 6 USD} {r2 4 USD} {c1 7 USD} {x 5 USD} {y 1 USD} {z 2 USD} {w 2 USD}
			= r1 = x y
			= r2 = z w
			= c1 = x z
			:a r1 Norway>
			:b r2 Sweden>
			:c c1 >WFP`, "a +, b +, c holds_counted_parts"},
		{"a total of donors is told again as one of projects", `{t 1506 EUR} {a 900 EUR} {b 606 EUR}
			{u 1506 EUR} {c 1000 EUR} {d 506 EUR}
			= t = a b
			= u = c d
			:fa a EU>
			:fb b Netherlands>
			:fc c > budget
			:fd d > budget`, "fa +, fb +, fc other_split, fd other_split"},
		{"a flow is told again as a total of projects", `{u 1506 EUR} {c 1000 EUR} {d 506 EUR} and {t 1506 EUR}
			= u = c d
			:fc c > budget
			:fd d > budget
			:ft t EU>`, "fc part_of_total, fd part_of_total, ft +"},
		{"round totals may be equal by chance", `{t 10 EUR} {a 6 EUR} {b 4 EUR} {u 10 EUR} {c 7 EUR} {d 3 EUR}
			= t = a b
			= u = c d
			:fa a EU>
			:fb b Netherlands>
			:fc c >
			:fd d >`, "fa +, fb +, fc +, fd +"},
		{"parts that do not come to their total all count", `{t 10 USD} {a 6 USD} {b 5 USD}
			= t = a b
			:fa a Norway>
			:fb b Sweden>`, "fa +, fb +"},

		{"one sum, two flows", `Norway gave {a 5 USD} to WFP and FAO
			:f a Norway>WFP
			:g a Norway>FAO`, "f +, g same_amount"},
		{"one sum each", `Norway gave {a 5 USD} each to WFP and FAO
			:f a Norway>WFP
			:g a Norway>FAO`, "f +, g +"},
		{"one sum each, a party not told", `Norway gave {a 5 USD} each to WFP and others
			:f a Norway>WFP
			:g a Norway>`, "f +, g same_amount"},

		{"one purpose beside another", `Finland gave {a 1 USD} for the training of teachers in the north. Later Finland gave {b 1 USD} for the training
			of teachers in the south.
			:f a Finland>
			:g b Finland>`, "f +, g +"},
		{"one place beside another", `Denmark provided {a 3 USD} to the trust fund for reef repair in Fiji. Denmark provided {b 3 USD} to the trust fund
			for reef repair in Tonga.
			:f a Denmark>
			:g b Denmark>`, "f +, g +"},
		{"told twice in the same words", `US gave {a 1000 USD} in new funding towards humanitarian assistance for Ukraine
			` + strings.Repeat("and so it went on ", 30) + `and again US gives {b 1000 USD} in new funding towards humanitarian assistance to help
			:f a US>
			:g b US>WFP`, "f +, g told_twice"},
		{"the same sum in other words, or a further one in the same", `US gave {a 1000 USD} in new funding towards food for all of Ukraine
			US gave {b 1000 USD} in new funding towards schools for all of Ukraine
			US gave a further {c 1000 USD} in new funding towards schools for all of Ukraine
			:f a US>
			:g b US>
			:h c US>`, "f +, g +, h +"},
		{"the same words of another recipient, or of no donor", `US gave {a 1000 USD} in new funding towards food for all of Ukraine
			US gave {b 1000 USD} in new funding towards food for all of Ukraine
			{c 1000 USD} in new funding towards food for all of Ukraine
			:f a US>WFP
			:g b US>FAO
			:h c >WFP`, "f +, g +, h +"},
		{"the same in brackets in another currency", `EU gave {a 5 EUR} (about {b 6 USD}) to WFP
			:f a EU>WFP
			:g b EU>WFP`, "f +, g other_currency"},
		{"in brackets, but of another worth", `EU gave {a 500 EUR} ({b 6 USD}) to WFP
			:f a EU>WFP
			:g b EU>WFP`, "f +, g +"},
		{"two sums in two currencies", `EU gave {a 5 EUR} to WFP and {b 6 USD} to WFP
			:f a EU>WFP
			:g b EU>WFP`, "f +, g +"},
		{"another donor's sum in brackets", `EU gave {a 5 EUR} ({b 6 USD} by Norway)
			:f a EU>WFP
			:g b Norway>WFP`, "f +, g +"},
	} {
		t.Run(c.name, func(t *testing.T) { holds(t, c.sheet, c.want) })
	}
}

func TestPromisesBesideWhatIsPaid(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"a pledge partly paid", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge in=2021
			:d d Norway>WFP disbursement`, "p pledge_beside_disbursement, d +"},
		{"several payments of a pledge", `{p 6 USD} {d 4 USD} {e 2 USD}
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement in=2021
			:e e Norway>WFP disbursement in=2022`, "p pledge_beside_disbursement, d +, e +"},
		{"the payment is a part of the pledge", `{p 6 USD} of which {d 4 USD}
			= p = d
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement`, "p pledge_beside_disbursement, d +"},
		{"what is paid and what is still to come", `{p 6 USD} {d 4 USD} {q 2 USD}
			= p = d q
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement
			:q q Norway>WFP pledge`, "p pledge_beside_disbursement, d +, q +"},
		{"parts of a pledge by purpose beside what is paid of it", `{p 6 USD} {d 4 USD} {q 2 USD} {r 4 USD}
			= p = d q r
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement
			:q q Norway>WFP pledge
			:r r Norway>WFP pledge`, "p pledge_beside_disbursement, d +, q +, r other_split"},
		{"the same where the purposes come to it and the payment is within them", `{p 6 USD} {d 3 USD} {q 2 USD} {r 4 USD}
			= p = d q r
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement
			:q q Norway>WFP pledge
			:r r Norway>WFP pledge`, "p pledge_beside_disbursement, d +, q pledge_beside_disbursement, r pledge_beside_disbursement"},
		{"a total of pledges, one of them paid", `{t 10 USD} {p 6 USD} {q 4 USD} {d 6 USD}
			= t = p q
			:t t Norway> pledge
			:p p Norway>WFP pledge
			:q q Norway>FAO pledge
			:d d Norway>WFP disbursement`, "t holds_counted_parts, p pledge_beside_disbursement, q +, d +"},
		{"a total of what is pledged and what is paid", `{t 10 USD} {p 6 USD} {d 4 USD}
			= t = p d
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement`, "p +, d +"},
		{"a malformed payment leaves the pledge", `{p 6 USD} {d ? USD}
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement`, "p +, d malformed"},
		{"a commitment paid", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP commitment
			:d d Norway>WFP disbursement`, "p commitment_beside_disbursement, d +"},
		{"a pledge that became a commitment", `{p 6 USD} {d 6 USD}
			:p p Norway>WFP pledge
			:d d Norway>WFP commitment`, "p pledge_beside_commitment, d +"},
		{"more was paid than pledged, so it is other money", `{p 4 USD} {d 6 USD}
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement`, "p +, d +"},
		{"paid before it was pledged", `{d 4 USD} {p 6 USD}
			:d d Norway>WFP disbursement in=2019
			:p p Norway>WFP pledge in=2021`, "d +, p +"},
		{"a further pledge", `gave {d 4 USD} and pledged a further {p 6 USD}
			:d d Norway>WFP disbursement
			:p p Norway>WFP pledge`, "d +, p +"},
		{"another recipient", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge
			:d d Norway>FAO disbursement`, "p +, d +"},
		{"another donor", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge
			:d d Sweden>WFP disbursement`, "p +, d +"},
		{"another currency", `{p 6 USD} {d 4 EUR}
			:p p Norway>WFP pledge
			:d d Norway>WFP disbursement`, "p +, d +"},
		{"another project", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge for=x
			:d d Norway>WFP disbursement for=y`, "p +, d +"},
		{"a loan is no grant", `{p 6 USD} {d 4 USD}
			:p p ADB>Nepal pledge kind=loan
			:d d ADB>Nepal disbursement kind=grant`, "p +, d +"},
		{"donors that are not told are not the same", `{p 6 USD} {d 6 USD}
			:p p >WFP pledge
			:d d >WFP disbursement`, "p +, d +"},
		{"but a project's pledge is paid", `{p 6 USD} {d 4 USD}
			:p p > pledge for=x
			:d d > disbursement for=x`, "p pledge_beside_disbursement, d +"},
		{"no recipient and nothing that refers back", `will invest {p 6 USD} in roads. It spent {d 4 USD} on schools
			:p p Norway> pledge
			:d d Norway> disbursement`, "p +, d +"},
		{"no recipient, and so far", `pledged {p 6 USD}. It has given {d 4 USD} so far.
			:p p Norway> pledge
			:d d Norway> disbursement`, "p pledge_beside_disbursement, d +"},
		{"a joint pledge, of which one donor pays", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge with=Sweden
			:d d Sweden>WFP disbursement`, "p pledge_beside_disbursement, d +"},
		{"a joint payment of others", `{p 6 USD} {d 4 USD}
			:p p Norway>WFP pledge with=Sweden
			:d d Sweden>WFP disbursement with=Denmark`, "p +, d +"},
		{"a project's budget beside its donors", `{b 10 USD} {d 6 USD} {e 4 USD}
			:b b > budget for=x in=2020/2023
			:d d Norway> for=x
			:e e Sweden> for=x`, "b budget_beside_flows, d +, e +"},
		{"a budget that is the total of its donors", `{b 10 USD} {d 6 USD}
			= b = d
			:b b > budget for=x
			:d d Norway> for=x`, "b +, d part_of_total"},
		{"another donor's budget", `{b 10 USD} {d 6 USD}
			:b b Sweden> budget for=x
			:d d Norway> for=x`, "b +, d +"},
		{"a year's budget beside the next year's flow", `{b 10 USD} {d 6 USD}
			:b b > budget for=x in=2020
			:d d Norway> for=x in=2021`, "b +, d +"},
		{"a payment within what the donor gives the project", `{b 16 USD} {d 2 USD}
			:b b Sweden> for=x in=2022/2025 kind=project
			:d d Sweden>DTO for=x in=2022 disbursement kind=project`, "b +, d in_project_sum"},
		{"a payment after it", `{b 16 USD} {d 2 USD}
			:b b Sweden> for=x in=2022/2025 kind=project
			:d d Sweden>DTO for=x in=2026 disbursement kind=project`, "b +, d +"},
	} {
		t.Run(c.name, func(t *testing.T) { holds(t, c.sheet, c.want) })
	}
}

func TestWhatEarlierSheetsTold(t *testing.T) {
	type sheet struct {
		told  string
		links *across.Links
		want  string
	}
	revised := same("f f@a")
	revised.Conflicts = []across.Conflict{{Kind: "contributions", Field: "amount",
		Own: across.Telling{Ref: across.Ref{Document: "b", ID: "f"}}, Other: across.Telling{Ref: across.Ref{Document: "a", ID: "f"}}}}
	otherSum := &across.Links{Conflicts: revised.Conflicts}
	ofAgreement := same("f f@a")
	ofAgreement.Conflicts = []across.Conflict{{Kind: "agreements", Field: "amount",
		Own: across.Telling{Ref: across.Ref{Document: "b", ID: "g"}, Span: record.Span{Start: 0, End: 5}}}}
	first, six := sheet{"{a 5 USD}\n:f a Norway>WFP", nil, "f +"}, "{a 6 USD}\n:f a Norway>WFP"
	for _, c := range []struct {
		name   string
		sheets []sheet
	}{
		{"told before", []sheet{{"{a 5 USD}\n:f a Norway>WFP", nil, "f +"}, {"{a 5 USD}\n:f a Norway>WFP", same("f f@a"), "f told_before"}}},
		{"told with another sum by an edition", []sheet{first, {six, revised, "f told_differently"}}},
		{"told with another sum by another sheet", []sheet{first, {six, otherSum, "f told_differently"}}},
		{"an agreement's sum told differently", []sheet{first, {six, ofAgreement, "f told_differently"}}},
		{"a sum that an edition mends", []sheet{
			{"{a ? USD}\n:f a Norway>WFP", nil, "f malformed"},
			{"{a 5 USD}\n:f a Norway>WFP", revised, "f +"},
			{"{a 5 USD}\n:f a Norway>WFP", same("f f@a"), "f told_before"},
		}},
		{"a malformed sum whose total counted", []sheet{
			{"{t 9 USD} {a ? USD}\n= t = a\n:t t Norway>WFP\n:f a Norway>", nil, "t +, f malformed"},
			{"{a 5 USD}\n:f a Norway>", same("f f@a"), "f told_before"},
		}},
		{"a total of which an earlier sheet told a part", []sheet{
			{"{a 6 USD}\n:f a Norway>WFP", nil, "f +"},
			{"{t 10 USD} {a 6 USD} {b 4 USD}\n= t = a b\n:t t Norway>\n:f a Norway>WFP\n:g b Norway>FAO",
				same("f f@a"), "t holds_counted_parts, f told_before, g +"},
			{"{t 10 USD} {c 1 USD}\n= t = c\n:t t Norway>\n:h c Norway>ILO", same("t t@b"), "t told_before, h +"},
		}},
		{"a part of a total that an earlier sheet told", []sheet{
			{"{t 10 USD}\n:t t Norway>", nil, "t +"},
			{"{t 10 USD} {a 6 USD}\n= t = a\n:t t Norway>\n:f a Norway>WFP", same("t t@a"), "t told_before, f part_of_total"},
		}},
		{"a part of which the total counted", []sheet{
			{"{t 10 USD} {a 6 USD}\n= t = a\n:t t Norway>\n:f a Norway>WFP", nil, "t +, f part_of_total"},
			{"{a 6 USD}\n:f a Norway>WFP", same("f f@a"), "f told_before"},
		}},
		{"a total that an edition mends, whose parts counted", []sheet{
			{"{t ? USD} {a 6 USD}\n= t = a\n:t t Norway>\n:f a Norway>WFP", nil, "t malformed, f +"},
			{"{t 10 USD} {a 6 USD}\n= t = a\n:t t Norway>\n:f a Norway>WFP", same("t t@a", "f f@a"), "t holds_counted_parts, f told_before"},
		}},
		{"a pledge beside a payment that counted before", []sheet{
			{"{d 4 USD}\n:d d Norway>WFP disbursement", nil, "d +"},
			{"{p 6 USD} {d 4 USD}\n:p p Norway>WFP pledge\n:d d Norway>WFP disbursement",
				same("d d@a"), "p pledge_beside_disbursement, d told_before"},
		}},
		{"a payment beside a pledge that counted before", []sheet{
			{"{p 6 USD}\n:p p Norway>WFP pledge", nil, "p +"},
			{"{p 6 USD} {d 4 USD}\n:p p Norway>WFP pledge\n:d d Norway>WFP disbursement", same("p p@a"), "p told_before, d counted_as_pledge"},
		}},
		{"a pledge that was paid in full, in another sheet", []sheet{
			{"{p 6 USD}\n:p p Norway>WFP pledge in=2021", nil, "p +"},
			{"{d 6 USD}\n:d d Norway>WFP disbursement in=2022", nil, "d counted_as_pledge"},
			{"{d 6 USD}\n:d d Norway>WFP disbursement in=2022", nil, "d +"},
		}},
		{"a pledge of what another sheet tells as paid", []sheet{
			{"{d 6 USD}\n:d d Norway>WFP disbursement in=2022", nil, "d +"},
			{"{p 6 USD}\n:p p Norway>WFP pledge in=2021", nil, "p pledge_beside_disbursement"},
		}},
		{"years later it is other money, and so it is of another donor", []sheet{
			{"{p 6 USD}\n:p p Norway>WFP pledge in=2015", nil, "p +"},
			{"{d 6 USD}\n:d d Norway>WFP disbursement in=2022", nil, "d +"},
			{"{d 6 USD}\n:d d >WFP disbursement in=2015", nil, "d +"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := New()
			for i, s := range c.sheets {
				r := sheetOf(t, string(rune('a'+i)), s.told)
				if got := told(r, b.Add(r, s.links)); got != s.want {
					t.Errorf("sheet %d: got  %s\nwant %s", i+1, got, s.want)
				}
			}
		})
	}
}

func TestEveryReasonIsOnTheList(t *testing.T) {
	seen := map[Reason]bool{}
	for _, r := range Reasons {
		if seen[r.Reason] || r.Doc == "" {
			t.Errorf("%s stands twice, or without a doc", r.Reason)
		}
		seen[r.Reason] = true
	}
	for _, r := range []Reason{
		NoAmount, Malformed, Range, NotStorable, NoCurrency, PartOfTotal, HoldsCountedParts, OtherSplit, SameAmount, OtherCurrency, ToldBefore, ToldTwice,
		ToldDifferently, PledgeBesideDisbursement, PledgeBesideCommitment, CommitmentBesideDisbursement, BudgetBesideFlows, CountedAsPledge,
		InProjectSum,
	} {
		if !seen[r] {
			t.Errorf("%s is not on the list", r)
		}
		delete(seen, r)
	}
	if len(seen) > 0 {
		t.Errorf("the list has more: %v", seen)
	}
}
