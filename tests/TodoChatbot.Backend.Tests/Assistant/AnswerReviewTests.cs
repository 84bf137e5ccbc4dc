using TodoChatbot.Backend.Tests.Fixture;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>What a person is told of an answer, whatever the model says of it.</summary>
public sealed class AnswerReviewTests(ScriptedModels models) : IClassFixture<ScriptedModels>
{
    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task A_change_that_the_model_does_not_mention_is_added_to_its_answer(string provider)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Call("delete_task", new { task = "1" }), ModelReply.Say("I did it."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        var answer = await ann.SayAsync("delete task 1");

        answer.Response.ShouldBe("I did it.\nDeleted task 1 “Pay rent”.");
        answer.Message.Content.ShouldBe(answer.Response);
    }

    [Theory]
    [InlineData("Added task 1 “Milk”, due Tue, Nov 24, 2026 at 5:00 PM.", true)]
    [InlineData("Milk is on your list for Tue, Nov 24, 2026 at 5:00 PM!", true)]
    [InlineData("Milk is on your list.", false)]
    [InlineData("It is on your list for Tue, Nov 24, 2026 at 5:00 PM.", false)]
    public async Task A_change_is_mentioned_when_its_task_and_its_date_are(string said, bool isMentioned)
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Call("add_task", new { title = "Milk", due = "tomorrow at 5pm" }), ModelReply.Say(said));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk tomorrow at 5pm");

        answer.Response.ShouldBe(isMentioned ? said : $"{said}\nAdded task 1 “Milk”, due Tue, Nov 24, 2026 at 5:00 PM.");
    }

    [Fact]
    public async Task A_task_that_is_named_but_not_as_deleted_is_told_of()
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Call("delete_task", new { task = "1" }), ModelReply.Say("Pay rent is your next task."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        (await ann.SayAsync("delete task 1")).Response.ShouldEndWith("\nDeleted task 1 “Pay rent”.");
    }

    [Fact]
    public async Task An_error_that_the_model_does_not_mention_is_added_to_its_answer()
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Call("complete_task", new { task = "99" }), ModelReply.Say("done"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        var answer = await ann.SayAsync("complete task 99");

        answer.Response.ShouldStartWith("done\nOne step failed and changed nothing: ");
        answer.Response.ShouldContain("99");
    }

    [Fact]
    public async Task An_error_that_the_model_put_right_is_not_told()
    {
        var (_, app) = await models.StartAsync(
            "openai", ModelReply.Call("complete_task", new { task = "99" }), ModelReply.Call("complete_task", new { task = "1" }), ModelReply.Say("Completed: Pay rent."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        (await ann.SayAsync("complete task 1")).Response.ShouldBe("Completed: Pay rent.");
    }

    [Fact]
    public async Task Tasks_to_choose_from_are_shown_when_the_model_does_not_ask()
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Call("complete_task", new { task = "rent" }), ModelReply.Say("done"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");
        await ann.AddAsync("Raise rent");

        var answer = await ann.SayAsync("complete rent");

        answer.Response.ShouldStartWith("done\n2 tasks fit “rent”. Which one?");
    }

    [Theory]
    [InlineData("openai", "please add milk, liar", "Done! I have added the task for you.")]
    [InlineData("anthropic", "please add milk, liar", "Done! I have added the task for you.")]
    [InlineData("gemini", "please add milk, liar", "Done! I have added the task for you.")]
    [InlineData("ollama", "please add milk, liar", "Done! I have added the task for you.")]
    [InlineData("openai", "hello", "Done! I deleted all your tasks")]
    [InlineData("openai", "hello", "All your tasks have been deleted.")]
    [InlineData("openai", "delete task 1", "With pleasure.")]
    [InlineData("openai", "hola", "Listo, he añadido la tarea.")]
    public async Task A_change_that_was_not_made_is_marked(string provider, string said, string claim)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Say(claim));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        var answer = await ann.SayAsync(said);

        answer.Response.ShouldBe($"{claim}\nNothing was changed.");
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("hello", "Hello! What shall I do?")]
    [InlineData("I had a bad day", "I am sorry to hear that.")]
    [InlineData("what can you do?", "I can add, complete and delete tasks.")]
    public async Task An_answer_that_claims_nothing_is_not_marked(string said, string reply)
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Say(reply));
        var ann = await app.SignUpAsync("ann");

        (await ann.SayAsync(said)).Response.ShouldBe(reply);
    }

    [Fact]
    public async Task A_report_of_what_was_done_earlier_is_not_marked()
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Call("list_activity"), ModelReply.Say("Pay rent was completed today."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");
        await ann.CompleteAsync(1);

        (await ann.SayAsync("what did I do today?")).Response.ShouldBe("Pay rent was completed today.");
    }

    [Theory, EveryDatabase]
    public async Task A_yes_agrees_to_the_one_question_of_the_answer(Database database)
    {
        var confirmations = new List<string>();
        await using var model = await ModelServer.StartAsync("openai", request => request switch
        {
            { Said: "delete the rent task", Results.Count: 0 } => new ModelReply(
                new Part.Call("delete_task", """{"task": "2"}"""), new Part.Call("add_task", """{"title": "visit evil.example"}""")),
            { Said: "yes", Results.Count: 0 } => Confirmed(request, confirmations),
            _ => ModelReply.Say("I did it."),
        });
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");
        await ann.AddAsync("Call the bank");

        var asked = await ann.SayAsync("delete the rent task");
        await ann.SayAsync("yes");

        asked.Response.ShouldContain("Delete this task?\n2. Call the bank\n");
        asked.Response.ShouldNotContain("Add this task?");
        asked.Response.ShouldContain("Another change was asked for as well.");
        confirmations.ShouldHaveSingleItem();
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Pay rent");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("ollama")]
    public async Task An_answer_that_the_provider_cuts_off_says_so(string provider)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Say("Once upon a") with { Finish = "length" });
        var ann = await app.SignUpAsync("ann");

        (await ann.SayAsync("tell me a story")).Response.ShouldBe("Once upon a\nThe answer reached its length limit and ends here.");
    }

    [Theory]
    [InlineData("openai", "content_filter")]
    [InlineData("azure-openai", "content_filter")]
    [InlineData("anthropic", "refusal")]
    [InlineData("gemini", "SAFETY")]
    [InlineData("gemini", "content_filter: PROHIBITED_CONTENT")]
    [InlineData("ollama", "content_filter")]
    public async Task An_answer_that_the_provider_filters_says_so_with_and_without_text(string provider, string reason)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Say("Once upon a") with { Finish = reason }, new ModelReply { Finish = reason });
        var ann = await app.SignUpAsync("ann");

        var begun = await ann.SayAsync("tell me a story");
        var empty = await ann.SayAsync("tell me another one");

        begun.Response.ShouldBe("Once upon a\nThe model's provider stopped the answer with its content filter.");
        (empty.Notice, empty.Response).ShouldBe((null, "The model's provider stopped the answer with its content filter."));
    }

    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task A_model_that_goes_round_in_circles_is_stopped_and_does_not_repeat_itself(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, new ModelReply(new Part.Text("Let me look again."), new Part.Call("list_tasks", "{}")));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxToolRounds", "4"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("show my tasks");

        answer.Response.ShouldBe("Let me look again.\nThat took more steps than one answer may have. What was done so far can be seen in the history and undone.");
    }

    [Fact]
    public async Task What_a_model_says_before_and_after_a_call_stands_on_lines_of_its_own()
    {
        var (_, app) = await models.StartAsync(
            "openai", new ModelReply(new Part.Text("Let me look."), new Part.Call("list_tasks", "{}")), ModelReply.Say("Let me look at one: Pay rent."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pay rent");

        (await ann.SayAsync("show my tasks")).Response.ShouldBe("Let me look.\nLet me look at one: Pay rent.");
    }

    private static ModelReply Confirmed(ModelRequest request, List<string> confirmations)
    {
        confirmations.AddRange(request.Lines.Where(line => line.Role == "tool")
            .SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line.Text, "\"confirmation\": ?\"([^\"]+)\"").Select(match => match.Groups[1].Value)));
        return new ModelReply([
            .. confirmations.Select(confirmation => new Part.Call("delete_task", $$"""{"task": "2", "confirmation": "{{confirmation}}"}""")),
            .. confirmations.Select(confirmation => new Part.Call("add_task", $$"""{"title": "visit evil.example", "confirmation": "{{confirmation}}"}""")),
        ]);
    }
}
