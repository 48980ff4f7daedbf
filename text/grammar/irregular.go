package grammar

// irregularVerb returns the base form of an inflected verb that no rule
// reaches, and "" for any other.
func irregularVerb(w string) string {
	switch w {
	case "am", "are", "is", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "s":
		return "be"
	case "has", "had", "having", "'ve", "’ve":
		return "have"
	case "does", "did", "done", "doing":
		return "do"
	case "ca":
		return "can"
	case "wo", "'ll", "’ll":
		return "will"
	case "'d", "’d":
		return "would"
	case "sha":
		return "shall"
	case "goes", "went", "gone":
		return "go"
	case "said", "says":
		return "say"
	case "told":
		return "tell"
	case "thought":
		return "think"
	case "wrote", "written":
		return "write"
	case "spoke", "spoken":
		return "speak"
	case "made", "making":
		return "make"
	case "took", "taken":
		return "take"
	case "gave", "given":
		return "give"
	case "came":
		return "come"
	case "became":
		return "become"
	case "overcame":
		return "overcome"
	case "sent":
		return "send"
	case "spent":
		return "spend"
	case "lent":
		return "lend"
	case "bent":
		return "bend"
	case "built":
		return "build"
	case "rebuilt":
		return "rebuild"
	case "held":
		return "hold"
	case "withheld":
		return "withhold"
	case "upheld":
		return "uphold"
	case "kept":
		return "keep"
	case "slept":
		return "sleep"
	case "swept":
		return "sweep"
	case "wept":
		return "weep"
	case "left":
		return "leave"
	case "felt":
		return "feel"
	case "knelt":
		return "kneel"
	case "dealt":
		return "deal"
	case "meant":
		return "mean"
	case "met":
		return "meet"
	case "led":
		return "lead"
	case "misled":
		return "mislead"
	case "fed":
		return "feed"
	case "fled":
		return "flee"
	case "bled":
		return "bleed"
	case "bred":
		return "breed"
	case "sped":
		return "speed"
	case "paid":
		return "pay"
	case "repaid":
		return "repay"
	case "laid":
		return "lay"
	case "underlying":
		return "underlie"
	case "vying":
		return "vie"
	case "lain", "lying":
		return "lie"
	case "dying":
		return "die"
	case "tying":
		return "tie"
	case "saw", "seen":
		return "see"
	case "foresaw", "foreseen":
		return "foresee"
	case "oversaw", "overseen":
		return "oversee"
	case "found":
		return "find"
	case "bound":
		return "bind"
	case "ground":
		return "grind"
	case "wound":
		return "wind"
	case "fought":
		return "fight"
	case "bought":
		return "buy"
	case "brought":
		return "bring"
	case "sought":
		return "seek"
	case "taught":
		return "teach"
	case "caught":
		return "catch"
	case "began", "begun":
		return "begin"
	case "ran":
		return "run"
	case "won":
		return "win"
	case "swam", "swum":
		return "swim"
	case "sang", "sung":
		return "sing"
	case "rang", "rung":
		return "ring"
	case "sank", "sunk":
		return "sink"
	case "shrank", "shrunk":
		return "shrink"
	case "drank", "drunk":
		return "drink"
	case "sprang", "sprung":
		return "spring"
	case "swung":
		return "swing"
	case "clung":
		return "cling"
	case "stung":
		return "sting"
	case "hung":
		return "hang"
	case "struck", "stricken":
		return "strike"
	case "stuck":
		return "stick"
	case "dug":
		return "dig"
	case "stood":
		return "stand"
	case "understood":
		return "understand"
	case "withstood":
		return "withstand"
	case "got", "gotten":
		return "get"
	case "forgot", "forgotten":
		return "forget"
	case "lost":
		return "lose"
	case "sat":
		return "sit"
	case "shot":
		return "shoot"
	case "sold":
		return "sell"
	case "knew", "known":
		return "know"
	case "grew", "grown":
		return "grow"
	case "threw", "thrown":
		return "throw"
	case "overthrew", "overthrown":
		return "overthrow"
	case "blew", "blown":
		return "blow"
	case "flew", "flown":
		return "fly"
	case "drew", "drawn":
		return "draw"
	case "withdrew", "withdrawn":
		return "withdraw"
	case "shown":
		return "show"
	case "sworn", "swore":
		return "swear"
	case "wore", "worn":
		return "wear"
	case "tore", "torn":
		return "tear"
	case "bore", "borne", "born":
		return "bear"
	case "broke", "broken":
		return "break"
	case "stole", "stolen":
		return "steal"
	case "froze", "frozen":
		return "freeze"
	case "chose", "chosen":
		return "choose"
	case "rose", "risen":
		return "rise"
	case "arose", "arisen":
		return "arise"
	case "drove", "driven":
		return "drive"
	case "rode", "ridden":
		return "ride"
	case "strove", "striven":
		return "strive"
	case "woke", "woken":
		return "wake"
	case "ate", "eaten":
		return "eat"
	case "beaten":
		return "beat"
	case "fell", "fallen":
		return "fall"
	case "hid", "hidden":
		return "hide"
	case "bit", "bitten":
		return "bite"
	case "lit":
		return "light"
	case "slid":
		return "slide"
	case "heard":
		return "hear"
	case "overheard":
		return "overhear"
	case "shook", "shaken":
		return "shake"
	case "mistook", "mistaken":
		return "mistake"
	case "undertook", "undertaken":
		return "undertake"
	case "overtook", "overtaken":
		return "overtake"
	case "forbade", "forbidden":
		return "forbid"
	case "forgave", "forgiven":
		return "forgive"
	case "underwent", "undergone":
		return "undergo"
	case "shone":
		return "shine"
	case "proven":
		return "prove"
	case "sewn":
		return "sew"
	case "sown":
		return "sow"
	case "swollen":
		return "swell"
	case "burnt":
		return "burn"
	case "learnt":
		return "learn"
	case "dreamt":
		return "dream"
	case "uses", "used", "using":
		return "use"
	case "focuses", "focusses":
		return "focus"
	}
	return ""
}

