package write

import (
	"encoding/json"
	"strconv"

	"factsheet/pipeline/ledger"
	"factsheet/pipeline/record"
)

// fact is what the contract says of one key.
type fact struct {
	doc      string
	pattern  string // of a string
	format   string
	enum     []string
	constant string
	least    int  // of an integer
	some     bool // a list that is never empty
}

func jsonNumber(n int) json.Number { return json.Number(strconv.Itoa(n)) }

// typeFacts say what an entry is.
var typeFacts = map[string]string{
	"Document":      "The sheet itself.",
	"DocumentError": "Why a sheet is partial or failed.",
	"Section":       "A heading and what stands under it, up to the next heading of its level or above.",
	"Table":         "A table of the sheet as rows of cells, or the labels of a chart.",
	"TableCell":     "A cell of a table; its span is that of its first part.",
	"Box":           "A rectangle on a page, in points from the lower left corner of the page as it is seen, to a hundredth.",
	"Range":         "A stretch of text, in code points.",
	"Span":          "Where something stands.",
	"Mention":       "A place where the sheet speaks of an entry; rule and doubts are left out where the entry's hold.",
	"Amount":        "A mention of money.",
	"Support":       "What speaks for one candidate of a malformed amount.",
	"Date":          "A mention of a date, a period or a set of dates.",
	"Quantity":      "A count of things or a percentage.",
	"Partner":       "An organisation or acting government, once a sheet.",
	"Registry":      "A body's code in a scheme that others keep.",
	"Place":         "A country, territory, region or city, once a sheet.",
	"Person":        "A person, once a sheet.",
	"Acronym":       "A short form that the sheet defines; the span is the definition.",
	"Project":       "A project or programme.",
	"Sector":        "A field of work by a public list; its span is the sheet's words that name it.",
	"Agreement":     "A memorandum, agreement or programme between parties, once however often it is told.",
	"Contribution":  "A flow of money.",
	"Event":         "A meeting, launch or conference.",
	"Reference":     "A URL, e-mail address, agenda, goal or legal instrument, once a sheet.",
	"Unread":        "A number, currency sign, month name or capitalised short form that no entry holds.",
	"Issue":         "What validation found. The span's keys are left out where it concerns the whole sheet.",
}

