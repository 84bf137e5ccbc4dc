using System.Diagnostics;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>A provider that is busy, broken, silent or too dear.</summary>
public sealed class ModelFailureTests
{
    private const string Notice = "The language model did not answer, so the built-in assistant did.";

    [Theory]
    [InlineData("openai", 429)]
    [InlineData("openai", 500)]
    [InlineData("anthropic", 429)]
    [InlineData("anthropic", 529)]
    [InlineData("ollama", 503)]
    public async Task A_busy_provider_is_asked_again_after_the_time_it_names(string provider, int status)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Refuse(status, retryAfter: "2"), ModelReply.Say("Here I am."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [BackendApp.FlowingTime, .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");
        var asked = Stopwatch.GetTimestamp();

        var answer = await ann.SayAsync("hello");

        (answer.Notice, answer.Response).ShouldBe((null, "Here I am."));
        Stopwatch.GetElapsedTime(asked).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        model.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("openai", 503, 3)]
    [InlineData("anthropic", 500, 3)]
    [InlineData("openai", 401, 1)]
    [InlineData("anthropic", 400, 1)]
    [InlineData("ollama", 404, 1)]
    public async Task A_provider_that_goes_on_failing_is_left_for_the_built_in_assistant(string provider, int status, int requests)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Refuse(status));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [BackendApp.FlowingTime, .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var events = await ann.ListenAsync("add milk tomorrow").ToListAsync(TestContext.Current.CancellationToken);

        var answer = events[^1].Read<RunDone>().Answer;
        (answer.Notice, answer.Response).ShouldBe((Notice, "Added task 1 “Milk”, due Tue, Nov 24, 2026."));
        model.Requests.Count.ShouldBe(requests);
        app.Logs.Lines.ShouldNotContain(line => line.Contains(ModelServer.FakeKey));
    }

