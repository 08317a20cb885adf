package codelist

// The codes that the record's words have in lists of IATI, version 2.03
// (https://iatistandard.org/en/iati-standard/203/codelists/).

// transactionTypes are the codes of the list TransactionType, for money that goes out.
var transactionTypes = map[string]string{"pledge": "12", "commitment": "2", "disbursement": "3"}

// TransactionType is the code of a contribution's flow; empty for a budget, and where the
// sheet does not tell.
func TransactionType(flow string) string { return transactionTypes[flow] }

// financeTypes are the codes of the list FinanceType, which is the OECD DAC's.
var financeTypes = map[string]string{"grant": "110", "loan": "421"}

// FinanceType is the code of a contribution's kind: 110 standard grant, 421 standard loan.
// It is empty for any other kind, which tells no instrument.
func FinanceType(kind string) string { return financeTypes[kind] }

// Channels is the scheme of the OECD DAC's codes of channels of delivery, in the Creditor
// Reporting System.
const Channels = "OECD-DAC-CRS"
