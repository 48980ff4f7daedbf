package slack

// A modal asks for the words of one command. What it needs to answer where it
// was opened travels in its metadata: it has no state here.

import (
	"context"
	"encoding/json"
	"strings"

	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

type modalView = goslack.ModalViewRequest

// origin is where a modal was opened.
type origin struct {
	Address  string `json:"address,omitempty"`
	Channel  string `json:"channel,omitempty"`
	Thread   string `json:"thread,omitempty"`   // ts of the root of the thread; empty: none
	Anywhere bool   `json:"anywhere,omitempty"` // no channel: the asker chooses one, or is answered directly
}

const (
	askCallback = "ask/" // and the name of the command
	whereBlock  = "where"
	fieldAction = "field"
)

// modal is the form of a command: one field for each of its parameters.
func modal(c bot.Command, from origin) modalView {
	v := modalView{
		Type: goslack.VTModal, CallbackID: askCallback + c.Name,
		Title: plain(cut("/"+c.Name, blockkit.Facts().Max("view", "title.text"))), Submit: plain("Ask"), Close: plain("Close"),
	}
	if data, err := json.Marshal(from); err == nil && len(data) <= blockkit.Facts().Max("view", "private_metadata") {
		v.PrivateMetadata = string(data)
	}
	blocks := []goslack.Block{remark(c.Summary)}
	for _, p := range c.Params {
		blocks = append(blocks, input(p))
	}
	if len(c.Examples) > 0 {
		blocks = append(blocks, remark("For instance: "+c.Examples[0]))
	}
	if from.Anywhere {
		blocks = append(blocks, whereInput())
	}
	v.Blocks.BlockSet = blocks
	return v
}

// input is the field of one parameter.
func input(p bot.Param) goslack.Block {
	var field goslack.BlockElement = goslack.NewPlainTextInputBlockElement(nil, fieldAction)
	if len(p.Choices) > 0 {
		var options []*goslack.OptionBlockObject
		for _, choice := range first(p.Choices, blockkit.Facts().Max("static_select", "options")) {
			options = append(options, goslack.NewOptionBlockObject(choice, plain(cut(choice, 75)), nil))
		}
		field = goslack.NewOptionsSelectBlockElement(goslack.OptTypeStatic, plain("Choose"), fieldAction, options...)
	}
	b := goslack.NewInputBlock(p.Name, plain(p.Name), plain(p.Summary), field)
	b.Optional = !p.Required
	return b
}

// whereInput lets the asker choose the conversation that the answer goes to.
func whereInput() goslack.Block {
	b := goslack.NewInputBlock(whereBlock, plain("Where to answer"), plain("Left empty: in our direct messages"),
		&goslack.SelectBlockElement{Type: goslack.OptTypeConversations, ActionID: fieldAction, ResponseURLEnabled: true, DefaultToCurrentConversation: true})
	b.Optional = true
	return b
}

// submitted answers a modal that was sent off.
func (a *Adapter) submitted(ctx context.Context, p parcel, t touched) error {
	name, ours := strings.CutPrefix(t.View.CallbackID, askCallback)
	c, known := bot.Find(a.cfg.Commands, name)
	if !ours || !known {
		a.settle(ctx, p)
		return nil
	}
	line, problems := filled(c, t)
	if len(problems) > 0 {
		return p.ack(ctx, goslack.NewErrorsViewSubmissionResponse(problems))
	}
	return a.ask(ctx, p, "view/"+t.View.ID+"/"+t.View.Hash, t.fromModal(line))
}

// fromModal is the question of a modal: answered where it was opened, in the
// conversation that was chosen, or by direct message.
func (t touched) fromModal(line string) question {
	var from origin
	_ = json.Unmarshal([]byte(t.View.Metadata), &from) // none: answered by direct message
	q := t.question()
	q.Line, q.Address, q.Channel, q.Thread, q.Active = line, from.Address, from.Channel, from.Thread, from.Thread != ""
	if len(t.ResponseURLs) > 0 {
		q.Address, q.Channel, q.Route = t.ResponseURLs[0].ResponseURL, t.ResponseURLs[0].ChannelID, toChannel
	}
	if q.Address == "" {
		q.Route, q.Direct, q.Channel = toThread, true, ""
	}
	return q
}

// filled returns the command line that was filled in, or what is wrong by
// the block it stands in.
func filled(c bot.Command, t touched) (line string, problems map[string]string) {
	line = "/" + c.Name
	options := ""
	problems = map[string]string{}
	for i, p := range c.Params {
		f := t.View.State.Values[p.Name][fieldAction]
		value := oneLine(straight.Replace(f.Value + f.Selected.Value))
		switch {
		case value == "" && p.Required:
			problems[p.Name] = "Please say " + p.Name + "."
		case value == "":
		case p.Option:
			options += " " + p.Name + ":" + phrase(value)
		case i == 0:
			line += " " + value
		default:
			line += " " + p.Name + " " + value
		}
	}
	return line + options, problems
}

// phrase keeps a value of several words together.
func phrase(value string) string {
	if strings.Contains(value, " ") && !strings.Contains(value, `"`) {
		return `"` + value + `"`
	}
	return value
}
