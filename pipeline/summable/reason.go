package summable

// Reason is why a contribution is left out of a sum; empty where it counts.
type Reason string

// The reasons. By those from PartOfTotal on, the money counts elsewhere; a contribution
// with one of the first has no sum that could be added.
const (
	NoAmount    Reason = "no_amount"
	Malformed   Reason = "malformed"
	Range       Reason = "range"
	NotStorable Reason = "not_storable"
	NoCurrency  Reason = "no_currency"

	PartOfTotal       Reason = "part_of_total"
	HoldsCountedParts Reason = "holds_counted_parts"
	OtherSplit        Reason = "other_split"
	SameAmount        Reason = "same_amount"
	OtherCurrency     Reason = "other_currency"
	ToldTwice         Reason = "told_twice"
	ToldBefore        Reason = "told_before"
	ToldDifferently   Reason = "told_differently"

	PledgeBesideDisbursement     Reason = "pledge_beside_disbursement"
	PledgeBesideCommitment       Reason = "pledge_beside_commitment"
	CommitmentBesideDisbursement Reason = "commitment_beside_disbursement"
	BudgetBesideFlows            Reason = "budget_beside_flows"
	CountedAsPledge              Reason = "counted_as_pledge"
	InProjectSum                 Reason = "in_project_sum"
)

// Told is a reason and what it says, for people.
type Told struct {
	Reason Reason
	Doc    string
}

// Reasons is the closed list of the reasons, in the order in which they are looked for.
var Reasons = []Told{
	{NoAmount, "no sum is told of it"},
	{Malformed, "the digits of its sum read in no one way"},
	{Range, "its sum is a range"},
	{NotStorable, "its sum has more digits than a DECIMAL(18,2) holds"},
	{NoCurrency, "the sheet does not tell the currency of its sum"},
	{ToldBefore, "an earlier sheet told it (same_as), and its money counts there"},
	{ToldDifferently, "an earlier sheet told it with another sum (conflicts), and that one counts"},
	{SameAmount, "another contribution has the same sum of the sheet, and that one counts"},
	{OtherCurrency, "the same money is told in another currency right before, and that sum counts"},
	{ToldTwice, "the sheet tells it twice, in the same words or with the same names, and the first telling counts"},
	{CountedAsPledge, "its money counts as the pledge or commitment of an earlier sheet that it pays"},
	{PledgeBesideDisbursement, "a pledge of which something is told as paid: what was paid counts"},
	{PledgeBesideCommitment, "a pledge for which a commitment is told: the commitment counts"},
	{CommitmentBesideDisbursement, "a commitment of which something is told as paid: what was paid counts"},
	{BudgetBesideFlows, "a project's budget beside the flows that pay for it: these count"},
	{InProjectSum, "a payment within the whole sum that its donor gives the project: that sum counts"},
	{PartOfTotal, "its money counts with the total that holds it (part_of, amount_parts)"},
	{HoldsCountedParts, "a total of which a part counts already: its parts count each by itself"},
	{OtherSplit, "a total's money split in another way, and the parts of the first way count"},
}