// fieldFacts say what a key holds, by its type and name; a fact without a type holds
// wherever there is none of its own.
var fieldFacts = map[string]fact{
	".schema":        {doc: "Version of this layout.", constant: record.Schema},
	".document":      {doc: "The sheet itself."},
	".text":          {doc: "The sheet as read; every span points into it."},
	".sections":      {doc: "Its headings."},
	".tables":        {doc: "Its tables and charts."},
	".amounts":       {doc: "Each mention of money."},
	".dates":         {doc: "Each mention of a date, a period or a set of dates."},
	".quantities":    {doc: "Each count of things and percentage."},
	".partners":      {doc: "Each organisation or acting government, once."},
	".places":        {doc: "Each country, territory, region or city, once."},
	".people":        {doc: "Each person, once."},
	".acronyms":      {doc: "Each short form that the sheet defines."},
	".projects":      {doc: "Each project or programme."},
	".agreements":    {doc: "Each agreement between parties."},
	".contributions": {doc: "Each flow of money."},
	".events":        {doc: "Each meeting, launch or conference."},
	".references":    {doc: "Each URL, e-mail address, agenda, goal or legal instrument, once."},
	".unread":        {doc: "What no entry holds."},
	".issues":        {doc: "What validation found."},

	".id":       {doc: "Stable: the same input gives the same id.", pattern: record.IDPattern},
	".rule":     {doc: "The rule that made the entry.", pattern: record.RulePattern},
	".doubts":   {doc: "What makes the entry less than sure; empty where nothing does."},
	".start":    {doc: "Where the quote begins in text, in code points from 0."},
	".end":      {doc: "Where the quote ends; not part of it.", least: 0},
	".page":     {doc: "Page of the sheet, from 1.", least: 1},
	".quote":    {doc: "The sheet's own words."},
	".mentions": {doc: "Where the sheet speaks of it.", some: true},

	"Mention.rule":   {doc: "The rule that found this mention; left out where it is the entry's.", pattern: record.RulePattern},
	"Mention.doubts": {doc: "All that makes this mention less than sure; left out where it is no more than what the entry has.", some: true},

	"Document.source":     {doc: "Its path below the one that was given, or the id of a JSON line."},
	"Document.sha256":     {doc: "Of its bytes, in hex; empty where they could not be read.", pattern: record.HashPattern},
	"Document.media_type": {doc: "text/plain or application/pdf."},
	"Document.title":      {doc: "Its title as printed, else as its container tells."},
	"Document.publisher":  {doc: "Who published it, where it tells."},
	"Document.date":       {doc: "Its own date, where it tells, as EDTF."},
	"Document.language":   {doc: "ISO 639-1; null where the text is too short to tell.", pattern: record.LanguagePattern},
	"Document.pages":      {doc: "Number of pages."},
	"Document.characters": {doc: "Code points of text."},
	"Document.near_duplicate": {doc: "The sheet, earlier in the batch, that this one is another make of (its text as a PDF, " +
		"say) or another edition of, most of its text the same: the first of them. Null for that one, for a sheet that stands " +
		"alone, and in a stream.", pattern: record.IDPattern},
	"Document.status":       {doc: "How far it came; partial is no success.", enum: record.Statuses},
	"Document.errors":       {doc: "Why it is partial or failed."},
	"Document.reader":       {doc: "Which reader made the text."},
	"DocumentError.stage":   {doc: "The stage that met it."},
	"DocumentError.page":    {doc: "The page; null where it concerns the whole sheet.", least: 1},
	"DocumentError.message": {doc: "What happened and, where there is something to do, what."},

	"Section.level": {doc: "Depth of the heading, from 1.", least: 1},
	"Section.title": {doc: "The heading, its line breaks mended."},
	"Section.body":  {doc: "What stands under it."},
	"Range.start":   {doc: "Where it begins in text, in code points."},
	"Range.end":     {doc: "Where it ends; not part of it."},

	"Table.page":            {doc: "Page on which it begins, from 1.", least: 1},
	"Table.caption":         {doc: "The title and unit line over it."},
	"Table.rows":            {doc: "How many rows it has, heads included.", least: 1},
	"Table.columns":         {doc: "How many columns it has.", least: 1},
	"Table.heads":           {doc: "How many of its first rows name the columns."},
	"Table.chart":           {doc: "A picture with labels, whose rows and columns tell only their order."},
	"Table.cells":           {doc: "By row, then column; empty ones are left out.", some: true},
	"TableCell.row":         {doc: "From 0."},
	"TableCell.column":      {doc: "Its first, from 0."},
	"TableCell.row_span":    {doc: "How many rows it spans.", least: 1},
	"TableCell.column_span": {doc: "How many columns it spans.", least: 1},
	"TableCell.header":      {doc: "It names columns."},
	"TableCell.text":        {doc: "Its parts joined by blanks, white space folded."},
	"TableCell.parts":       {doc: "Its further parts, where its lines stand apart in the text."},
	".box":                  {doc: "Where it stands; null where the sheet has no places, as a text file."},
	"Box.x0":                {doc: "Left edge."},
	"Box.y0":                {doc: "Lower edge."},
	"Box.x1":                {doc: "Right edge."},
	"Box.y1":                {doc: "Upper edge."},

	"Amount.unit":       {doc: "The unit line, head or label that told currency and scale; null where the mention tells them itself."},
	"Amount.value":      {doc: "The sum in units of the currency, to the letter; null where malformed or a range.", pattern: record.DecimalPattern},
	"Amount.currency":   {doc: "ISO 4217; null where the sheet does not tell.", pattern: record.CurrencyPattern},
	"Amount.status":     {doc: "malformed where the digits read in no one way.", enum: record.AmountStatuses},
	"Amount.candidates": {doc: "What a malformed sum may mean; never a value of its own."},
	"Amount.total_of": {doc: "The amounts that this one holds: the parts of a total, told in full or not, or one of the same " +
		"sum that is told again. A table's grand total lists the totals of its rows and those of its columns. To count no money " +
		"twice, leave out what another amount holds.", pattern: record.IDPattern},
	"Amount.supported":  {doc: "Which candidate of a malformed sum fits what the sheet tells elsewhere; null where none does. The value stays null."},
	"Support.candidate": {doc: "The candidate.", pattern: record.DecimalPattern},
	"Support.by":        {doc: "The amounts that it agrees with.", pattern: record.IDPattern},
	"Support.why":       {doc: "How it agrees, in a sentence."},
	".qualifier":        {doc: "How near the value is to what is meant.", enum: record.Qualifiers},
	".low":              {doc: "Lower end of a range.", pattern: record.DecimalPattern},
	".high":             {doc: "Upper end of a range.", pattern: record.DecimalPattern},

	"Date.edtf":       {doc: "As EDTF (ISO 8601-2); null where it reads in more than one way."},
	"Date.first":      {doc: "Its first day; null where it is open or not known.", format: "date"},
	"Date.last":       {doc: "Its last day; null where it is open or not known.", format: "date"},
	"Date.precision":  {doc: "The unit that it is told in.", enum: record.Precisions},
	"Date.candidates": {doc: "What an ambiguous date may mean."},
	"Quantity.value":  {doc: "How many, to the letter; null for a range.", pattern: record.DecimalPattern},
	"Quantity.unit":   {doc: "What is counted, or %."},

	".name":                     {doc: "In full where the sheet or the registry knows it."},
	"Partner.acronym":           {doc: "Its short form."},
	"Partner.aliases":           {doc: "Every other form of the name in the sheet, sorted."},
	"Partner.type":              {doc: "What sort of body it is.", enum: record.PartnerTypes},
	"Partner.country":           {doc: "Whose it is: ISO 3166-1 alpha-2.", pattern: record.CountryPattern},
	"Partner.organisation_type": {doc: "Its code in the IATI codelist OrganisationType; null where it is not known.", pattern: record.OrganisationTypePattern},
	"Partner.registry":          {doc: "The code that its id is made from: the first of codes."},
	"Partner.codes":             {doc: "Its codes in registries; empty where the registry does not list it."},
	"Registry.scheme":           {doc: "Who keeps the code, e.g. OECD-DAC-CRS."},
	"Registry.identifier":       {doc: "The code."},
	"Place.name":                {doc: "Its usual English name."},
	"Place.code":                {doc: "ISO 3166-1 alpha-2, or UN M49 for a region that has one.", pattern: record.PlacePattern},
	"Place.kind":                {doc: "What sort of place it is.", enum: record.PlaceKinds},
	"Person.name":               {doc: "In its longest form in the sheet."},
	"Person.role":               {doc: "Office or function, as the sheet has it."},
	"Person.organisation":       {doc: "The partner that the person belongs to.", pattern: record.IDPattern},
	"Acronym.short":             {doc: "The short form."},
	"Acronym.long":              {doc: "What it stands for."},

	".title":               {doc: "Its title, where it has one."},
	".period":              {doc: "When, as EDTF."},
	".date":                {doc: "When, as EDTF."},
	"Project.funding":      {doc: "Who pays: partners.", pattern: record.IDPattern},
	"Project.implementing": {doc: "Who carries it out: partners.", pattern: record.IDPattern},
	"Project.places":       {doc: "Where: places.", pattern: record.IDPattern},
	"Project.amounts":      {doc: "The sums told of it.", pattern: record.IDPattern},
	"Project.sectors":      {doc: "What the sheet itself says that it is in; empty for most."},
	"Sector.code":          {doc: "The code in that list.", pattern: record.SectorPattern},
	"Sector.vocabulary": {doc: "Who keeps the code, as in the IATI codelist SectorVocabulary: 1 OECD DAC purposes of five digits, " +
		"2 their categories of three, 7 the goals of the 2030 Agenda.", enum: record.Vocabularies},
	"Sector.name":                {doc: "Its name in that list."},
	"Agreement.kind":             {doc: "What sort of agreement it is.", enum: record.AgreementKinds},
	"Agreement.parties":          {doc: "Whose it is: partners.", pattern: record.IDPattern},
	"Agreement.count":            {doc: "How many the sheet speaks of: 3 in 'three MoUs'.", least: 1},
	"Agreement.amounts":          {doc: "The sums told of it.", pattern: record.IDPattern},
	"Contribution.donor":         {doc: "Who gives: a partner; null where the sheet does not tell.", pattern: record.IDPattern},
	"Contribution.recipient":     {doc: "Who receives: a partner; null where the sheet does not tell.", pattern: record.IDPattern},
	"Contribution.co_donors":     {doc: "Who else gives: partners.", pattern: record.IDPattern},
	"Contribution.co_recipients": {doc: "Who else receives: partners.", pattern: record.IDPattern},
	"Contribution.flow":          {doc: "How far the money is.", enum: record.Flows},
	"Contribution.amount":        {doc: "How much: an amount.", pattern: record.IDPattern},
	"Contribution.kind":          {doc: "What sort of money it is.", enum: record.ContributionKinds},
	"Contribution.project":       {doc: "The project that it pays for.", pattern: record.IDPattern},
	"Contribution.part_of":       {doc: "The contribution whose amount holds this one's; sums over contributions leave it out, so that no money counts twice.", pattern: record.IDPattern},
	"Event.name":                 {doc: "What it is called."},
	"Event.place":                {doc: "Where: a place.", pattern: record.IDPattern},
	"Event.participants":         {doc: "Who holds it, opens it or takes part: partners and people.", pattern: record.IDPattern},
	"Reference.kind":             {doc: "What sort of reference it is.", enum: record.ReferenceKinds},
	"Reference.value":            {doc: "What is referred to: 'SDG 5', '2030 Agenda', an address."},
	"Unread.kind":                {doc: "What it is.", enum: []string{ledger.Number, ledger.Currency, ledger.Month, ledger.ShortForm}},
	"Unread.reason":              {doc: "Why it was left out on purpose; null where it was not understood."},
	"Issue.rule":                 {doc: "The rule of validation that found it.", pattern: record.RulePattern},
	"Issue.severity":             {doc: "How grave it is.", enum: record.Severities},
	"Issue.message":              {doc: "What is the matter, in a sentence."},
	"Issue.entity":               {doc: "The entry that it concerns; null for the whole sheet.", pattern: record.IDPattern},
}
