package text

// tag sets the part of speech of every token.
func (d *Doc) tag() {}
