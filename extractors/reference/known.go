package reference

import (
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/segment"
)

// instruments are well-known treaties, declarations and laws: the value, and after
// '=' other names they go by, set apart by ';'. Names are those of the United
// Nations Treaty Collection, the ILO's NORMLEX and the Statutes at Large.
var instruments = []string{
	"Paris Agreement = Paris Climate Agreement; Paris Agreement on Climate Change; Paris Accord; Paris Climate Accord; Paris Accords",
	"Kyoto Protocol", "Montreal Protocol = Montreal Protocol on Substances that Deplete the Ozone Layer",
	"Kigali Amendment = Kigali Amendment to the Montreal Protocol",
	"Sendai Framework = Sendai Framework for Disaster Risk Reduction; Sendai Framework for Disaster Risk Reduction 2015-2030",
	"Hyogo Framework for Action = Hyogo Framework",
	"United Nations Framework Convention on Climate Change = UN Framework Convention on Climate Change; U.N. Framework " +
		"Convention on Climate Change; Framework Convention on Climate Change",
	"Convention on Biological Diversity = UN Convention on Biological Diversity; United Nations Convention on Biological Diversity",
	"Kunming-Montreal Global Biodiversity Framework = Global Biodiversity Framework; Kunming-Montreal Framework; " +
		"Kunming-Montréal Global Biodiversity Framework; Kunming–Montreal Global Biodiversity Framework",
	"United Nations Convention to Combat Desertification = UN Convention to Combat Desertification; Convention to Combat Desertification",
	"Cartagena Protocol = Cartagena Protocol on Biosafety", "Nagoya Protocol = Nagoya Protocol on Access and Benefit-Sharing",
	"Minamata Convention = Minamata Convention on Mercury", "Basel Convention", "Rotterdam Convention",
	"Stockholm Convention = Stockholm Convention on Persistent Organic Pollutants",
	"Ramsar Convention = Ramsar Convention on Wetlands",
	"Ottawa Convention = Anti-Personnel Mine Ban Convention; Mine Ban Treaty; Anti-Personnel Mine Ban Treaty",
	"Convention on Cluster Munitions", "Chemical Weapons Convention",
	"Biological Weapons Convention = Biological and Toxin Weapons Convention",
	"Treaty on the Non-Proliferation of Nuclear Weapons = Nuclear Non-Proliferation Treaty; Non-Proliferation Treaty; Nuclear Nonproliferation Treaty; Nonproliferation Treaty",
	"Arms Trade Treaty", "Antarctic Treaty", "Outer Space Treaty", "Rome Statute = Rome Statute of the International Criminal Court",
	"Charter of the United Nations = UN Charter; U.N. Charter; United Nations Charter",
	"Universal Declaration of Human Rights",
	"Convention on the Elimination of All Forms of Discrimination against Women = CEDAW; UN Convention on the Elimination of All Forms of Discrimination against Women",
	"Convention on the Rights of the Child = UN Convention on the Rights of the Child; United Nations Convention on the Rights " +
		"of the Child; U.N. Convention on the Rights of the Child",
	"Convention on the Rights of Persons with Disabilities = UN Convention on the Rights of Persons with Disabilities; United " +
		"Nations Convention on the Rights of Persons with Disabilities; CRPD; UNCRPD",
	"United Nations Convention against Corruption = UN Convention against Corruption; Convention against Corruption; UNCAC",
	"United Nations Convention against Transnational Organized Crime = UN Convention against Transnational Organized Crime; " +
		"Palermo Convention; Convention against Transnational Organized Crime",
	"United Nations Convention on the Law of the Sea = UN Convention on the Law of the Sea; Law of the Sea Convention; UNCLOS; Convention on the Law of the Sea",
	"Convention against Torture", "1951 Refugee Convention = Refugee Convention; Convention relating to the Status of Refugees",
	"Istanbul Convention", "Budapest Convention = Budapest Convention on Cybercrime; Convention on Cybercrime",
	"Aarhus Convention", "Espoo Convention", "Bern Convention",
	"Geneva Conventions = Geneva Convention", "Escazú Agreement = Escazu Agreement",
	"CITES = Convention on International Trade in Endangered Species",
	"International Covenant on Civil and Political Rights = ICCPR",
	"International Covenant on Economic, Social and Cultural Rights = ICESCR",
	"Beijing Declaration and Platform for Action = Beijing Platform for Action; Beijing Declaration", "Cotonou Agreement",
	"Samoa Agreement", "Abuja Declaration", "Maputo Declaration", "Malabo Declaration", "Maputo Protocol",
	"Paris Declaration on Aid Effectiveness = Paris Declaration", "Accra Agenda for Action", "Busan Partnership Agreement",
	"Global Compact for Safe, Orderly and Regular Migration = Global Compact for Migration", "Global Compact on Refugees",
	"New York Declaration for Refugees and Migrants", "Marrakesh Treaty", "Marrakesh Agreement",
	"International Health Regulations = International Health Regulations (2005)",
	"Framework Convention on Tobacco Control = WHO Framework Convention on Tobacco Control",
	"UN Guiding Principles on Business and Human Rights = United Nations Guiding Principles on Business and Human Rights; Guiding Principles on Business and Human Rights",
	"UN Declaration on the Rights of Indigenous Peoples = United Nations Declaration on the Rights of Indigenous Peoples; Declaration on the Rights of Indigenous Peoples; UNDRIP",
	"Trade Facilitation Agreement = WTO Trade Facilitation Agreement", "TRIPS Agreement = WTO TRIPS Agreement",
	"U.S.-Mexico-Canada Agreement = United States-Mexico-Canada Agreement; USMCA; US-Mexico-Canada Agreement",
	"Artemis Accords", "Abraham Accords",
	"African Continental Free Trade Agreement = African Continental Free Trade Area Agreement",
	"African Charter on Human and Peoples' Rights", "African Union Convention for the Protection and Assistance of " +
		"Internally Displaced Persons = Kampala Convention",
	"Dayton Peace Agreement = Dayton Agreement; Dayton Accords; Dayton Peace Accords",
	"Good Friday Agreement = Belfast Agreement; Belfast/Good Friday Agreement", "North Atlantic Treaty = Washington Treaty",
	"ANZUS Treaty", "New START Treaty = New START", "Open Skies Treaty", "Minsk Agreements = Minsk agreements",
	"Compacts of Free Association = Compact of Free Association", "Treaty of Lisbon = Lisbon Treaty",
	"OECD Anti-Bribery Convention = Anti-Bribery Convention", "Hague Convention", "Vienna Convention",
	"Montreux Document", "Revised Treaty of Chaguaramas = Treaty of Chaguaramas",
	"Maritime Labour Convention = Maritime Labor Convention; Maritime Labour Convention, 2006; MLC, 2006",
	"Violence and Harassment Convention = Violence and Harassment Convention, 2019",
	"Domestic Workers Convention = Domestic Workers Convention, 2011",
	"ILO Centenary Declaration for the Future of Work = ILO Centenary Declaration; Centenary Declaration for the Future of Work; Centenary Declaration",
	"ILO Declaration on Fundamental Principles and Rights at Work = Declaration on Fundamental Principles and Rights at Work",
	"ILO Declaration on Social Justice for a Fair Globalization = Declaration on Social Justice for a Fair Globalization",
	"Declaration of Philadelphia = Philadelphia Declaration",
	"MNE Declaration = Tripartite Declaration of Principles concerning Multinational Enterprises and Social Policy",
	"Bipartisan Infrastructure Law = Infrastructure Investment and Jobs Act; Bipartisan Infrastructure Investment and Jobs Act",
	"Inflation Reduction Act", "Affordable Care Act = Patient Protection and Affordable Care Act",
	"CHIPS and Science Act = CHIPS & Science Act; CHIPS Act", "American Rescue Plan Act = American Rescue Plan",
	"African Growth and Opportunity Act = AGOA", "Global Fragility Act", "Bipartisan Safer Communities Act",
	"PACT Act", "CARES Act", "WPS Act = Women, Peace, and Security Act; Women, Peace and Security Act", "Defense Production Act",
	"National Environmental Policy Act", "Americans with Disabilities Act", "Violence Against Women Act",
	"Every Student Succeeds Act", "No Surprises Act",
	"Fiscal Responsibility Act", "Clean Air Act", "Clean Water Act", "Uyghur Forced Labor Prevention Act",
	"Foreign Corrupt Practices Act", "Electoral Count Reform Act", "Freedom of Access to Clinic Entrances Act",
	"Water for the World Act", "Water for the Poor Act = Senator Paul Simon Water for the Poor Act",
	"International Religious Freedom Act", "BUILD Act", "Social Security Act", "Civil Rights Act", "Voting Rights Act",
	"Fair Housing Act", "Jones Act", "Magna Carta",
	"European Green Deal", "Treaty on the Functioning of the European Union", "Kampala Accord",
	"Sharm el-Sheikh Implementation Plan", "Glasgow Climate Pact", "Cancun Agreements", "Doha Agreement",
	"Stockholm Declaration", "Rio Declaration = Rio Declaration on Environment and Development",
	"Vienna Declaration", "Windhoek Declaration", "Freetown Declaration", "San José Action Statement",
	"Cartagena Declaration", "Yerevan Declaration", "Istanbul Programme of Action",
}

