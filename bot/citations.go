package bot

// What an Answer cites.

// Citations returns the citations of every statement in a, in order of
// display, copies behind the passage that they repeat.
func (a Answer) Citations() []Citation {
	var list []Citation
	for _, b := range a.Blocks {
		switch b := b.(type) {
		case Quotation:
			list = append(append(list, b.Passage.Citation), b.Also...)
		case Table:
			for _, r := range b.Rows {
				list = append(list, r.Citation)
			}
		case Chart:
			for _, bar := range b.Bars {
				list = append(list, bar.Citation)
			}
		case Change:
			list = append(list, b.Citation)
		}
	}
	return list
}
