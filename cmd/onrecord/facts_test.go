package main

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord"
)

func TestFactsOf(t *testing.T) {
	const text = "“We stay,” she said. About 300 soldiers will go to Vesk."
	at := func(words string) onrecord.Mention {
		start := strings.Index(text, words)
		return onrecord.MentionAt(text, onrecord.Span{Start: start, End: start + len(words)})
	}
	she := at("she")
	she.Name = "Ida Brok"
	r := onrecord.Reading{
		Facts: []onrecord.Fact{
			{Kind: onrecord.Quote, Form: onrecord.Direct, Who: []onrecord.Mention{she}, Verb: at("said"), What: at("We stay,")},
			{Kind: onrecord.Quote, Form: onrecord.Indirect, What: at("We")},
			{Kind: onrecord.Force, Status: onrecord.Planned, Class: "troops", Span: onrecord.Span{Start: 25, End: 60},
				What: at("soldiers"), To: []onrecord.Mention{at("Vesk")},
				Amount: onrecord.Amount{Mention: at("About 300"), Low: 300, High: 300, Hedge: "About"}},
			{Kind: onrecord.Force, Status: onrecord.Present, Amount: onrecord.Amount{Mention: at("About 300"), Low: 300, High: -1}},
		},
		Names: []onrecord.Name{
			{Kind: onrecord.Person, Full: "Ida Brok", At: []onrecord.Span{{Start: 1, End: 2}}},
			{Kind: onrecord.Place, Full: "Vesk"},
		},
	}
	got, err := json.Marshal(factsOf(onrecord.Article{ID: "a"}, r))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"a","quotes":[` +
		`{"kind":"direct","content":[[3,11]],"cue":[[19,23]],"speaker":{"span":[15,18],"text":"she","name":"Ida Brok"}},` +
		`{"kind":"indirect","content":[[3,5]],"cue":null,"speaker":null}],` +
		`"forces":[` +
		`{"actor":null,"count_min":300,"count_max":300,"count_text":"About 300","approx":true,"what":"soldiers","kind":"troops","from":null,"to":"Vesk","status":"planned","negated":false,"date_text":null,"date":null,"evidence":[25,60]},` +
		`{"actor":null,"count_min":300,"count_max":null,"count_text":"About 300","approx":true,"what":"","kind":"","from":null,"to":null,"status":"present","negated":false,"date_text":null,"date":null,"evidence":[0,0]}],` +
		`"people":[{"name":"Ida Brok","forms":[],"mentions":[[1,2]]}]}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
