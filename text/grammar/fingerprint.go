package grammar

// A fingerprint tells a model that was trained for other code: it is a number
// made of what the code does with a few words of all shapes.

// tagFingerprint changes whenever words are coded, or rows of the tagger
// chosen, in another way.
func tagFingerprint() uint64 {
	codes := fingerprintCodes()
	sum := sum64(14695981039346656037)
	for i := range len(codes) - 2*Pad {
		for _, r := range RowsOfTag(codes, i, TagID(i), TagID(2*i)) {
			sum.add(uint64(r))
		}
	}
	for _, t := range Tags() {
		sum.add(uint64(hashString(t)))
	}
	return uint64(sum)
}

// fingerprintCodes are the codes of words of all shapes.
func fingerprintCodes() []Word {
	words := []string{"“", "Gen.", "Ada", "O’Neil-Brown", "DIDN’T", "n’t", "sell", "7,640", "F-16s", "2021", "U.S.", "—", "über", "''"}
	return Codes(nil, len(words), func(i int) string { return words[i] })
}

// sum64 is FNV-1a over numbers.
type sum64 uint64

func (s *sum64) add(v uint64) { *s = (*s ^ sum64(v)) * 1099511628211 }
