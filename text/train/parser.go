package main

import (
	"math/rand/v2"

	"onrecord/text/grammar"
)

// parseModel is a trained parser before it is made small.
type parseModel struct {
	names           []string
	actions, labels grammar.Weights
}

// add adds the weights of another run, which must have the same names.
func (m *parseModel) add(o parseModel) {
	for i, w := range o.actions.W {
		m.actions.W[i] += w
	}
	for i, w := range o.labels.W {
		m.labels.W[i] += w
	}
}

// labelNames lists the labels of the sentences, the first being none.
func labelNames(sentences []sentence) []string {
	names := []string{""}
	seen := map[string]bool{}
	for _, s := range sentences {
		for _, l := range s.labels {
			if !seen[l] {
				seen[l] = true
				names = append(names, l)
			}
		}
	}
	return names
}

// jackknife returns tags for each sentence from a tagger that has not seen
// it: a parser that learned from gold tags trusts them too much.
func jackknife(sentences []sentence, folds, epochs int) ([][]grammar.TagID, error) {
	out := make([][]grammar.TagID, len(sentences))
	for fold := range folds {
		var seen []sentence
		for i, s := range sentences {
			if i%folds != fold {
				seen = append(seen, s)
			}
		}
		tagger, err := trainTagger(seen, epochs, uint64(fold)).tagger()
		if err != nil {
			return nil, err
		}
		for i, s := range sentences {
			if i%folds == fold {
				out[i] = append([]grammar.TagID(nil), s.fixed...)
				tagger.Tag(s.words, out[i])
			}
		}
	}
	return out, nil
}

// parserTrainer trains one run of the parser.
type parserTrainer struct {
	names           []string
	ids             map[string]grammar.LabelID
	actions, labels *perceptron
	state           grammar.State
	gold            []int32 // heads by node, of the sentence at hand
	scores          []float32
}

// trainParser trains on the sentences with the given tags. It follows its own
// predictions from the second epoch on, and a dynamic oracle (Goldberg and
// Nivre 2013) tells what is best where they led.
func trainParser(sentences []sentence, tags [][]grammar.TagID, names []string, epochs int, seed uint64) parseModel {
	t := parserTrainer{
		names:   names,
		ids:     map[string]grammar.LabelID{},
		actions: newPerceptron(grammar.NewActionWeights()),
		labels:  newPerceptron(grammar.NewLabelWeights(len(names))),
		scores:  make([]float32, len(names)),
	}
	for i, name := range names {
		t.ids[name] = grammar.LabelID(i)
	}
	random := rand.New(rand.NewPCG(seed, 2))
	for epoch := range epochs {
		for _, i := range random.Perm(len(sentences)) {
			t.learn(&sentences[i], tags[i], epoch > 0)
		}
	}
	return parseModel{names, t.actions.averaged(), t.labels.averaged()}
}

// learn goes through one sentence; explore follows the model's own choice
// even where it is wrong.
func (t *parserTrainer) learn(s *sentence, tags []grammar.TagID, explore bool) {
	t.state.Reset(s.words, tags)
	root := t.state.Root()
	t.gold = append(t.gold[:0], 0)
	for _, h := range s.heads {
		node := int32(h + 1)
		if h < 0 {
			node = root
		}
		t.gold = append(t.gold, node)
	}
	var rows grammar.ActionRows
	for !t.state.Done() {
		t.state.ActionRows(&rows)
		scores := t.scores[:3]
		t.actions.best(rows[:], 0, scores)
		choice, right := t.choose(scores)
		if choice != right {
			t.actions.update(rows[:], int(right), int(choice))
			if !explore {
				choice = right
			}
		}
		t.actions.step++
		t.take(choice, s)
	}
}

// choose returns the legal action with the highest score, and the one with
// the highest score among those that lose the fewest gold arcs.
func (t *parserTrainer) choose(scores []float32) (choice, right grammar.Action) {
	least, found := 0, false
	var cost [3]int
	for a := grammar.Shift; a <= grammar.Right; a++ {
		if !t.state.Legal(a) {
			continue
		}
		cost[a] = t.cost(a)
		if !found || scores[a] > scores[choice] {
			choice = a
		}
		if !found || cost[a] < least || cost[a] == least && scores[a] > scores[right] {
			right, least = a, cost[a]
		}
		found = true
	}
	if cost[choice] == least {
		right = choice
	}
	return choice, right
}

// cost returns how many gold arcs can no longer be made after a.
func (t *parserTrainer) cost(a grammar.Action) int {
	s, lost := &t.state, 0
	if a == grammar.Shift {
		for depth, node := range s.Stack {
			if t.gold[node] == s.Next {
				lost++
			}
			if node == t.gold[s.Next] && depth < len(s.Stack)-1 {
				lost++
			}
		}
		return lost
	}
	head, child := s.Arc(a)
	if g := t.gold[child]; g != head && (g >= s.Next || a == grammar.Left && g == s.Top(1)) {
		lost++
	}
	for node := s.Next; node < s.Root(); node++ {
		if t.gold[node] == child {
			lost++
		}
	}
	return lost
}

// take carries out the action. An arc gets the label that the model predicts,
// and the model learns from it where the arc is right.
func (t *parserTrainer) take(a grammar.Action, s *sentence) {
	if a == grammar.Shift {
		t.state.Shift()
		return
	}
	head, child := t.state.Arc(a)
	var rows grammar.LabelRows
	t.state.LabelRows(head, child, &rows)
	label := grammar.LabelID(t.labels.best(rows[:], 1, t.scores))
	if gold := t.ids[s.labels[child-1]]; t.gold[child] == head && gold != label && gold != 0 {
		t.labels.update(rows[:], int(gold), int(label))
	}
	t.labels.step++
	t.state.Attach(head, child, label)
}

// parseScore returns the share of tokens with the right head, and with the
// right head and label, in per cent; signs are counted.
func parseScore(t *grammar.Tagger, p *grammar.Parser, sentences []sentence) (uas, las float64) {
	var state grammar.State
	var n, heads, both int
	for _, s := range sentences {
		tags := append([]grammar.TagID(nil), s.fixed...)
		t.Tag(s.words, tags)
		state.Reset(s.words, tags)
		p.Parse(&state)
		for i, gold := range s.heads {
			n++
			head := int(state.Heads[i+1]) - 1
			if head == len(s.heads) {
				head = -1
			}
			if head == gold {
				heads++
				if p.Names[state.Labels[i+1]] == s.labels[i] {
					both++
				}
			}
		}
	}
	return 100 * float64(heads) / float64(n), 100 * float64(both) / float64(n)
}
