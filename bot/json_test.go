package bot

import (
	"encoding/json"
	"testing"

	"onrecord"
)

func TestAnswerAsJSON(t *testing.T) {
	a := Answer{Status: Found, Title: "Who", Blocks: []Block{
		Prose{}, Note{Hint, "Try."},
		Quotation{Speaker: "Ida Brok", Passage: Passage{Text: "“No”", Span: onrecord.Span{Start: 3, End: 11}}},
		Table{}, Chart{}, Change{},
	}}
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Status, Title string
		Blocks        []struct {
			Block, Speaker, Text string
			Passage              struct{ Span onrecord.Span }
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	sorts := ""
	for _, b := range got.Blocks {
		sorts += b.Block + " "
	}
	if sorts != "prose note quotation table chart change " || got.Status != "found" || got.Blocks[2].Speaker != "Ida Brok" || got.Blocks[2].Passage.Span.End != 11 || got.Blocks[1].Text != "Try." {
		t.Errorf("%s", data)
	}
}
