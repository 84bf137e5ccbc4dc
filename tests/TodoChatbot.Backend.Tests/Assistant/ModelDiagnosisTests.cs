using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary><em>Test my model</em> says what is wrong, with which value, and what to do.</summary>
public sealed class ModelDiagnosisTests(ScriptedModels models) : IClassFixture<ScriptedModels>
{
    [Theory, MemberData(nameof(ModelTests.Providers), MemberType = typeof(ModelTests))]
    public async Task A_model_that_calls_a_tool_works_and_nothing_is_carried_out(string provider)
    {
        var (model, app) = await models.StartAsync(provider, ModelReply.Call("add_task", new { title = "milk" }));
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        test.ShouldBe(new ModelTest(true, "The model answers and can use the tools.", "Ai:Model = scripted"));
        model.Requests.ShouldHaveSingleItem().Tools.ShouldContain("list_tasks");
        (await ann.ListAsync()).ShouldBeEmpty();
        (await ann.Client.GetAsync<ModelUsageItem>("/api/chat/usage")).InputTokens.ShouldBe(100);
    }

    [Theory]
    [InlineData("openai", 401, """{"error": {"message": "Incorrect API key provided: a-key-that-opens-nothing."}}""", "The provider refuses the key.", "OPENAI_API_KEY (HTTP 401: Incorrect API key provided: ….)", "Set OPENAI_API_KEY to a valid key")]
    [InlineData("anthropic", 401, """{"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}""", "The provider refuses the key.", "ANTHROPIC_API_KEY (HTTP 401: invalid x-api-key)", "Set ANTHROPIC_API_KEY to a valid key")]
    [InlineData("gemini", 400, """[{"error": {"code": 400, "message": "API key not valid. Please pass a valid API key."}}]""", "The provider refuses the key.", "GEMINI_API_KEY", "Set GEMINI_API_KEY to a valid key")]
    [InlineData("openai", 404, """{"error": {"message": "The model `scripted` does not exist or you do not have access to it."}}""", "The provider does not know this model", "Ai:Model = scripted (HTTP 404", "Set Ai:Model")]
    [InlineData("ollama", 404, """{"error": "model 'scripted' not found"}""", "The provider does not know this model", "Ai:Model = scripted (HTTP 404: model 'scripted' not found)", "pull the model")]
    [InlineData("openai", 404, "<html><body>404 Not Found</body></html>", "There is no chat API at this address.", "Ai:Endpoint (HTTP 404)", "Set Ai:Endpoint to the base address")]
    [InlineData("ollama", 400, """{"error": "registry.ollama.ai/library/gemma:2b does not support tools"}""", "This model does not support tools.", "Ai:Model = scripted", "Set Ai:Model to a model that supports tool calling")]
    [InlineData("gemini", 400, """[{"error": {"code": 400, "message": "Invalid JSON payload received. Unknown name \"type\" at 'tools[0]': Proto field is not repeating, cannot start list."}}]""", "The provider refuses the descriptions of the tools.", "Proto field is not repeating", "Set Ai:Model to another model")]
    [InlineData("openai", 422, """{"detail": [{"loc": ["body", "max_tokens"], "msg": "extra_forbidden"}]}""", "The provider does not know the parameter that limits an answer.", "HTTP 422", "Set Ai:MaxTokensParameter")]
    [InlineData("openai", 400, """{"error": {"message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}}""", "The provider does not know the parameter that limits an answer.", "max_tokens", "Set Ai:MaxTokensParameter to max_completion_tokens")]
    [InlineData("openai", 400, """{"error": {"message": "This model's maximum context length is 4096 tokens."}}""", "The instructions and tools are longer than this model can take.", "4096", "Ai:ContextTokens")]
    [InlineData("anthropic", 400, """{"type": "error", "error": {"type": "invalid_request_error", "message": "temperature: not today"}}""", "The provider refuses the request.", "HTTP 400: temperature: not today", "documentation")]
    public async Task A_refusal_is_told_with_its_value_and_what_to_do(string provider, int status, string body, string problem, string value, string fix)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Refuse(status, body: body));
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        test.Works.ShouldBeFalse();
        test.Problem.ShouldStartWith(problem);
        test.Value!.ShouldContain(value);
        test.Value!.ShouldNotContain(ModelServer.FakeKey);
        test.Fix!.ShouldContain(fix);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    [InlineData("gemini")]
    public async Task A_model_that_only_talks_cannot_use_the_tools(string provider)
    {
        var (_, app) = await models.StartAsync(provider, ModelReply.Say("I would call list_tasks."));
        var ann = await app.SignUpAsync("ann");

        (await TestAsync(ann)).Problem.ShouldBe("The model answers but does not call tools.");
    }

    [Theory]
    [InlineData(404, "<html><body>404 Not Found</body></html>")]
    [InlineData(400, "This request to {0} is wrong.")]
    [InlineData(200, "<html>Welcome to {0}</html>")]
    public async Task Only_the_operator_reads_the_address_of_the_model(int status, string body)
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Say("Hello."));
        model.Use(_ => new ModelReply { Status = status, IsWhole = true, Body = string.Format(System.Globalization.CultureInfo.InvariantCulture, body, model.Address) });
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        var shown = $"{test.Problem} {test.Value} {test.Fix}";
        (shown.Contains(model.Address.Authority), shown.Contains(model.Address.Host)).ShouldBe((false, false), shown);
        app.Logs.Lines.ShouldContain(line => line.Contains("The test of the language model failed") && line.Contains(model.Address.Authority));
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_is_told_without_its_address()
    {
        await using var app = await BackendApp.StartAsync(
            Database.Sqlite, ("Ai:Provider", "ollama"), ("Ai:Model", "scripted"), ("Ai:Retries", "0"), ("Ai:Endpoint", $"http://127.0.0.1:{Ports.Next()}"));
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        test.Value.ShouldBe("Ai:Endpoint (ConnectionRefused)");
        app.Logs.Lines.ShouldContain(line => line.Contains("The test of the language model failed") && line.Contains("127.0.0.1"));
    }

    [Fact]
    public async Task A_model_that_thinks_up_to_its_limit_needs_a_higher_one()
    {
        var (_, app) = await models.StartAsync("ollama", ModelReply.Say("<think>Hmm, let me see") with { Finish = "length" });
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        (test.Value, test.Fix!.StartsWith("Set Ai:MaxOutputTokens higher", StringComparison.Ordinal)).ShouldBe(("Ai:MaxOutputTokens = 1000", true));
    }

    [Fact]
    public async Task An_address_that_answers_something_else_is_named()
    {
        var (_, app) = await models.StartAsync("openai", new ModelReply { IsWhole = true, Body = "<html>Welcome</html>" });
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        test.Works.ShouldBeFalse();
        test.Fix!.ShouldContain("Ai:Endpoint");
    }

    [Fact]
    public async Task A_provider_that_is_silent_is_told_after_the_first_token_timeout()
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("ollama", new ModelReply(new Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, [("Ai:FirstTokenSeconds", "40"), .. model.SettingsFor("ollama")]);
        var ann = await app.SignUpAsync("ann");

        var testing = TestAsync(ann);
        await Eventually.TrueAsync(() => model.Requests.Count == 1);
        app.Wait(TimeSpan.FromSeconds(40));
        var test = await testing;

        (test.Problem, test.Value).ShouldBe(("The model did not begin to answer in time.", "Ai:FirstTokenSeconds = 40"));
    }

    [Fact]
    public async Task A_site_without_a_model_says_how_to_set_one()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var test = await TestAsync(ann);

        test.Works.ShouldBeFalse();
        test.Fix!.ShouldStartWith("Set Ai:Provider, Ai:Model");
    }

    [Fact]
    public async Task A_test_that_works_ends_the_pause_of_a_provider_that_was_in_trouble()
    {
        var replies = new Queue<ModelReply>([ModelReply.Refuse(401), ModelReply.Call("list_tasks"), ModelReply.Say("Here I am.")]);
        await using var model = await ModelServer.StartAsync("openai", _ => replies.Dequeue());
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.SayAsync("hello");

        await TestAsync(ann);

        (await ann.SayAsync("hello")).Response.ShouldBe("Here I am.");
    }

    [Fact]
    public async Task The_command_says_what_is_wrong_and_fails()
    {
        var location = await Databases.CreateAsync(Database.Sqlite);
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Refuse(401, body: """{"error": {"message": "No such key."}}"""), ModelReply.Call("list_tasks"));
        var environment = model.SettingsFor("openai").Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)).ToArray();

        var wrong = await BackendProgram.RunAsync(Database.Sqlite, location, ["test-model"], environment);
        var right = await BackendProgram.RunAsync(Database.Sqlite, location, ["test-model"], environment);

        wrong.ExitCode.ShouldBe(1, wrong.Output);
        wrong.Output.ShouldContain("fail  The provider refuses the key.\n      OPENAI_API_KEY (HTTP 401: No such key.)\n      Set OPENAI_API_KEY");
        wrong.Output.ShouldNotContain(ModelServer.FakeKey);
        right.ExitCode.ShouldBe(0, right.Output);
        right.Output.ShouldContain("ok    The model answers and can use the tools.");
        await Databases.RemoveAsync(Database.Sqlite, location);
    }

    private static Task<ModelTest> TestAsync(Person person) => person.Client.PostAsync<ModelTest>("/api/chat/model-test", new { });
}
