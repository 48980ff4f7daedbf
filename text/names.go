package text

import (
	"onrecord"
)

// Named is somebody or something that the article names: one entry for all
// its mentions.
type Named struct {
	Kind     onrecord.NameKind
	Full     string        // the fullest form that the article gives: "Jens Stoltenberg", "President Ruiz"
	At       onrecord.Span // where it is given first
	Gender   Gender        // people only
	Given    string        // first given name, in lower case; empty when the article gives none
	Last     string        // last name, in lower case; for bodies and places the whole name
	Roles    []NamedRole   // what the article says that it is, by title and apposition
	Mentions []int         // indices in Doc.Mentions, in order
	fullAt   int           // how many mentions are full names
}

// Gender is what the text tells of somebody: by title, role or given name.
type Gender byte

// The genders that pronouns tell apart.
const (
	AnyGender Gender = 0
	Male      Gender = 'm'
	Female    Gender = 'f'
)

// NamedRole is a title or an apposition: "NATO Secretary General", "a former
// ambassador to Norway".
type NamedRole struct {
	onrecord.Span
	Nouns []string // its role nouns, in lower case, as descriptions use them: "senator"
}

// NameMention is a place where a name stands.
type NameMention struct {
	onrecord.Span        // the name without its title
	First, End    int    // its tokens
	Name          int    // index in Doc.Names; -1 while two readings remain
	Titled        bool   // a title or role stands right before it
	title         string // that title, as printed
	start         int    // first token of title and name together
}

// TitleFirst returns the first token of m with its title: Secretary General of
// NATO | Jens Lund.
func (m NameMention) TitleFirst() int { return m.start }

// findNames makes Doc.Names and Doc.Mentions.
func (d *Doc) findNames() {
	s := nameScanner{d: d, lower: make(map[string]bool, len(d.Tokens)/4)}
	s.scan()
	t := nameTable{d: d, byLast: map[string][]int{}, byGiven: map[string][]int{}, things: map[string]int{}, placed: map[string]int{}, titled: map[string]bool{},
		full: map[int][]int{}, shorts: map[int]int{}, alone: map[int]int{}}
	t.build(s.found)
}

// MentionAt returns the index in Doc.Mentions of the first mention that ends
// behind the byte at; len(d.Mentions) when there is none.
func (d *Doc) MentionAt(at int) int {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Mentions[mid].Span.End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
