using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>Long lists stay quick and clear: an act sends and moves what changed, groups have pages of their own, subtasks stand under their parents.</summary>
public sealed class ListTests(Stage stage)
{
    private const string AddMany =
        """
        async ([count, text]) => {
          for (let first = 1; first <= count; first += 50) {
            const lines = Array.from({ length: Math.min(50, count - first + 1) }, (_, index) => text.replace('#', first + index)).join('\n');
            const answer = await fetch('/api/tasks/quick/batch', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: lines }) });
            if (!answer.ok) throw new Error(`${answer.status}`);
          }
        }
        """;

    private const string CountInsertions =
        """
        () => {
          window.inserted = 0;
          new MutationObserver(changes => changes.forEach(change => { window.inserted += change.addedNodes.length; }))
            .observe(document.getElementById('board'), { childList: true, subtree: true });
        }
        """;

    [Fact]
    public async Task Completing_the_first_of_five_hundred_sends_one_request_and_moves_no_other_row()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(AddMany, new object[] { 500, "Chore number#" });
        await ann.Page.GotoAsync("/?show=500");
        await Expect(ann.Tasks).ToHaveCountAsync(500);
        var answers = new List<IResponse>();
        ann.Page.Response += (_, answer) =>
        {
            if (answer.Request.Method == "POST")
            {
                answers.Add(answer);
            }
        };
        await ann.Page.EvaluateAsync(CountInsertions);
        await ann.Page.EvaluateAsync("() => { window.told = 0; document.addEventListener('changed', () => window.told++); }");

        await ann.Tasks.First.Locator(".check").ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(499);
        await ann.Page.WaitForFunctionAsync("window.told > 0");

