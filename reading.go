package onrecord

// NameKind is what a name belongs to.
type NameKind string

// The kinds of names.
const (
	Person NameKind = "person"
	Body   NameKind = "body" // organisation, alliance, company, outlet
	Place  NameKind = "place"
	Thing  NameKind = "thing" // capitalised, but none of the above for certain
)

// Name is somebody or something that an article names: its fullest form, the
// other forms that stand for it, and every place where one of them does.
type Name struct {
	Kind  NameKind
	Full  string   // the fullest form that the article gives
	Forms []string // other forms, as printed: surname, acronym, title and surname
	At    []Span   // every mention by name, in order
}

// Reading is everything that was read from one revision of an article. Its
// parts are in order of the text, and the same text gives the same Reading.
type Reading struct {
	Facts     []Fact
	Sentences []Span
	Names     []Name
	Passes    []PassMark // which passes, in which versions, made the facts
}

// PassMark says which version of a pass read an article. An article whose
// mark is older than the pass that now runs is stale.
type PassMark struct {
	Pass    string
	Version int
}
