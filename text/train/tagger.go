package main

import (
	"math/rand/v2"

	"onrecord/text/grammar"
)

// perceptron holds weights and what is needed to average them: sums of every
// change times the step at which it was made.
type perceptron struct {
	grammar.Weights
	sums []float32
	step float32
}

func newPerceptron(w grammar.Weights) *perceptron {
	return &perceptron{Weights: w, sums: make([]float32, len(w.W)), step: 1}
}

// update moves the rows towards right and away from wrong.
func (p *perceptron) update(rows []uint32, right, wrong int) {
	for _, r := range rows {
		at := int(r) * p.Classes
		p.W[at+right]++
		p.sums[at+right] += p.step
		p.W[at+wrong]--
		p.sums[at+wrong] -= p.step
	}
}

// best returns the class with the highest sum of weights, from first on.
func (p *perceptron) best(rows []uint32, first int, scores []float32) int {
	clear(scores)
	for _, r := range rows {
		row := p.W[int(r)*p.Classes:][:len(scores)]
		for c, w := range row {
			scores[c] += w
		}
	}
	best := first
	for c := first; c < len(scores); c++ {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return best
}

// averaged returns the mean of the weights over all steps.
func (p *perceptron) averaged() grammar.Weights {
	out := grammar.Weights{Rows: p.Rows, Classes: p.Classes, W: make([]float32, len(p.W))}
	for i, w := range p.W {
		out.W[i] = w - p.sums[i]/p.step
	}
	return out
}

// tagModel is a trained tagger before it is made small.
type tagModel struct {
	weights grammar.Weights
	known   []uint64
}

// add adds the weights of another run on the same sentences.
func (m *tagModel) add(o tagModel) {
	for i, w := range o.weights.W {
		m.weights.W[i] += w
	}
}

// trainTagger trains on the sentences, epochs times in an order that the seed
// decides.
func trainTagger(sentences []sentence, epochs int, seed uint64) tagModel {
	known := lexicon(sentences)
	look := map[uint32]grammar.TagID{}
	for _, e := range known {
		look[uint32(e>>8)] = grammar.TagID(e)
	}
	p := newPerceptron(grammar.NewTagWeights())
	random := rand.New(rand.NewPCG(seed, 1))
	scores := make([]float32, p.Classes)
	for range epochs {
		for _, si := range random.Perm(len(sentences)) {
			s := &sentences[si]
			var before, before2 grammar.TagID
			for i, gold := range s.tags {
				tag := s.fixed[i]
				if w := s.words[i+grammar.Pad]; tag == grammar.None && w.Shape == grammar.Plain {
					tag = look[w.Form]
				}
				if tag == grammar.None {
					rows := grammar.RowsOfTag(s.words, i, before, before2)
					tag = grammar.TagID(p.best(rows[:], 1, scores))
					if tag != gold && gold != grammar.None {
						p.update(rows[:], int(gold), int(tag))
					}
					p.step++
				}
				before2, before = before, tag
			}
		}
	}
	return tagModel{p.averaged(), known}
}

// lexicon lists the lower-case forms that are common and nearly always have
// one tag, as form<<8 | tag, in the order of their first use.
func lexicon(sentences []sentence) []uint64 {
	const common, share = 25, 0.996
	counts := map[uint32]map[grammar.TagID]int{}
	var order []uint32
	for _, s := range sentences {
		for i, tag := range s.tags {
			w := s.words[i+grammar.Pad]
			if w.Shape != grammar.Plain {
				continue
			}
			if counts[w.Form] == nil {
				counts[w.Form] = map[grammar.TagID]int{}
				order = append(order, w.Form)
			}
			counts[w.Form][tag]++
		}
	}
	var out []uint64
	for _, form := range order {
		all, most, best := 0, 0, grammar.None
		for tag, n := range counts[form] {
			all += n
			if n > most {
				most, best = n, tag
			}
		}
		if all >= common && float64(most) >= share*float64(all) {
			out = append(out, uint64(form)<<8|uint64(best))
		}
	}
	return out
}

// tagScore tags the sentences and returns the share of right tags, of all
// tokens and of words alone, in per cent.
func tagScore(t *grammar.Tagger, sentences []sentence) (all, words float64) {
	var right, n, rightWords, nWords int
	for _, s := range sentences {
		tags := append([]grammar.TagID(nil), s.fixed...)
		t.Tag(s.words, tags)
		for i, gold := range s.tags {
			n++
			hit := 0
			if tags[i] == gold {
				hit = 1
			}
			right += hit
			if s.fixed[i] == grammar.None {
				nWords++
				rightWords += hit
			}
		}
	}
	return 100 * float64(right) / float64(n), 100 * float64(rightWords) / float64(nWords)
}