// agendas are well-known agendas that carry no year.
var agendas = []string{
	"Addis Ababa Action Agenda = AAAA", "New Urban Agenda", "Decent Work Agenda", "Women, Peace and Security Agenda = Women, " +
		"Peace, and Security Agenda; WPS Agenda; Women, Peace and Security agenda",
	"Youth, Peace and Security Agenda = Youth, Peace, and Security Agenda; YPS Agenda", "Global Health Security Agenda",
	"Green Agenda = Green Agenda for the Western Balkans",
	"SAMOA Pathway", "Doha Programme of Action = Doha Program of Action",
	"2050 Strategy for the Blue Pacific Continent",
}

type instrument struct {
	kind, value string
	caps        bool // counts in capitals only: 'CEDAW'
}

var knownNames = sync.OnceValue(func() *gazetteer.Gazetteer[instrument] {
	g := &gazetteer.Gazetteer[instrument]{}
	list := func(kind string, lines []string) {
		for _, line := range lines {
			value, rest, _ := strings.Cut(line, " = ")
			for _, name := range append([]string{value}, strings.Split(rest, ";")...) {
				if name = strings.TrimSpace(name); name != "" {
					g.Add(gazetteer.Entry[instrument]{Name: name, Value: instrument{kind, value, name == strings.ToUpper(name)}})
				}
			}
		}
	}
	list(kindInstrument, instruments)
	list(kindAgenda, agendas)
	return g
})

