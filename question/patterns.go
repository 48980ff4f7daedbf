package question

import "regexp"

// pattern is one way to ask. The groups of its expression are named after
// the fields of Question that they fill. The first that fits is taken.
type pattern struct {
	kind Kind
	re   *regexp.Regexp
}

// Pieces of patterns.
const (
	speech = `(?:say|says|said|saying|state|states|stated|declare|declares|declared|claim|claims|claimed|announce|announced|` +
		`add|added|argue|argues|argued|warn|warns|warned|think|thinks|thought|believe|believes|believed|complain|complained|complaining|` +
		`report|reported|insist|insists|insisted|tweet|tweeted|write|wrote|predict|predicted|promise|promised|deny|denied|admit|admitted|` +
		`confirm|confirmed|chant|chanted|chanting|shout|shouted|shouting|suggest|suggested|describe|describes|described|` +
		`stress|stressed|explain|explained|remark|remarked|comment|commented|respond|responded|reply|replied|vow|vowed|` +
		`call|calls|called|calling|demand|demanded|want|wants|wanted|ask|asked|tell|told|accuse|accused|criticize|criticized|criticise|criticised|condemn|condemned|` +
		`compare|compared|liken|likened|label|labeled|labelled|dub|dubbed|dismiss|dismissed|mock|mocked|joke|joked|boast|boasted|` +
		`testify|testified|caution|cautioned|note|notes|noted|acknowledge|acknowledges|acknowledged|concede|concedes|conceded|recall|recalls|recalled|` +
		`quip|quips|quipped|contend|contends|contended|assert|asserts|asserted|maintain|maintains|maintained|lament|laments|lamented|` +
		`observe|observes|observed|fear|fears|feared|(?-i:hope|hopes)|hoped|expect|expects|expected|feel|feels|felt|consider|considers|considered|` +
		`doubt|doubts|doubted|pledge|pledges|pledged|wonder|wonders|wondered|(?-i:brand|brands|branded)|deem|deems|deemed)`
	// within is a group that a speaker belongs to, or where they spoke, before the
	// verb: "who in the council called it ...".
	within = `(?:(?P<focus> (?:in|on|at|from|of|for|among|inside) [^,?]{2,40}?))?`
	// someone is who is asked for, or what they are.
	someone = `(?:who|(?:which|what) (?P<focus>(?:[\w'’-]+ ){0,5}?[\w'’-]+))`
	// telling is a verb of speech before the one who is told.
	telling = `(?:told|tells|email(?:s|ed)|e-mailed|text(?:s|ed)|inform(?:s|ed)|assure[sd]|remind(?:s|ed)|warn(?:s|ed)|advise[sd])`
	// when is a word between the question word and the verb of speech.
	when = `(?: (?:originally|first|once|also|even|actually|ever|recently|\w{2,}ly))?`
	// circumstance is where, to whom or of what something was said, before "that".
	circumstance = `(?: (?:on|to|in|at|of|during|after|for|via|by) [^,]{1,40}?)?`
	// message is a noun for what was said.
	message = `(?:claims?|comments?|remarks?|statements?|arguments?|accusations?|allegations?|promises?|predictions?|points?|case|joke|suggestion|` +
		`doubts?|concerns?|hopes?|fears?|opinions?|views?|beliefs?|idea|quotes?|quotation)`
	// tells is what somebody does with words, in a question for the words.
	tells = `(?:said|say|says|saying|think|thinks|thought|(?-i:states?|stated)|tell|told|claim|claimed|announce|announced|believe|comment|write|wrote|tweet|tweeted|warn|argue|promise|demand|stress|` +
		`explain|suggest|admit|reply|answer|respond|ask|urge|add|predict|recommend|recall|reveal|insist|concede|acknowledge|emphasi[sz]e|remark|complain|joke|vow|pledge|advise|caution|confess|lament|boast|mention|remember)`
	// attitude is what somebody has towards something, and says.
	attitude = `(?:opinions?|views?|positions?|stance|comments?|reactions?|responses?|words|thoughts?|take|answer|reply|replies|regrets?|advice|warnings?|message|arguments?|criticisms?|complaints?|` +
		`concerns?|worry|worries|explanation|assessment|description|verdict|predictions?|promises?|pledge|excuse|defen[sc]e|quotes?|statements?|remarks?|claims?|judge?ment|feelings?|hopes?|fears?|line|` +
		`retort|rebuttal|theory|accusations?|objections?|praise|plea|recommendations?|suggestions?)`
	be     = `(?:is|are|was|were)`
	aux    = `(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|shall|may|might|must)`
	active = `(?:did|does|do|has|have|had|will|would|can|could|should|may|might|must)`
	// takesThat is a verb, or an adjective, right before "that": hardly any is not
	// one of speech or thought.
	takesThat = `(?-i:\p{Ll}{4,})(?: out| up)?`
	about     = `(?:about|on|of|regarding|concerning|to|for|in|at|after|before|during|when|that|as)`
	roleish   = `(?:president|minister|premier|chancellor|secretary|chief|head|leader|boss|director|commander|ambassador|governor|senator|mayor|` +
		`spokesman|spokeswoman|spokesperson|general|king|queen|pope|ceo|chairman|chairwoman|chair|founder|editor|owner|captain|coach|author)`
)

