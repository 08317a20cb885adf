package summable

import "testing"

// One donor's promises and what they are for.
func TestAPromiseOfAnotherPurposeCounts(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"a commitment to something else, though under one project", `committing {d 28 USD} to prevent coastal erosion of a bluff.
			A strategy to allocate {p 130 USD} for two pilot programs that target the needs of communities.
			:d d Corps> commitment for=x
			:p p Corps> pledge for=x`, "d +, p +"},
		{"a commitment of a part, to the same thing", `pledged {p 130 USD} for two pilot programs in coastal towns. It is committing
			{d 28 USD} to the first pilot in coastal towns.
			:p p Corps> pledge for=x
			:d d Corps> commitment for=x`, "p pledge_beside_commitment, d +"},
		{"a commitment of the same donor to something else", `pledged {p 130 USD} for two pilot schemes. It is committing {d 28 USD} to
			mend roads, already.
			:p p Corps> pledge
			:d d Corps> commitment`, "p +, d +"},
		{"a payment of the same donor that refers back but is for something else", `pledged {p 6 USD} for schools. It paid {d 4 USD} for
			roads so far.
			:p p Corps> pledge
			:d d Corps> disbursement`, "p +, d +"},
	} {
		t.Run(c.name, func(t *testing.T) { holds(t, c.sheet, c.want) })
	}
}
