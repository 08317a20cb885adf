package event

import "factsheet/pipeline/wordset"

// heads are the nouns that end the names of events, in capitals.
var heads = wordset.Fields(`assembly summit summits meeting meetings conference forum roundtable round-table dialogue congress
	session workshop seminar
	symposium ministerial convention launch ceremony webinar consultation consultations retreat e-forum hackathon expo fair gala event week
	convening gathering talks visit table breakfast reception hearing hearings colloquium replenishment
	walk marathon exhibition festival day`)

// gathering are the nouns, in small letters, of meetings that are told by what they
// are: 'a kick-off workshop will be held in Tamale on 11 September'.
var gathering = wordset.Fields(`workshop dialogue conference forum roundtable seminar symposium summit meeting meetings
	consultation consultations ceremony session
	event webinar convening gathering retreat hackathon training talks table negotiations breakfast reception hearing hearings
	colloquium exhibition review`)

// holding are the verbs, in the forms that sheets use, by which a meeting comes about.
var holding = wordset.Fields(`held hosted convened organized organised co-hosted co-organized co-organised co-chaired chaired
	opened conducted hold host convene organize organise
	hosts holds convenes organizes organises took take takes taking inaugurated launched scheduled planned followed occurred
	hosting co-hosting convening holding attended led facilitated staged due slated set opens opening run ran
	marked celebrated observed commemorated`)

// taking are the verbs by which one takes part in a meeting: between a date that
// begins the sentence and the meeting's name they make the date the meeting's.
var taking = wordset.Fields(`attended attend attends joined join joins addressed address addresses opened open opens chaired
	co-chaired chairs co-chairs attending joining addressing led hosted host hosts co-hosted
	convened convene convenes held hold holds organized organised organize organise inaugurated launched hosting convening
	facilitated welcomed`)

// breaking are words that part an event from a date further on: the date is of what
// they begin.
var breaking = wordset.Fields(`to that which who whose where when after before since until because while as if but so then than
	ahead following announced said told agreed
	adopted approved endorsed signed decided pledged committed noted reaffirmed will would can could may might has have had is was
	were are be been
	provide provided began begin ended plans expected set since its their also not or by the prior`)

// plain are words that tell nothing of a meeting: before its noun they are no part of
// what it is.
var plain = wordset.Fields(`a an the this that these its their our his her each every and of in at to for by with during
	recognizes welcomes also another one on from
	any some same such as or both several many more various further new next last previous upcoming latest recent initial successful
	were was is are be been will has have had into after before between through via under over about which who`)

// orders are the ordinals and their like that tell one session of a body from another.
var orders = wordset.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth annual biennial
	regular special inaugural joint quarterly
	plenary high-level extraordinary virtual st nd rd th`)

// codes are meetings that are known by a short form with a number: 'COP28', 'TICAD 8'.
var codes = wordset.Fields(`cop ticad unga wha csw ldc unea unoc hlpf focac wef inc iccd aidsconf mc cmp`)

// venues end the names of what stands after a meeting's noun and is none: 'the
// Convention Centre', 'the Summit Declaration'.
var venues = wordset.Fields(`centre center hall room hotel building complex house secretariat bureau committee declaration
	agreement report statement communique communiqué
	outcome outcomes document protocol agenda area areas group leaders leader presidency president chair envoy fund facility
	framework programme program project initiative
	charter partner partners members member series platform`)

// passed are the words between a meeting's name and its date that change nothing.
var passed = wordset.Fields(`the a an and city capital jointly virtually early late mid this both place st nd rd th online video
	videoconference headquarters cities countries several two three four five six seven eight nine ten`)
