using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>Each provider's protocol, spoken over HTTP by a local server.</summary>
public sealed class ModelTests
{
    private const string Notice = "The language model did not answer, so the built-in assistant did.";

    [Theory]
    [InlineData("openai", "/v1/chat/completions", "Authorization", "Bearer " + ModelServer.FakeKey)]
    [InlineData("azure-openai", "/openai/v1/chat/completions", "api-key", ModelServer.FakeKey)]
    [InlineData("gemini", "/v1beta/openai/chat/completions", "Authorization", "Bearer " + ModelServer.FakeKey)]
    [InlineData("anthropic", "/v1/messages", "Authorization", "Bearer " + ModelServer.FakeKey)]
    [InlineData("ollama", "/api/chat", null, null)]
    public async Task A_model_acts_through_the_tools_though_its_calls_come_in_pieces(string provider, string path, string? header, string? key)
    {
        await using var model = await ModelServer.StartAsync(provider, request => request.Results.Count > 0
            ? ModelReply.Say("Done.")
            : ModelReply.Call("add_task", new { title = "Buy “organic” milk\n& bread", due = "tomorrow at 5pm", tags = new[] { "shop" }, priority = "high" }));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("please put organic milk and bread on my list for tomorrow at five");

        answer.Notice.ShouldBeNull();
        answer.Response.ShouldBe("Done.\nAdded task 1 “Buy “organic” milk & bread”, due Tue, Nov 24, 2026 at 5:00 PM.");
        var task = (await ann.ListAsync()).ShouldHaveSingleItem();
        (task.Title, task.Due!.Text, task.Priority).ShouldBe(("Buy “organic” milk & bread", "Tue, Nov 24, 2026 at 5:00 PM", Priority.High));
        model.Requests.Select(request => request.Path).ShouldBe([path, path]);
        model.Requests[0].Tools.Count.ShouldBe(16);
        model.Requests[1].Results.ShouldHaveSingleItem().ShouldContain("Tue, Nov 24, 2026 at 5:00 PM");
        if (header is not null)
        {
            model.Requests[0].Headers[header].ShouldBe(key);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_is_passed_on_while_it_comes(string provider)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync(provider, new ModelReply(new Part.Text("Once upon "), new Part.Wait(gate.Task), new Part.Text("a time.")));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [BackendApp.FlowingTime, .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        var deltas = "";
        await foreach (var happened in ann.ListenAsync("tell me"))
        {
            if (happened.EventType == RunEventNames.Delta)
            {
                deltas += happened.Read<Delta>().Text;
                gate.TrySetResult();
            }
        }

        deltas.ShouldBe("Once upon a time.");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Several_calls_in_one_answer_are_all_carried_out(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, request => request.Results.Count == 2
            ? ModelReply.Say("Both are there.")
            : new ModelReply(new Part.Call("add_task", """{"title": "milk"}"""), new Part.Call("add_task", """{"title": "bread"}""")));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("we are out of milk and bread");

        answer.Response.ShouldBe("Both are there.\nAdded task 1 “milk”.\nAdded task 2 “bread”.");
        answer.ToolCalls.Count.ShouldBe(2);
        (await ann.ListAsync("?sort=title")).Select(task => task.Title).ShouldBe(["bread", "milk"]);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Of_an_answer_that_breaks_off_nothing_is_carried_out_and_the_built_in_assistant_answers(string provider, string fault)
    {
        Part broken = fault switch { "error" => new Part.Error(), "gone" => new Part.BreakOff(), _ => new Part.Stop() };
        await using var model = await ModelServer.StartAsync(provider, new ModelReply(new Part.Text("I delete"), new Part.Call("delete_task", """{"task": "1"}"""), broken));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:Retries", "0"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        var answer = await ann.SayAsync("complete task 1");

        (answer.Notice, answer.Response).ShouldBe((Notice, "Completed task 1 “Call the bank”."));
        answer.ToolCalls.ShouldHaveSingleItem().Name.ShouldBe("complete_task");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_model_that_fails_after_it_has_acted_has_acted_once(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Call("add_task", new { title = "Milk" }), ModelReply.Refuse(400));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        (answer.Notice, answer.Response).ShouldBe((Notice, "Added task 1 “Milk”."));
        (await ann.ListAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure-openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    [InlineData("gemini")]
    public async Task The_limit_of_an_answer_is_told_to_the_provider(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Say("Hello."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxOutputTokens", "321"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("hello");

        model.Requests.ShouldHaveSingleItem().Body.GetRawText().ShouldMatch("\"(max_tokens|max_completion_tokens|num_predict)\": ?321\\b");
    }

    [Theory]
    [InlineData("openai", """{"title": "Mi""", "The arguments cannot be read")]
    [InlineData("openai", "not json", "The arguments cannot be read")]
    [InlineData("openai", """["milk"]""", "The arguments cannot be read")]
    [InlineData("openai", "", "The arguments cannot be read")]
    [InlineData("anthropic", """{"title": "Mi""", "The arguments cannot be read")]
    [InlineData("ollama", """{"title": ["milk"], "priority": "huge"}""", "Use one of: low, medium")]
    [InlineData("anthropic", """{"titel": "milk"}""", "has no argument `titel`. Did you mean `title`?")]
    [InlineData("azure-openai", """{"title": "Mi""", "The arguments cannot be read")]
    [InlineData("gemini", "not json", "The arguments cannot be read")]
    public async Task Arguments_that_cannot_be_read_are_told_to_the_model_and_change_nothing(string provider, string arguments, string sentence)
    {
        await using var model = await ModelServer.StartAsync(provider, request => request.Results.Count == 0
            ? ModelReply.CallRaw("add_task", arguments)
            : ModelReply.Say("Sorry."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        answer.Notice.ShouldBeNull();
        answer.Response.ShouldStartWith("Sorry.\nOne step failed and changed nothing: ");
        model.Requests[1].Results.ShouldHaveSingleItem().ShouldContain(sentence);
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_tool_that_does_not_exist_is_not_called(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, request => request.Results.Count == 0
            ? ModelReply.Call("drop_database", new { user_id = Guid.CreateVersion7() })
            : ModelReply.Say("Sorry."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        answer.Response.ShouldBe("Sorry.\nNothing was changed.");
        answer.ToolCalls.ShouldBeEmpty();
        model.Requests[1].Results.ShouldHaveSingleItem().ShouldContain("There is no tool “drop_database”. Use any of `add_task`, ");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_model_that_calls_tools_without_end_is_stopped_and_the_person_gets_an_answer(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Call("list_tasks"));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxToolRounds", "4"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        var answer = await ann.SayAsync("show my tasks");

        model.Requests.Count.ShouldBe(5);
        answer.Response.ShouldBe("That took more steps than one answer may have. What was done so far can be seen in the history and undone.");
    }

    public static TheoryData<string> Providers => ["openai", "azure-openai", "gemini", "anthropic", "ollama"];

    public static TheoryData<string, string> Faults => new(
        from provider in Providers
        from fault in new[] { "error", "gone", "unfinished" }
        select (provider.Data, fault));
}