func ask(kind Kind, expression string) pattern {
	return pattern{kind, regexp.MustCompile(`(?i)^` + expression + `$`)}
}

// patterns lists the ways to ask, most particular first.
var patterns = []pattern{
	// The speaker of words.
	ask(WhoSaid, `who (?:said|says|say)`),
	ask(WhoSaid, `(?:who|which \w+)`+within+` `+be+` quoted (?:as )?saying (?:that )?(?P<said>.+)`),
	ask(WhoSaid, someone+` (?P<said>(?:(?:does|did|do) not|(?:does|did|do)n['’]?t) (?:want|care|think|believe|like|trust|mind|need|expect|see|know|feel|buy|regret|understand|support) .+)`),
	ask(WhoSaid, someone+`(?: `+be+` it (?:who|that))?(?: `+active+`)? `+telling+` (?:[\w'’.-]+ ){1,6}?that (?P<said>.+)`),
	ask(WhoSaid, someone+`(?: `+be+` it (?:who|that))?(?: `+active+`)? (?:told|tells) (?:reporters|journalists|us|them|him|her|(?:the|an?|his|her|their) \w+|\w+) (?P<said>.+)`),
	ask(WhoSaid, `(?:who|which \w+)(?: `+be+` it (?:who|that))? called (?:it|them|him|her|this|that) (?:an? )?(?P<said>.+)`),
	ask(WhoSaid, `who(?: `+be+` it (?:who|that))?`+within+`(?: `+active+`)?`+when+` `+speech+circumstance+` that (?P<clause>.+)`),
	ask(WhoSaid, `who(?: `+be+` it (?:who|that))?`+within+`(?: `+active+`)?`+when+` `+speech+`(?: that)?(?: for)? (?P<said>.+)`),
	ask(WhoSaid, `who(?: `+aux+`)?(?: \w+ly)? `+takesThat+` that (?P<clause>.+)`),
	ask(WhoSaid, `who(?: `+active+`)? (?:makes?|made|expresse[sd]|express|voice[sd]?|raise[sd]?) (?:an? |the |any |his |her |their )?`+message+`(?: that| about| of| on)? (?P<said>.+)`),
	ask(WhoSaid, `who (?:do|does|did) .{2,30} quote(?: as)? saying(?: that)? (?P<said>.+)`),
	ask(WhoSaid, `(?:in )?whose `+message+`(?: `+be+` it| `+be+`)?(?: that)?:? (?P<said>.+)`),
	ask(WhoSaid, `according to (?:whom|who|which \w+),?(?: that)? (?P<said>.+)`),
	ask(WhoSaid, `who `+be+` (?:saying|complaining|claiming|warning|arguing|chanting|shouting|demanding|calling|asking)(?: that)?(?: for)? (?P<said>.+)`),
	ask(WhoSaid, `who (?:talked|talks|spoke|speaks|was talking|was speaking) (?:about|of) (?:an? |the )?(?P<said>.+)`),
	ask(WhoSaid, `who (?:mentioned|coined|used) (?:an? |the )?(?:words?|phrase|term|expression)? ?(?P<said>.+)`),
	ask(WhoSaid, `(?:which|what) (?P<focus>(?:[\w'’-]+ ){0,5}?[\w'’-]+)(?: `+active+`)?`+when+` `+speech+circumstance+` that (?P<clause>.+)`),
	ask(WhoSaid, `(?:which|what) (?P<focus>(?:[\w'’-]+ ){0,5}?[\w'’-]+)(?: `+aux+`)? `+takesThat+` that (?P<clause>.+)`),
	ask(WhoSaid, `(?:which|what) (?P<focus>(?:[\w'’-]+ ){0,5}?[\w'’-]+)(?: `+active+`)?`+when+` `+speech+`(?: that)? (?P<said>.+)`),
	ask(WhoSaid, `who (?P<said>.+ (?:but|and) (?:says|said|thinks|believes|adds|added) .+)`),
	ask(WhoSaid, `whose (?:words?|quote|line) (?:is|are|was|were) (?:this|that|these|it)?:? ?(?P<said>.+)`),
	ask(WhoSaid, `by whom was it said that (?P<said>.+)`),

	// The words of a speaker.
	ask(WhatSaid, `(?:what|who) (?:did|does|do|has|have|had) (?P<person>.+?) (?:compared?|liken(?:ed)?) (?P<about>.+?) (?:to|with)`),
	ask(WhatSaid, `what (?:else )?(?:did|does|do|has|have|had) (?P<person>.+?)(?: (?:have|has|had) to)?(?: been)? `+tells+`(?: (?:reporters|journalists|the press|us))?(?: (?:anything|something|exactly))?`+
		`(?: `+about+`)? (?P<about>.+)`),
	ask(WhatSaid, `what (?:else )?(?:did|does|do|has|have|had) (?P<person>.+?)(?: (?:have|has|had) to)?(?: been)? `+tells),
	ask(WhatSaid, `what `+be+` (?P<person>.+?) (?:saying|claiming|announcing|demanding|warning|asking)(?: `+about+`)?(?: (?P<about>.+))?`),
	ask(WhatSaid, `what (?P<person>(?:(?-i:\p{Lu})[\w.'’-]* ?){1,4}|the \w+(?: \w+)?) ?(?:said|says|thinks|thought|told us|wrote|tweeted) (?:about|on|of|regarding) (?P<about>.+)`),
	ask(WhatSaid, `what (?:else )?(?:did|does|do|has|have|had) (?P<person>.+?) (?:call|called|label|labelled|describe|described)(?: as)? (?P<about>.+)`),
	ask(WhatSaid, `what (?:did|does|do) (?P<person>.+?) make of (?P<about>.+)`),
	ask(WhatSaid, `(?:did|does|has|have) (?P<person>.+?) (?:say|said) (?:anything|something) (?:about|on|of|regarding) (?P<about>.+)`),
	ask(WhatSaid, `what (?:was|is|were|has been) (?:said|written|tweeted) by (?P<person>.+?) (?:about|on|of|regarding) (?P<about>.+)`),
	ask(WhatSaid, `(?:how|in (?:what|which) (?:words|terms)) (?:did|does|do|has|have) (?P<person>.+?) (?:describe|described|comment|commented|react|reacted|respond|responded|answer|answered|reply|replied|explain|explained|justify|justified|`+
		`feel|felt|characteri[sz]ed?|defend|defended|sum up|summed up|summari[sz]ed?|assess|assessed|dismiss|dismissed|counter|countered|portray|portrayed|remember|recall|recalled|put|view|see|rate)(?: (?:about|on|to))? (?P<about>.+)`),
	ask(WhatSaid, `(?:any |all |some |show |give |find |list )*(?:me )?(?:the |all )?(?:quotes?|quotations?|statements?|words|remarks|comments?) (?:from|by|of) (?P<person>.+?)(?: (?:about|on|regarding|concerning) (?P<about>.+))?`),
	ask(WhatSaid, `what `+be+` (?P<person>.+?)(?:'s|’s|s'|s’) (?:\w+ ){0,2}?`+attitude+` (?:about|on|of|to|with|for|from|over|towards?|regarding|concerning|against|when|after|if|in|at) (?P<about>.+)`),
	ask(WhatSaid, `what `+be+` (?P<person>(?-i:\p{Ll})[\w-]+?)s (?:\w+ )?`+attitude+` (?:about|on|of|to|with|for|over|towards?|regarding|concerning|against|when) (?P<about>.+)`), // an apostrophe was left out

	// Who is doing something; what somebody is, and who is something.
	ask(Who, `who(?P<about> `+be+` (?:[\w-]{2,}ing) .+)`),
	ask(Who, `who(?P<about> `+be+` .+ (?-i:\p{Ll}{3,}ing)(?: (?:against|with|for|to|at|about|by|on|of|in|from|alongside))?(?: (?:in|on|at|this|next) .+)?)`),
	ask(WhoHolds, `(?:who|which \w+) (?:`+be+` (?:the )?(?:person )?(?:who )?)?(?P<role>(?:(?:heads?|leads?|led|headed|commands?|commanded|chairs?|chaired) .+|(?:runs?|ran) (?:the |an? |this |that |(?-i:\p{Lu})).*))`),
	ask(List, `who (?:are|were) (?:the )?(?P<focus>(?:[\w"“”'’-]+ ){0,4}?[\w"“”'’-]+) (?:who|that)(?P<about> .+)`),
	ask(WhoHolds, `who `+be+` (?P<role>the .+)`),
	ask(WhoHolds, `who `+be+` (?P<role>.+(?:'s|’s|s'|s’) .*`+roleish+`)`),
	ask(WhoHolds, `who `+be+` (?P<role>\S+(?: \S+)?(?:'s|’s|s'|s’) (?:\w+ ){0,2}`+roleish+` (?:of|for|in|at|when|while|during) .+)`),
	ask(WhoHolds, `who `+be+` (?P<role>(?:\w+ ){0,3}`+roleish+` (?:of|for|in|at) .+)`),
	ask(What, `what (?:is|was) the (?:title|name) of (?:the|an?) (?P<focus>(?:[\w-]+ ){0,2}?[\w-]+)(?P<about> (?:(?-i:\p{Lu})|(?:by|about|that|which|his|her|their|he|she|they)\b).*)`),
	ask(WhoHolds, `(?:what is|tell me) the name of (?P<role>.+)`),
	ask(What, `(?:what|which) (?P<about>`+be+` .+ (?:[\w-]{2,}ing|going to)(?: .+)?)`),
	ask(WhoIs, `(?:who|what) `+be+` (?P<person>(?:[\w'’.-]+ ?){1,5})`),
	ask(WhoIs, `(?:who is|what is|tell me about|who or what is|information (?:on|about)) (?P<person>(?:[\w'’.-]+ ?){1,5})`),

	// Counts and measures.
	ask(HowMany, `(?:in |for |to |by |with |from |at )?(?:about |roughly )?how (?:many|much)(?: of)? (?P<about>.+)`),
	ask(HowMany, `(?:for |since )?how (?:old|long|far|big|large|high|low|tall|heavy|deep|often|fast|wide|strong) (?P<about>.+)`),
	ask(HowMany, `(?:what|which) (?P<about>(?:is the |was the )?(?:percentage|percent|share|proportion|fraction|portion|number|magnitude|amount|cost|price|size|age|temperature|speed|length|distance|budget|total|death toll|toll)\b.*)`),
	ask(HowMany, `(?P<about>(?:the )?(?:number|amount|percentage) of .+)`),

	// Time, place, reason.
	ask(When, `(?:since |until |by |from )?when(?: exactly)? (?P<about>.+)`),
	ask(When, `(?:at |on |in |since )?(?:what|which) (?:time|days?|dates?|years?|months?|weeks?|weekday)(?: of \w+)? (?P<about>.+)`),
	ask(Where, `(?:from |to )?where(?: exactly)? (?P<about>.+)`),
	ask(Where, `(?:what|which) (?P<focus>city|town|country|state|village|region|street|building|venue)(?P<about> `+aux+` .+) (?:in|at|from|to|of)`),
	ask(Where, `(?:at |on |in |to |from |near )(?:what|which) (?P<focus>city|town|country|place|state|village|region|street|location|building|venue)(?P<about> .+)`),
	ask(Why, `(?:why|how come)(?: exactly)? (?P<about>.+)`),
	ask(Why, `(?:what|which)(?: (?:is|was|are|were))?(?: the)? reasons? (?:for|why|that|of|behind) (?P<about>.+)`),

	// What happened.
	ask(Happened, `(?:what|anything) (?:has |had |was |is )?(?:happened|happening|happens|occurred|going on|new|took place)(?P<about>(?: .+)?)`),
	ask(Happened, `(?:(?:any|the|what(?: is|['’]?s)) )*(?:latest|newest|recent|new)(?: news)?(?: today)?`),
	ask(Happened, `(?:any |the |what(?: is|['’]?s) )?(?:the )?news`),
	ask(Happened, `what (?:took place|went on) (?P<about>.+)`),
	ask(Happened, `(?:timeline|chronology)(?: of)? (?P<about>.+)`),

	// Things.
	ask(List, `(?:which|what) (?:are|were) (?P<about>.+)`),
	ask(List, `(?:(?:a |the )?list of|list|name) (?:all |me |of )*(?:the )?(?P<about>.+)`),
	ask(What, `(?:in |on |at |to |for |from |of |with |by |under )?(?:which|what) (?P<about>`+aux+` .+)`),
	ask(List, `(?:in |on |at |to |for |from |with |by )?(?:which|what) (?P<focus>(?:[\w'’-]+ ){0,3}?(?:countries|people|men|women|[\w-]+[^s'’\W]s))(?P<about> .+)`),
	ask(What, `(?:in |on |at |to |for |from |of |with |by |under )?(?:which|what) (?P<focus>(?:[\w'’-]+ )??[\w'’-]+?)(?P<about> (?:of|in|on|for|from|to|at|with|about|`+aux+`)\b.*)`),
	ask(What, `(?:in |on |at |to |for |from |of |with |by |under )?(?:which|what) (?P<focus>[\w'’-]+)(?P<about> .+)`),
	ask(Who, `(?:to |by |with |from |for )?(?:who|whom|whose)(?P<about> .+)`),
	ask(What, `how (?P<about>.+)`),
	ask(YesNo, `(?P<about>`+aux+`(?:n['’]?t)? .+)`),
}
