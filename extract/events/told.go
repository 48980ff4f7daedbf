package events

import (
	"slices"

	"onrecord"
)

// told reports whether f can be asked for: it has a date, or a place or
// somebody with a name takes part. "The mood improved" is no answer to
// anything, and half of what clauses state is like it.
func (r *reader) told(f *onrecord.Fact) bool {
	return f.When.ISO != "" || r.names(f.What) ||
		slices.ContainsFunc(f.Who, r.names) || slices.ContainsFunc(f.From, r.names) || slices.ContainsFunc(f.To, r.names)
}

// names reports whether m holds the name of a person, a body or a place, or
// stands for one.
func (r *reader) names(m onrecord.Mention) bool {
	switch {
	case m.Zero():
		return false
	case r.namedIn(m.Cover()):
		return true
	case m.NameAt.Empty():
		return m.Name != "" // a place that is known by it
	}
	return r.namedIn(m.NameAt)
}

// namedIn reports whether a name of a person, a body or a place stands in s.
func (r *reader) namedIn(s onrecord.Span) bool {
	for k := r.MentionAt(s.Start); k < len(r.Mentions) && r.Mentions[k].Start < s.End; k++ {
		if n := r.Mentions[k].Name; n >= 0 && r.Names[n].Kind != onrecord.Thing {
			return true
		}
	}
	return false
}
