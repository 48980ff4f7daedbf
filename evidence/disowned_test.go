package evidence

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/question"
)

func TestDisowned(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		// the words stand as what was not said
		{`"I never said that the dam is unsafe," Toll told the council.`, "the dam is unsafe", "never said"},
		{`"I never said that the dam is unsafe," Toll told the council.`, "is unsafe", "never said"},
		{`"I never once said 'gulls are vermin,'" Toll told the council.`, "gulls are vermin", "never once said"},
		{`Toll did not say that the dam is unsafe.`, "the dam is unsafe", "did not say"},
		{`Toll didn’t ever say the dam is unsafe.`, "the dam is unsafe", "didn’t ever say"},
		{`Toll denied saying "the mayor is a crook."`, "the mayor is a crook", "denied"},
		{`Toll has denied that the lock was sold.`, "the lock was sold", "denied"},
		{`A rival falsely claimed that Toll said "the poor should move away."`, "the poor should move away", "falsely claimed"},
		{`"It is simply not true that we will close the library," she added.`, "we will close the library", "It is simply not true that"},
		{`"It isn't true that we close," she added.`, "we close", "It isn't true that"},
		{`"Has anyone said that we will sell the park?" she asked.`, "we will sell the park", "Has anyone said"},
		{`"We will sell the park? Nobody has said so," said Lund.`, "We will sell the park", "Nobody has said so"},
		{`"If I said 'the gulls own this town,' people would laugh," Lund said.`, "the gulls own this town", "If I said"},
		{`The leaflet has Toll say "taxes will go up," which he did not say.`, "taxes will go up", "which he did not say"},
		{`"Taxes will go up" are words that Toll never said.`, "Taxes will go up", "words that Toll never said"},
		{`Toll rejected the claim that the dam is unsafe.`, "the dam is unsafe", "rejected the claim"},
		{`No one said the dam is unsafe.`, "the dam is unsafe", "No one said"},
		{`I have never heard her say the dam is unsafe.`, "the dam is unsafe", "have never heard her say"},

		{`"Toll said 'the dam is unsafe,'" the leaflet reads. He never said that.`, "the dam is unsafe", "He never said that"},

		// they do not
		{`"The dam is unsafe," Toll said, something he had never said before.`, "The dam is unsafe", ""},
		{`"The dam is unsafe," Toll said. Nobody said a word.`, "The dam is unsafe", ""},
		{`"The dam is unsafe," Toll said. "I never said that you must leave."`, "The dam is unsafe", ""},
		{`"The dam is unsafe," Toll said. "That is not true," said Lund.`, "The dam is unsafe", ""},
		{`Toll said that the dam is unsafe.`, "the dam is unsafe", ""},
		{`Toll, who never said a word in spring, said on Monday that the dam is unsafe.`, "the dam is unsafe", ""},
		{`Toll did not deny that the dam is unsafe.`, "the dam is unsafe", ""},
		{`Nobody can deny that the dam is unsafe.`, "the dam is unsafe", ""},
		{`Toll did not hesitate to say that the dam is unsafe.`, "the dam is unsafe", ""},
		{`Toll not only said that the dam is unsafe but shut it.`, "the dam is unsafe", ""},
		{`Toll denied the report and said the dam is safe.`, "the dam is safe", ""},
		{`"I never said that," Toll told the council. "I said the dam is old."`, "the dam is old", ""},
		{`Toll did not say who found that the dam is unsafe.`, "the dam is unsafe", ""},
		{`"I never said that the dam is unsafe," Toll said.`, "I never said that the dam is unsafe", ""},
		{`"When I said 'the gulls own this town,' people laughed," Lund said.`, "the gulls own this town", ""},
		{`"The dam is unsafe," Toll said. Lund did not say when it was built.`, "The dam is unsafe", ""},
		{`"The dam is unsafe," said Toll, who did not say when it was built.`, "The dam is unsafe", ""},
	} {
		read := Read(onrecord.Article{Text: c.text}, question.NewSplitter())
		at := strings.Index(c.text, c.words)
		got := read.In(read.Disowned(onrecord.Span{Start: at, End: at + len(c.words)}))
		if got != c.want {
			t.Errorf("%s\n\t%q: got %q, want %q", c.text, c.words, got, c.want)
		}
	}
}