        (await ann.Page.EvaluateAsync<int>("window.inserted")).ShouldBeLessThanOrEqualTo(1);
        Regex.Count(await answers[0].TextAsync(), "<li class=\"task").ShouldBe(0);
        await ann.Page.EvaluateAsync("fetch('/api/tasks/2', { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ title: 'Renamed elsewhere' }) })");
        await Expect(ann.Task("Renamed elsewhere")).ToHaveCountAsync(1);
        answers.Select(answer => new Uri(answer.Url).AbsolutePath).ShouldBe(["/tasks/1/complete", "/board"]);
        Regex.Count(await answers[1].TextAsync(), "<li class=\"task").ShouldBe(1);
    }

    [Fact]
    public async Task Today_is_seen_below_a_long_overdue_group_which_folds_and_is_rescheduled_with_one_undo()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(AddMany, new object[] { 66, "Chore number# yesterday" });
        await ann.Page.EvaluateAsync(AddMany, new object[] { 2, "Ring number# today" });
        await ann.Page.GotoAsync("/?due=today");

        await Expect(ann.Page.Locator("#group-overdue h2")).ToHaveTextAsync(new Regex("^Overdue 66$"));
        await Expect(ann.Tasks.Filter(new() { Visible = true })).ToHaveCountAsync(2);
        await ann.Page.Locator("#fold-overdue > summary").ClickAsync();
        await Expect(ann.Tasks.Filter(new() { Visible = true })).ToHaveCountAsync(22);
        await ann.Page.Locator("#more-overdue").ClickAsync();
        await Expect(ann.Page.Locator("#group-overdue .task")).ToHaveCountAsync(66);
        await Expect(ann.Page.Locator("#group-overdue .task").First).ToBeVisibleAsync();

        await ann.Page.Locator("#reschedule > summary").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Spread over the next 7 days" }).ClickAsync();
        await Expect(ann.Question).ToContainTextAsync("66 tasks");
        await ann.Question.Locator("button[form=act]").ClickAsync();
        await Expect(ann.Toast.Last).ToContainTextAsync("Changed 66 tasks: spread over the next 7 days.");
        await Expect(ann.Page.Locator("#group-overdue")).ToHaveCountAsync(0);
        await ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(ann.Page.Locator("#group-overdue h2")).ToHaveTextAsync(new Regex("^Overdue 66$"));
    }

    [Fact]
    public async Task More_overdue_tasks_than_one_change_takes_are_all_rescheduled_with_one_undo()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(AddMany, new object[] { 203, "Chore number# yesterday" });
        await ann.Page.GotoAsync("/");

        await ann.Page.Locator("#reschedule > summary").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "All to tomorrow" }).ClickAsync();
        await Expect(ann.Question).ToContainTextAsync("Change 203 tasks: due on");
        await ann.Question.Locator("button[form=act]").ClickAsync();

        await Expect(ann.Toast.Last).ToContainTextAsync("Changed 203 tasks: due on");
        await Expect(ann.Page.Locator("#group-overdue")).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator("#group-tomorrow h2")).ToHaveTextAsync(new Regex("^Tomorrow 203$"));
        await ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Page.Locator("#group-overdue h2")).ToHaveTextAsync(new Regex("^Overdue 203$"));
    }

    [Fact]
    public async Task Completing_selected_tasks_asks_about_their_open_subtasks()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Plan the trip with subtasks flights and hotel");
        await ann.AddAsync("Water the plants");
        await Expect(ann.Tasks).ToHaveCountAsync(4);

        foreach (var title in new[] { "Plan the trip", "Water the plants" })
        {
            await ann.Task(title).Locator(".select input").EvaluateAsync("box => box.click()");
        }

        await ann.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await Expect(ann.Question).ToContainTextAsync("“Plan the trip” has 2 open subtasks: “flights”, “hotel”.");
        await ann.Question.GetByRole(AriaRole.Button, new() { Name = "Complete only the selected tasks" }).ClickAsync();

        await Expect(ann.Toast.Last).ToContainTextAsync("Completed 2 tasks.");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_is_folded_away_is_no_longer_selected()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(AddMany, new object[] { 3, "Chore number# yesterday" });
        await ann.AddAsync("Ring Bob today");
        var selected = ann.Page.Locator(".select input:checked");
        foreach (var title in new[] { "Chore number1", "Ring Bob" })
        {
            await ann.Task(title).Locator(".select input").EvaluateAsync("box => box.click()");
        }

        await Expect(selected).ToHaveCountAsync(2);

        await ann.Page.Locator("#fold-overdue > summary").ClickAsync();
        await Expect(selected).ToHaveCountAsync(1);
        await ann.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Expect(ann.Toast.Last).ToContainTextAsync("Deleted 1 task.");
        await Expect(ann.Page.Locator("#group-overdue .task")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Subtasks_stand_under_their_parent_and_completing_it_asks_about_them()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Plan the trip with subtasks flights, hotel and insurance");
        await ann.AddAsync("Water the plants");

        await Expect(ann.Tasks.Locator(".task-title")).ToHaveTextAsync(["Plan the trip", "flights", "hotel", "insurance", "Water the plants"]);
        await Expect(ann.Task("hotel")).ToHaveClassAsync(new Regex("subtask"));
        await ann.Task("hotel").Locator(".check").ClickAsync();
        await Expect(ann.Task("Plan the trip").Locator(".subtask-count")).ToHaveTextAsync("1/3");
        await ann.Page.EvaluateAsync("fetch('/api/tasks/2', { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ due: { date: '2099-01-01' } }) })");
        await Expect(ann.Task("flights")).ToContainTextAsync("part of Plan the trip");

        await ann.Task("Plan the trip").Locator(".check").ClickAsync();
        await Expect(ann.Question).ToContainTextAsync("“Plan the trip” has 2 open subtasks: “flights”, “insurance”.");
        await ann.Question.GetByRole(AriaRole.Button, new() { Name = "Complete with subtasks" }).ClickAsync();

        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Cards_in_the_chat_show_their_tasks_as_they_are_now()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.SayAsync("Add a task to water the plants tomorrow");
        await ann.SayAsync("Add a task to feed the cat tomorrow");
        var cards = ann.Page.Locator("#messages .task");
        await Expect(cards).ToHaveCountAsync(2);
        await Expect(ann.Tasks).ToHaveCountAsync(2);

        await ann.Tasks.First.Locator(".check").ClickAsync();
        await Expect(cards.First).ToHaveClassAsync(new Regex("done"));
        await Expect(cards.First.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Reopen") })).ToHaveCountAsync(1);
        await ann.Page.EvaluateAsync("fetch('/api/tasks/2', { method: 'DELETE' })");
        await Expect(cards.Last).ToHaveClassAsync(new Regex("gone"));
        await ann.Page.ReloadAsync();

        await Expect(cards.First).ToHaveClassAsync(new Regex("done"));
        await Expect(cards.Last).ToHaveClassAsync(new Regex("gone"));
        await Expect(cards.Last.Locator(".check")).ToHaveCountAsync(0);
    }
}
