package evidence

import (
	"regexp"

	"onrecord/question"
)

// idioms are phrases that say what one verb says, by its stem.
var idioms = map[string]*regexp.Regexp{
	"kill":    regexp.MustCompile(`(?i)\b(?:t(?:ake|akes|ook|aken|aking)|claim(?:s|ed|ing)?|cost(?:s|ing)?)[\s\p{Z}](?:the[\s\p{Z}]|his[\s\p{Z}]|her[\s\p{Z}])?li(?:fe|ves)\b|\blost (?:his|her|their) li(?:fe|ves)\b|\bshot dead\b`),
	"die":     regexp.MustCompile(`(?i)\b(?:lost (?:his|her|their) li(?:fe|ves)|passed away)\b`),
	"attend":  regexp.MustCompile(`(?i)\b(?:took part|taking part|turned out|showed up)\b`),
	"resign":  regexp.MustCompile(`(?i)\bst(?:ep|eps|epped|epping|ood) (?:down|aside)\b`),
	"hire":    regexp.MustCompile(`(?i)\b(?:brought on|took on|brought in)\b`),
	"employ":  regexp.MustCompile(`(?i)\b(?:works?|worked|working) (?:for|at)\b`),
	"reject":  regexp.MustCompile(`(?i)\bturn(?:s|ed|ing)? down\b`),
	"visit":   regexp.MustCompile(`(?i)\b(?:trip|travell?ed|visit|went|flew) to\b`),
	"fight":   regexp.MustCompile(`(?i)\b(?:military|combat) (?:actions?|operations?)\b|\btake up arms\b`),
	"sleep":   regexp.MustCompile(`(?i)\b(?:spen[dt] the night|stayed overnight)\b`),
	"lead":    regexp.MustCompile(`(?i)\bin (?:charge|command) of\b|\bat the (?:head|helm) of\b`),
	"decid":   regexp.MustCompile(`(?i)\bma(?:k|d)e? up (?:my|your|his|her|its|our|their) minds?\b`),
	"arrest":  regexp.MustCompile(`(?i)\b(?:took|taken|takes?) (?:\w+ )?into custody\b`),
	"start":   regexp.MustCompile(`(?i)\b(?:g[eo]ts? under ?way|kick(?:s|ed)? off|(?:go(?:es)?|went|com(?:e|es)|came) into (?:effect|force)|t(?:ake|akes|ook) effect)\b`),
	"end":     regexp.MustCompile(`(?i)\b(?:c[ao]mes? to an end|dr[ae]ws? to a close|wrap(?:s|ped)? up)\b`),
	"agre":    regexp.MustCompile(`(?i)\b(?:(?:struck|reach(?:es|ed)?) an? (?:deal|agreement)|c[ao]mes? to terms)\b`),
	"critic":  regexp.MustCompile(`(?i)\b(?:t(?:ake|akes|ook) aim at|(?:lash|hit)(?:es|ed|s)? out at|t(?:ear|ears|ore) into)\b`),
	"marri":   regexp.MustCompile(`(?i)\b(?:tied|tie) the knot\b`),
	"pass":    regexp.MustCompile(`(?i)\bvot(?:e|es|ed|ing) (?:in favou?r of|for|to approve)\b|\bg[ai]ves? (?:final )?approval\b`),
	"disband": regexp.MustCompile(`(?i)\bshut(?:s|ting)? down\b`),
	"cancel":  regexp.MustCompile(`(?i)\b(?:pull(?:s|ed)? the plug|call(?:s|ed)? it off)\b`),
	"miss":    regexp.MustCompile(`(?i)\b(?:too late for|fail(?:s|ed)? to catch)\b`),
	"face":    regexp.MustCompile(`(?i)\b(?:squar(?:e|es|ed|ing) off (?:with|against)|(?:g(?:o|oes|oing)|went|com(?:e|es|ing)|came) up against|r(?:un|uns|an|unning) against|tak(?:e|es|ing) on|took on|pitted against|up against)\b`),
	"sell":    regexp.MustCompile(`(?i)\b(?:put(?:s|ting)? (?:\w+ ){1,4}up for (?:sale|auction)|auction(?:s|ed|ing)? off)\b`),
	"drop":    regexp.MustCompile(`(?i)\b(?:back(?:s|ed|ing)? (?:off|down|away)|g[ai]v(?:e|es|ing) up|walk(?:s|ed|ing)? away from)\b`),
	"live":    regexp.MustCompile(`(?i)\b(?:sp(?:ends?|ent) (?:\w+ ){0,4}?(?:childhood|youth|years|life|summers|winters)|grew up|growing up|was raised|made (?:his|her|their) home|settled (?:in|near))\b`),
	"host":    regexp.MustCompile(`(?i)\b(?:held by|put on by|sponsored by)\b`),
}

// idiom reports whether sentence i says a verb by a phrase for it.
func (t *Text) idiom(w question.Word, i int) bool {
	re := idioms[w.Stem]
	return re != nil && !w.Cap && re.MatchString(t.Say(i))
}
