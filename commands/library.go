package commands

import (
	"context"
	"strings"

	"onrecord"
	"onrecord/bot"
)

// library is /library: the articles of the asker's own place. Everybody may
// list them; only its managers may change them.
func library(find reader, librarian Librarian) bot.Command {
	return bot.Command{
		Name:    "library",
		Summary: "The articles of this place: list, add, remove, and whether the public ones are searched too",
		Params: []bot.Param{
			{Name: "action", Summary: "list, add or remove", Choices: []string{"list", "add", "remove"}},
			{Name: "what", Summary: "An address to add, or the id of an article to remove"},
			{Name: "public", Summary: "Whether public articles are searched too", Option: true, Choices: []string{"yes", "no"}},
		},
		Examples: []string{"/library", "/library add https://example.org/news/1", "/library public:no"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			if r.Home == "" {
				return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "there is no library of this place").
					Hint("ask on a server or in a workspace; here the public articles are searched")
			}
			action := strings.ToLower(r.Arg("action"))
			if action == "" && len(r.Attachments) > 0 {
				action = "add"
			}
			if r.Arg("public") == "" && (action == "" || action == "list") {
				return listLibrary(ctx, find, r)
			}
			return changeLibrary(ctx, librarian, r, action)
		},
	}
}

// listLibrary lists the articles of the asker's own library alone.
func listLibrary(ctx context.Context, find reader, r bot.Request) (bot.Answer, error) {
	own := r
	own.Libraries = []string{r.Home}
	own.Args = map[string]string{}
	a, err := answerArticles(ctx, newDesk(find, own), own)
	a.Title = "The library of this place: " + a.Title
	for i := range a.Actions {
		a.Actions[i].Line = strings.Replace(a.Actions[i].Line, "/articles", "/library list", 1)
	}
	return a, err
}

// changeLibrary does what only a manager may.
func changeLibrary(ctx context.Context, librarian Librarian, r bot.Request, action string) (bot.Answer, error) {
	what := strings.TrimSpace(r.Arg("what"))
	switch {
	case !r.Manager:
		return bot.Answer{}, onrecord.Errorf(onrecord.Denied, "only those who manage this place may change its library")
	case librarian == nil:
		return bot.Answer{}, onrecord.Errorf(onrecord.Denied, "nothing can be added here")
	case r.Arg("public") != "":
		also := strings.EqualFold(r.Arg("public"), "yes")
		if err := librarian.SearchPublic(ctx, r.Home, also); err != nil {
			return bot.Answer{}, err
		}
		if also {
			return done("Questions here search this library and the public articles."), nil
		}
		return done("Questions here search this library alone."), nil
	case action == "add":
		return addToLibrary(ctx, librarian, r, what)
	case what == "":
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "which article is to be removed is missing").
			Hint("give the id that /library list shows")
	}
	if err := librarian.Remove(ctx, r.Home, onrecord.ArticleID(what)); err != nil {
		return bot.Answer{}, err
	}
	return done("Removed " + what + ", with everything that was read from it."), nil
}

// addToLibrary brings in the files of the request, and the addresses.
func addToLibrary(ctx context.Context, librarian Librarian, r bot.Request, address string) (bot.Answer, error) {
	if address == "" && len(r.Attachments) == 0 {
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "what is to be added is missing").
			Hint("give an address, or attach a file")
	}
	a := done("What became of it, in the library of this place")
	var lines []string
	for _, f := range r.Attachments {
		more, err := librarian.AddFile(ctx, r.Home, f)
		if err != nil {
			return bot.Answer{}, err
		}
		lines = append(lines, more...)
	}
	for _, one := range strings.Fields(address) {
		more, err := librarian.Add(ctx, r.Home, one)
		if err != nil {
			return bot.Answer{}, err
		}
		lines = append(lines, more...)
	}
	for _, l := range lines {
		a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text(l)})
	}
	return a, nil
}

func done(title string) bot.Answer {
	return bot.Answer{Status: bot.Done, Private: true, Title: title}
}
