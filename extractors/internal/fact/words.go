package fact

import "factsheet/pipeline/wordset"
import "strings"

// class is how a verb moves money.
type class uint8

const (
	noVerb   class = iota
	gives          // 'provide': its object is the money, past tenses tell a disbursement
	commits        // 'commit', 'announce': its object is the money, all tenses a commitment
	pledges        // 'pledge'
	asks           // 'request', 'propose': money of a budget
	receives       // 'receive': its subject is the recipient
	backs          // 'support': its object is a cause, the money stands behind 'with' or 'through'
	opens          // 'launch', 'sign': as backs, or its object is a grant or loan
	gathers        // 'mobilise', 'cost': money that is no flow of the subject's
)

// verbs are the verbs that stand with money, in the forms that sheets use.
var verbs = func() map[string]class {
	m := map[string]class{}
	add := func(c class, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = c
		}
	}
	add(gives, `provide provides provided providing contribute contributes contributed contributing give gives gave given giving hand hands handed handing deposit deposits deposited
		donate donates donated donating disburse disburses disbursed disbursing invest invests invested investing
		deploy deploys deployed deploying pay pays paid paying transfer transfers transferred transferring grant grants granted granting
		deliver delivers delivered delivering extend extends extended extending add adds added adding distribute distributes distributed distributing
		cofinance cofinances cofinanced cofinancing cofund cofunds cofunded accord accords accorded inject injects injecting
		match matches matched matching wire wires wired wiring bear bears bore spend spends spent spending lend lends lent lending channel channels channelled channeled channelling injected supply supplied
		directs directed send sends sent sending placed placing funnel funnels funnelled funneled remit remits remitted pour pours poured
		plough ploughs ploughed plowed pump pumps pumped steered furnish furnishes furnished`)
	add(commits, `commit commits committed committing allocate allocates allocated allocating award awards awarded awarding
		announce announces announced announcing dedicate dedicates dedicated dedicating devote devotes devoted devoting
		earmark earmarks earmarked earmarking approve approves approved approving release releases released releasing
		target targets targeting assign assigned appropriate appropriated reserve reserves reserved allot allots allotted recommend recommends recommended
		subscribe subscribed sanction sanctioned obligate obligated obligating authorize authorized authorise authorised budgeted`)
	add(pledges, `pledge pledges pledged pledging consider considers considering promise promises promised promising offer offers offered offering
		indicated signalled signaled`)
	add(asks, `request requests requested requesting foresee foresees foreseen foresaw envisage envisages envisaged propose proposes proposed proposing seek seeks`)
	add(receives, `receive receives received receiving get gets got draw draws drew drawn secure secures secured obtain obtains obtained borrow
		borrows borrowed borrowing`)
	add(backs, `support supports supported supporting fund funds funded funding finance finances financed financing help helps helped helping
		expand expands expanded expanding strengthen strengthens advance advances advanced implement implements implemented implementing
		back backs backed top tops topped topping sponsor sponsors sponsored sponsoring assist assists assisted co-finance co-financed
		participate participates participated participating`)
	add(opens, `launch launches launched launching sign signs signed signing establish establishes established establishing
		create creates created creating initiate initiates initiated initiating start starts started partner partners partnered join joined issue issued renew renews renewed agree agrees agreed initialled inked sealed clear cleared endorse endorsed endorses conclude concluded concludes make makes made making`)
	add(gathers, `mobilize mobilizes mobilized mobilizing mobilise mobilises mobilised mobilising leverage leverages leveraged leveraging
		catalyze catalyzes catalyzed catalyzing catalyse catalysed attract attracts attracted attracting generate generates generated generating
		unlock unlocks unlocked unlocking raise raises raised raising save saves saved saving cost costs costing exceed exceeds exceeded
		reach reaches reached lose lost losing owe owes owed seize seized lower lowers reduce reduces reduced reducing cut cuts avoid
		increase increases increased decrease decreases decreased grow grew earn earns earned export exports import imports buy sell sold
		spur spurred crowd drive drives facilitate facilitates facilitated facilitating represent represents represented representing return returned returning
		charge charged crowdfund expects expecting requires requiring lacks lack worth valued estimated total totals totaled totalled totaling totalling`)
	return m
}()

// auxiliaries stand before a verb in its group, adverbs in -ly aside.
var auxiliaries = wordset.Fields(`will would shall should can could may might must to has have had having is are was were be been being
	plans plan planned planning intends intend intended intending expects expect expected aims aim aimed seeks seek seeking agreed agrees
	committed commits prepared ready offered due pledged pledges promised decided just proudly
	also already earlier again recently further jointly now today currently later then soon both each not proud pleased able set
	about going continue continues continued continuing working work with congress help subject looks forward`)

// be are the forms of 'be': before a participle they make it passive.
var be = wordset.Fields(`is are was were be been being`)

// futures tell that a verb speaks of what is still to come.
var futures = wordset.Fields(`seek seeks seeking committed pledged agreed will would shall plans plan planned planning intends intend intended intending expects expect expected aims aim aimed prepared ready due to`)

// lead are the words that may stand between a verb or noun and its money.
var lead = wordset.Fields(`a an the up to at least more than over about approximately around roughly nearly almost some another additional extra
	initial further new total of combined estimated close as much with historic unprecedented first its their our his her half only
	nearly exceeding under below us them further annual second third fourth final largest single largest-ever joint combined other
	just well in excess minimum maximum average record cumulative overall supplemental remaining grand whole full sum targeted extra ~ ≈`)

// moneyNouns name money that is given.
var moneyNouns = wordset.Fields(`contribution contributions grant grants loan loans investment investments donation donations funding fund funds financing
	co-financing cofinancing budget support assistance aid pledge pledges commitment commitments package packages award awards
	credit credits subsidy subsidies endowment finance resources allocation allocations disbursement disbursements guarantee guarantees
	tranche tranches replenishment dues scholarship scholarships fellowship fellowships stipend stipends appropriation appropriations relief project projects program programme programs programmes initiative initiatives study`)

// giftNouns are those money nouns that tell a gift by themselves: 'a contribution of'.
var giftNouns = wordset.Fields(`contribution contributions grant grants loan loans investment investments donation donations funding financing
	co-financing cofinancing support assistance pledge pledges commitment commitments award awards allocation allocations subsidy package budget aid tranche tranches credit credits endowment funds cheque check payment instalment installment
	gift gifts payment payments cofunding co-funding appropriation appropriations disbursement disbursements stake stakes`)

// trades tell that money is no flow of aid but trade, output, cost or the like.
var trades = wordset.Fields(`trade exports export imports import sales sale revenue revenues gdp savings saving damage damages losses loss profits profit
	costs cost output assets liabilities taxes tax tariffs tariff goods purchases wages income earnings fines fine penalties
	market economy reserves surplus bonds receivables penalty premiums fees fee spending fraud debts turnover orders
	remittances sanctions contracts contract deals deal transactions transaction`)

// budgets are the subjects of 'includes' with money: 'the President's Budget includes'.
var budgets = wordset.Fields(`budget request proposal`)

// passing introduces a part of a sum already told.
var passing = wordset.Fields(`including includes include included`)

// projectNouns end the names of projects, or stand for them.
var projectNouns = wordset.Fields(`project projects program programme programs programmes initiative initiatives`)

// determiners may stand before a party.
var determiners = wordset.Fields(`the a an its their his her our this that these those all both each other several various`)