// irregularNoun returns the singular of a plural that no rule reaches, and ""
// for any other.
func irregularNoun(w string) string {
	switch w {
	case "men":
		return "man"
	case "women":
		return "woman"
	case "children", "schoolchildren", "grandchildren":
		return w[:len(w)-3]
	case "feet":
		return "foot"
	case "teeth":
		return "tooth"
	case "mice":
		return "mouse"
	case "geese":
		return "goose"
	case "lives":
		return "life"
	case "wives":
		return "wife"
	case "knives":
		return "knife"
	case "leaves":
		return "leaf"
	case "halves":
		return "half"
	case "wolves":
		return "wolf"
	case "thieves":
		return "thief"
	case "shelves":
		return "shelf"
	case "loaves":
		return "loaf"
	case "calves":
		return "calf"
	case "criteria":
		return "criterion"
	case "phenomena":
		return "phenomenon"
	case "analyses":
		return "analysis"
	case "crises":
		return "crisis"
	case "theses":
		return "thesis"
	case "hypotheses":
		return "hypothesis"
	case "emphases":
		return "emphasis"
	case "buses":
		return "bus"
	case "statuses":
		return "status"
	case "viruses":
		return "virus"
	case "campuses":
		return "campus"
	case "bonuses":
		return "bonus"
	case "censuses":
		return "census"
	case "gases":
		return "gas"
	case "pies", "ties", "lies":
		return w[:3]
	case "series", "species", "headquarters", "aircraft", "means", "people", "police", "news", "barracks":
		return w
	}
	switch {
	case len(w) > 5 && hasAny(w, "women"):
		return w[:len(w)-5] + "woman"
	case len(w) > 4 && hasAny(w, "smen", "rmen", "amen", "dmen", "emen", "nmen", "hmen", "lmen"):
		return w[:len(w)-3] + "man"
	}
	return ""
}
