using System.Text.Json;
using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>What providers and local servers really send and want back, which is not always what the official clients expect.</summary>
public sealed class ProviderWireTests(ScriptedModels models) : IClassFixture<ScriptedModels>
{
    [Theory]
    [InlineData("gemini")]
    [InlineData("openai")]
    public async Task Thought_signatures_are_given_back_with_the_calls_they_came_with(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, request => request.Results.Count switch
        {
            0 => new ModelReply(
                new Part.Raw(CallChunk(0, "a1", "add_task", """{"title": "milk"}""", signature: "signature A")),
                new Part.Raw(CallChunk(0, "a2", "add_task", """{"title": "bread"}"""))),
            2 => new ModelReply(new Part.Raw(CallChunk(0, "b1", "list_tasks", "{}", signature: "signature B"))),
            _ => ModelReply.Say("Both are on your list."),
        });
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk and bread");

        answer.Notice.ShouldBeNull();
        SignaturesIn(model.Requests[1]).ShouldBe(["signature A"]);
        SignaturesIn(model.Requests[2]).ShouldBe(["signature A", "signature B"]);
    }

    [Fact]
    public async Task Calls_of_earlier_messages_carry_Googles_value_for_an_unknown_signature()
    {
        await using var model = await ModelServer.StartAsync("gemini", request => request.Results.Count == 0 && request.Said == "add milk"
            ? new ModelReply(new Part.Raw(CallChunk(0, "a1", "add_task", """{"title": "milk"}""", signature: "signature A")))
            : ModelReply.Say("Fine."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("gemini"));
        var ann = await app.SignUpAsync("ann");
        await ann.SayAsync("add milk");

        await ann.SayAsync("thank you");

        SignaturesIn(model.Requests[^1]).ShouldBe(["skip_thought_signature_validator"]);
    }

    [Theory]
    [InlineData("gemini")]
    [InlineData("openai")]
    [InlineData("azure-openai")]
    public async Task Calls_that_share_an_index_are_kept_apart_by_their_ids(string provider)
    {
        var (model, app) = await models.StartAsync(provider, request => request.Results.Count == 0
            ? new ModelReply(
                new Part.Raw(CallChunk(0, "a1", "add_task", """{"title": "milk"}""")),
                new Part.Raw(CallChunk(0, "a2", "add_task", """{"title": """)),
                new Part.Raw(CallChunk(0, null, null, "\"bread\"}")))
            : ModelReply.Say("Both are on your list."));
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("add milk and bread");

        (await ann.ListAsync("?sort=title")).Select(task => task.Title).ShouldBe(["bread", "milk"]);
        model.Requests[1].Results.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Calls_without_an_id_are_carried_out(string? id)
    {
        var (_, app) = await models.StartAsync("openai", request => request.Results.Count == 0
            ? new ModelReply(
                new Part.Raw(CallChunk(0, id, "add_task", """{"title": "milk"}""")),
                new Part.Raw(CallChunk(0, id, "add_task", """{"title": """)),
                new Part.Raw(CallChunk(0, id, null, "\"bread\"}")),
                new Part.Raw(CallChunk(1, id, "add_task", """{"title": "eggs"}""")))
            : ModelReply.Say("All are on your list."));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk, bread and eggs");

        answer.Notice.ShouldBeNull();
        (await ann.ListAsync("?sort=title")).Select(task => task.Title).ShouldBe(["bread", "eggs", "milk"]);
        answer.ToolCalls.Select(call => call.Id).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Ids_that_a_server_counts_anew_in_each_answer_do_not_mix_calls_up()
    {
        var (_, app) = await models.StartAsync("openai", request => request.Results.Count < 2
            ? new ModelReply(new Part.Raw(CallChunk(0, "call_0", "add_task", $$"""{"title": "{{(request.Results.Count == 0 ? "milk" : "bread")}}"}""")))
            : ModelReply.Say("Both are on your list."));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk and bread");

        (await ann.ListAsync("?sort=title")).Select(task => task.Title).ShouldBe(["bread", "milk"]);
        answer.ToolCalls.Select(call => call.Id).Distinct().Count().ShouldBe(2);
    }

    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task An_answer_that_is_not_streamed_is_read_all_the_same(string provider)
    {
        var (_, app) = await models.StartAsync(provider, request => request.Results.Count == 0
            ? ModelReply.Call("add_task", new { title = "milk" }) with { IsWhole = true }
            : ModelReply.Say("Milk is on your list.") with { IsWhole = true });
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        answer.Notice.ShouldBeNull();
        answer.Response.ShouldStartWith("Milk is on your list.");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("milk");
        var used = await ann.Client.GetAsync<ModelUsageItem>("/api/chat/usage");
        (used.InputTokens, used.OutputTokens).ShouldBe((200, 40));
    }

    [Fact]
    public async Task Thoughts_of_the_model_are_given_back_with_the_calls_they_led_to_and_are_not_shown()
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count == 0
            ? new ModelReply(
                new Part.Raw(OpenAiProtocol.Chunk(new { reasoning_content = "They want " })),
                new Part.Raw(OpenAiProtocol.Chunk(new { reasoning_content = "milk." })),
                new Part.Call("add_task", """{"title": "milk"}"""))
            : ModelReply.Say("Milk is on your list."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");
        await ann.SayAsync("thank you");

        ReasoningIn(model.Requests[0]).ShouldBeEmpty();
        ReasoningIn(model.Requests[1]).ShouldBe(["They want milk."]);
        ReasoningIn(model.Requests[2]).ShouldBe(["", ""]);
        answer.Response.ShouldNotContain("They want");
    }

    [Theory]
    [InlineData("openai", null, "max_tokens")]
    [InlineData("openai", "max_completion_tokens", "max_completion_tokens")]
    [InlineData("gemini", null, "max_tokens")]
    [InlineData("gemini", "max_completion_tokens", "max_completion_tokens")]
    [InlineData("azure-openai", null, "max_completion_tokens")]
    [InlineData("azure-openai", "max_tokens", "max_tokens")]
    public async Task The_limit_of_an_answer_has_the_name_that_the_provider_takes(string provider, string? setting, string name)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Say("Hello."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxTokensParameter", setting), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("hello");

        var limits = model.Requests.ShouldHaveSingleItem().Body.EnumerateObject().Where(field => field.Name.StartsWith("max_", StringComparison.Ordinal));
        limits.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    [InlineData("gemini")]
    public async Task Thoughts_in_tags_are_not_part_of_the_answer(string provider)
    {
        var (_, app) = await models.StartAsync(provider, request => request.Results.Count == 0
            ? new ModelReply(new Part.Text("<think>The user wants <b>milk</b>.</think>"), new Part.Call("add_task", """{"title": "milk"}"""))
            : new ModelReply(new Part.Text("<thi"), new Part.Text("nk>Was it added? Yes.</thi"), new Part.Text("nk>\n\nMilk is on "), new Part.Text("your list.")));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        answer.Response.ShouldBe("Milk is on your list.");
    }

    [Fact]
    public async Task What_was_said_before_a_closing_tag_was_a_thought_as_well()
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Say("The user greets me. I greet back.</think>\nHello!"));
        var ann = await app.SignUpAsync("ann");

        var events = await ann.ListenAsync("hello").ToListAsync(TestContext.Current.CancellationToken);

        events[^1].Read<RunDone>().Answer.Response.ShouldBe("Hello!");
    }

    [Theory]
    [InlineData("openai", """{"name": "add_task", "arguments": {"title": "milk"}}""")]
    [InlineData("openai", "```json\n{\"name\": \"add_task\", \"parameters\": {\"title\": \"milk\"}}\n```")]
    [InlineData("openai", "<tool_call>\n{\"name\": \"add_task\", \"arguments\": {\"title\": \"milk\"}}\n</tool_call>")]
    [InlineData("openai", """[{"type": "function", "function": {"name": "add_task", "arguments": "{\"title\": \"milk\"}"}}]""")]
    [InlineData("ollama", """{"name": "add_task", "arguments": {"title": "milk"}}""")]
    [InlineData("ollama", "<tool_call>{\"name\": \"add_task\", \"arguments\": {\"title\": \"milk\"}}")]
    public async Task Calls_that_a_model_prints_are_carried_out_and_not_shown(string provider, string printed)
    {
        var (_, app) = await models.StartAsync(provider, request => request.Results.Count == 0 ? ModelReply.Say(printed) : ModelReply.Say("Milk is there."));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk");

        answer.Response.ShouldBe("Milk is there.");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("milk");
    }

    [Theory]
    [InlineData("""{"name": "drop_database", "arguments": {}}""")]
    [InlineData("[1] is the first task.")]
    [InlineData("`milk` is not on your list. <tool_call")]
    public async Task Text_that_only_looks_like_a_call_is_shown(string text)
    {
        var (_, app) = await models.StartAsync("openai", ModelReply.Say(text));
        var ann = await app.SignUpAsync("ann");

        (await ann.SayAsync("hello")).Response.ShouldBe(text);
    }

    [Theory]
    [InlineData(null, 16384)]
    [InlineData("8192", 8192)]
    public async Task Ollama_is_asked_for_a_context_that_holds_the_tools(string? setting, int context)
    {
        await using var model = await ModelServer.StartAsync("ollama", ModelReply.Say("Hello."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:ContextTokens", setting), .. model.SettingsFor("ollama")]);
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("hello");

        model.Requests.ShouldHaveSingleItem().Body.GetProperty("options").GetProperty("num_ctx").GetInt32().ShouldBe(context);
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("openai")]
    public async Task A_conversation_is_cut_to_what_the_context_leaves(string provider)
    {
        await using var model = await ModelServer.StartAsync(provider, ModelReply.Say("Hello."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:ContextTokens", "2000"), .. model.SettingsFor(provider)]);
        var ann = await app.SignUpAsync("ann");
        await ann.SayAsync("hello the first");

        await ann.SayAsync("hello the second");

        model.Requests[1].Lines.Where(line => line.Role == "user").ShouldHaveSingleItem().Text.ShouldBe("hello the second");
    }

    [Fact]
    public async Task Ollama_has_time_to_load_a_model_before_its_first_token()
    {
        var loading = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("ollama", new ModelReply(new Part.Wait(loading.Task), new Part.Text("Hello.")));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("ollama"));
        var ann = await app.SignUpAsync("ann");

        var said = ann.SayAsync("hello");
        await Eventually.TrueAsync(() => model.Requests.Count == 1);
        app.Wait(TimeSpan.FromSeconds(170));
        loading.SetResult();

        (await said).Notice.ShouldBeNull();
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_comment_that_keeps_the_connection_open_is_a_sign_of_life(string provider)
    {
        var app = (BackendApp?)null;
        var quiet = new Part.Then(() => app!.Wait(TimeSpan.FromSeconds(20)));

        // Longer than what lies between two processes, so that it is being read when it has been written.
        var comment = new Part.Raw($": {new string('.', 12_000_000)}\n\n");
        await using var model = await ModelServer.StartAsync(
            provider, new ModelReply(new Part.Text("Let me"), quiet, comment, quiet, comment, quiet, new Part.Text(" see.")));
        await using (app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:MaxOutputTokens", "50000"), .. model.SettingsFor(provider)]))
        {
            var ann = await app.SignUpAsync("ann");

            (await ann.SayAsync("hello")).Response.ShouldBe("Let me see.");
        }
    }

    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task Tool_results_reach_the_model_without_white_space_and_empty_fields(string provider)
    {
        var (model, app) = await models.StartAsync(provider, request => request.Results.Count == 0 ? ModelReply.Call("list_tasks") : ModelReply.Say("One: Café."));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Visit the café");

        await ann.SayAsync("show my tasks");

        var result = model.Requests[1].Results.ShouldHaveSingleItem();
        JsonSerializer.Deserialize<JsonElement>(result).GetProperty("tasks")[0].GetProperty("title").GetString().ShouldBe("Visit the café");
        result.ShouldContain("Visit the café");
        result.ShouldNotContain("null");
        result.ShouldNotContain("[]");
        Regex.IsMatch(result, "\n *\"").ShouldBeFalse();
    }

    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task Every_argument_of_a_tool_has_one_type_in_what_a_provider_is_sent(string provider)
    {
        var (model, app) = await models.StartAsync(provider, ModelReply.Say("Hello."));
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("hello");

        var sent = model.Requests.ShouldHaveSingleItem().Body.GetProperty("tools").GetRawText();
        Regex.Matches(sent, "\"(?:type|anyOf|oneOf)\": ?\\[").ShouldBeEmpty();
        sent.ShouldNotContain("$ref");
    }

    [Fact]
    public async Task A_refusal_of_the_model_is_its_answer()
    {
        var (_, app) = await models.StartAsync("openai", new ModelReply(
            new Part.Raw(OpenAiProtocol.Chunk(new { refusal = "I can't help " })), new Part.Raw(OpenAiProtocol.Chunk(new { refusal = "with that." }))));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("hello");

        (answer.Notice, answer.Response).ShouldBe((null, "I can't help with that."));
    }

    [Theory]
    [InlineData("MALFORMED_FUNCTION_CALL")]
    [InlineData("eos")]
    [InlineData("")]
    public async Task A_reason_to_end_that_nobody_knows_does_not_void_the_answer(string reason)
    {
        var (_, app) = await models.StartAsync("openai", new ModelReply(new Part.Text("Hello."), new Part.Raw(OpenAiProtocol.Chunk(new { }, reason)), new Part.Raw("data: [DONE]\n\n"), new Part.Stop()));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("hello");

        (answer.Notice, answer.Response).ShouldBe((null, "Hello."));
    }

    private static string CallChunk(int index, string? id, string? name, string arguments, string? signature = null)
    {
        var call = new Dictionary<string, object> { ["index"] = index, ["type"] = "function" };
        var function = new Dictionary<string, object> { ["arguments"] = arguments };
        if (id is not null)
        {
            call["id"] = id;
        }

        if (name is not null)
        {
            function["name"] = name;
        }

        if (signature is not null)
        {
            call["extra_content"] = new { google = new { thought_signature = signature } };
        }

        call["function"] = function;
        return OpenAiProtocol.Chunk(new { role = "assistant", tool_calls = new[] { call } });
    }

    private static IReadOnlyList<string> SignaturesIn(ModelRequest request) =>
    [
        .. from message in request.Body.GetProperty("messages").EnumerateArray()
           where message.TryGetProperty("tool_calls", out _)
           from call in message.GetProperty("tool_calls").EnumerateArray()
           where call.TryGetProperty("extra_content", out _)
           select call.GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString(),
    ];

    private static IReadOnlyList<string> ReasoningIn(ModelRequest request) =>
    [
        .. from message in request.Body.GetProperty("messages").EnumerateArray()
           where message.TryGetProperty("reasoning_content", out _)
           select message.GetProperty("reasoning_content").GetString(),
    ];
}