// known reads a well-known instrument at token i, a word with a capital.
func (s *scan) known(i int) bool {
	e, end := knownNames().Match(s.Pass, i)
	if e == nil || s.Is(end, "organization", "organisation") || e.Value.caps && s.Tokens[i].Case != segment.Upper {
		return false
	}
	last := end - 1
	if s.Lower(last) == s.Text(last) && !e.Value.caps && s.Kind(last) == segment.Word && e.Value.kind != kindAgenda {
		return false // 'Paris agreement' may be any agreement; the name ends in a capital
	}
	end = s.tail(end)
	s.add(i, end, "reference.known", e.Value.kind, e.Value.value)
	return true
}

// tail takes in the year that tells one version of a law: 'Act of 2022', 'Convention,
// 2006', '(2005)'.
func (s *scan) tail(end int) int {
	switch {
	case s.Is(end, "of", ",") && s.lawYear(end+1):
		return end + 2
	case s.Is(end, "(") && s.lawYear(end+1) && s.Is(end+2, ")"):
		return end + 3
	}
	return end
}

func (s *scan) lawYear(i int) bool {
	if i >= len(s.Tokens) || i < 0 {
		return false
	}
	t := s.Text(i)
	return len(t) == 4 && (t[:2] == "19" || t[:2] == "20") && t[2] >= '0' && t[2] <= '9' && t[3] >= '0' &&
		t[3] <= '9' && (s.Is(i-1, "of", "(") || s.Is(i+1, "(") || s.Is(i+1, ")"))
}