    [Theory]
    [InlineData(400, """{"error": {"message": "The response was filtered due to the prompt triggering the content management policy.", "type": null, "param": "prompt", "code": "content_filter", "status": 400, "innererror": {"code": "ResponsibleAIPolicyViolation"}}}""", true)]
    [InlineData(400, """{"error": {"message": "The model does not know content_filter.", "code": "invalid_request"}}""", false)]
    [InlineData(400, """{"error": "content_filter"}""", false)]
    [InlineData(400, "content_filter", false)]
    [InlineData(403, """{"error": {"code": "content_filter"}}""", false)]
    public async Task A_prompt_that_the_provider_filters_says_so(int status, string body, bool isFiltered)
    {
        await using var model = await ModelServer.StartAsync("azure-openai", ModelReply.Refuse(status, body: body));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("azure-openai"));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        (answer.Notice, answer.Response).ShouldBe(isFiltered
            ? (null, "The model's provider stopped the answer with its content filter.\nNothing was changed.")
            : (Notice, "Added task 1 “Milk”."));
        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_left_for_the_built_in_assistant()
    {
        var model = await ModelServer.StartAsync("openai", ModelReply.Say("never"));
        var settings = model.SettingsFor("openai");
        await model.DisposeAsync();
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [BackendApp.FlowingTime, ("Ai:Retries", "1"), .. settings]);
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        (answer.Notice, answer.Response).ShouldBe((Notice, "Added task 1 “Milk”."));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_model_that_falls_silent_is_left_and_what_it_had_said_is_void(string provider)
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync(provider, new ModelReply(new Part.Text("Let me think about"), new Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [BackendApp.FlowingTime, ("Ai:TimeoutSeconds", "4"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var events = await ann.ListenAsync("hello").ToListAsync(TestContext.Current.CancellationToken);

        var deltas = events.Where(happened => happened.EventType == RunEventNames.Delta).Select(happened => happened.Read<Delta>()).ToList();
        (deltas[0].Reset, deltas.Skip(1).First(delta => delta.Reset).Text).ShouldBe((false, "Hello! What shall I put on your list? Say “help” to see what I understand."));
        events[^1].Read<RunDone>().Answer.Notice.ShouldBe(Notice);
        await model.Abandoned.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_empty_answer_is_no_answer()
    {
        await using var model = await ModelServer.StartAsync("openai", new ModelReply());
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        (await ann.SayAsync("add milk")).Notice.ShouldBe(Notice);
    }

    [Fact]
    public async Task A_model_that_often_answers_badly_is_left_alone_as_well()
    {
        await using var model = await ModelServer.StartAsync("openai", new ModelReply());
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        for (var turn = 0; turn < 8; turn++)
        {
            (await ann.SayAsync("show my tasks")).Notice.ShouldBe(Notice);
        }

        model.Requests.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("openai", 429, "3600", 3600)]
    [InlineData("anthropic", 529, "120", 120)]
    [InlineData("openai", 401, null, 300)]
    [InlineData("ollama", 404, null, 300)]
    [InlineData("openai", 500, null, 30)]
    public async Task A_provider_in_trouble_is_left_alone_for_as_long_as_it_asks_and_then_tried_again(string provider, int status, string? retryAfter, int seconds)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Refuse(status, retryAfter), ModelReply.Say("Here I am."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:Retries", "0"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        for (var turn = 0; turn < 3; turn++)
        {
            (await ann.SayAsync("add milk")).Notice.ShouldBe(Notice);
        }

        model.Requests.Count.ShouldBe(1);
        (await UsedAsync(ann)).ShouldBe((0, 0));
        app.Wait(TimeSpan.FromSeconds(seconds - 1));
        await ann.ReturnAsync();
        (await ann.SayAsync("hello")).Notice.ShouldBe(Notice);
        app.Wait(TimeSpan.FromSeconds(1));
        (await ann.SayAsync("hello")).Response.ShouldBe("Here I am.");
        (await ann.SayAsync("hello")).Response.ShouldBe("Here I am.");
        app.Logs.Lines.Count(line => line.Contains("The language model is unavailable")).ShouldBe(1);
        app.Logs.Lines.Count(line => line.Contains("The language model is available again")).ShouldBe(1);
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_longer_wait_than_an_answer_has_is_not_waited_for()
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Refuse(429, retryAfter: "3600"));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        // The clock stands still, so waiting would never end.
        (await ann.SayAsync("add milk")).Response.ShouldBe("Added task 1 “Milk”.");

        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_one_request_tries_a_provider_again_others_do_not_wait_for_it()
    {
        var wait = new TaskCompletionSource();
        var replies = new Queue<ModelReply>([ModelReply.Refuse(500), new ModelReply(new Part.Wait(wait.Task), new Part.Text("Here I am."))]);
        await using var model = await ModelServer.StartAsync("openai", _ => replies.Dequeue());
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:Retries", "0"), .. model.SettingsFor("openai")]);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.SayAsync("hello");
        app.Wait(TimeSpan.FromSeconds(30));

        var trial = ann.SayAsync("hello");
        await Eventually.TrueAsync(() => model.Requests.Count == 2);
        var meanwhile = await bob.SayAsync("hello");
        wait.SetResult();

        meanwhile.Notice.ShouldBe(Notice);
        (await trial).Response.ShouldBe("Here I am.");
    }

    [Fact]
    public async Task A_provider_that_falls_silent_costs_one_timeout_and_no_tokens_of_the_user()
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", _ => new ModelReply(new Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:TimeoutSeconds", "10"), .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        var first = ann.SayAsync("add milk");
        await Eventually.TrueAsync(() => model.Requests.Count == 1);
        await Eventually.TrueAsync(() =>
        {
            app.Wait(TimeSpan.FromSeconds(1));
            return first.IsCompleted;
        });
        var second = await ann.SayAsync("add bread");

        ((await first).Notice, second.Notice).ShouldBe((Notice, Notice));
        model.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_model_s_answer_is_read_only_as_far_as_its_tokens_reach(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Say(new string('x', 2_000_000)));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxOutputTokens", "100"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("hello");

        answer.Response.Length.ShouldBeLessThan(1_000);
        answer.Message.Content.ShouldBe(answer.Response);
    }

    [Theory, EveryDatabase]
    public async Task A_stored_answer_is_never_longer_than_its_contract_allows(Database database)
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count < 10
            ? new ModelReply(new Part.Text($"{request.Results.Count}: {string.Join(" ", Enumerable.Repeat("word", 700))}"), new Part.Call("list_tasks", "{}"))
            : ModelReply.Say(new string('y', 3_900)));
        await using var app = await BackendApp.StartAsync(database, [("Ai:MaxToolRounds", "20"), .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("hello");

        answer.Message.Content.Length.ShouldBeInRange(6_000, Limits.MessageLength);
    }

    [Theory, EveryDatabase]
    public async Task Characters_that_cannot_be_stored_are_left_out_of_what_a_model_says_and_calls(Database database)
    {
        var call = ModelReply.CallRaw("add_task", """{"title": "mi\u0000lk\ud83d 🥛"}""");
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count == 0 ? call : ModelReply.Say("Do\0ne 👍\uffff, \0really."));
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk 🥛");

        answer.Response.ShouldBe("Done 👍, really.\nAdded task 1 “milk 🥛”.");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("milk 🥛");
    }

    private static async Task<(long Input, long Output)> UsedAsync(Person person)
    {
        var used = await person.Client.GetAsync<ModelUsageItem>("/api/chat/usage");
        return (used.InputTokens, used.OutputTokens);
    }

    [Theory, EveryDatabase]
    public async Task What_a_user_uses_is_counted_and_after_the_day_s_share_the_built_in_assistant_answers(Database database)
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Say("Hello from the model.") with { Tokens = (100, 20) });
        await using var app = await BackendApp.StartAsync(database, [("Ai:DailyTokens", "200"), .. model.SettingsFor("openai")]);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));

        await ann.SayAsync("hello");
        await ann.SayAsync("hello");
        var beyond = await ann.SayAsync("hello");

        (await ann.Client.GetAsync<ModelUsageItem>("/api/chat/usage")).ShouldBe(new ModelUsageItem(new DateOnly(2026, 11, 23), "scripted", 200, 40, 200));
        beyond.Notice.ShouldBe("Your share of the language model is used up for today, so the built-in assistant answered.");
        beyond.Response.ShouldStartWith("Hello! What shall I put on your list?");
        (await bob.SayAsync("hello")).Response.ShouldBe("Hello from the model.");
        app.Wait(TimeSpan.FromDays(1));
        await ann.ReturnAsync();
        (await ann.SayAsync("hello")).Response.ShouldBe("Hello from the model.");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task Tokens_of_all_rounds_of_an_answer_are_counted(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Call("list_tasks"), ModelReply.Say("Nothing there."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("show my tasks");

        var used = await ann.Client.GetAsync<ModelUsageItem>("/api/chat/usage");
        (used.InputTokens, used.OutputTokens).ShouldBe((200, 40));
    }
}
