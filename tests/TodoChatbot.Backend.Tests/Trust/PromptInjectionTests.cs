using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>
/// Texts that command the assistant change nothing: not when the built-in assistant reads them, and not when a model does that obeys
/// them to the letter.
/// </summary>
public sealed class PromptInjectionTests(PromptInjectionTests.House house) : IClassFixture<PromptInjectionTests.House>
{
    // Harmless questions, and requests for changes that no attack is about.
    private static readonly string[] Said =
        [
            "show me all my tasks", "show task 9", "summarise my day", "plan my day", "what have I completed?", "hello", "tell me a joke", "no", "what does the bank want?",
            "rename task 8 to Eighth",
        ];

    public static TheoryData<Database, int> All => new(
        from database in Enum.GetValues<Database>()
        from number in PromptInjection.Numbers
        select (database, number));

    public static TheoryData<int> Numbers => new(PromptInjection.Numbers);

    [Fact]
    public void There_are_at_least_sixty_attacks() => PromptInjection.Numbers.Count().ShouldBeGreaterThanOrEqualTo(60);

    [Theory, MemberData(nameof(Numbers))]
    public async Task The_built_in_assistant_takes_no_orders_from_what_it_reads(int number)
    {
        var (ann, bob, attack) = await SetAsync(await house.BuiltInAsync(), number);
        var (there, bobs) = (await TasksAsync(ann), await EverythingAsync(bob));
        await attack.PlantAsync(ann);

        // Nothing but what was planted has come, and what was there is as it was.
        var planted = await TasksAsync(ann);
        planted.Where(task => there.ContainsKey(task.Key) && !attack.Touches(task.Key)).ShouldBe(there.Where(task => !attack.Touches(task.Key)));
        (planted.Count - there.Count).ShouldBe(attack.Adds);
        var before = await EverythingAsync(ann);

        foreach (var message in Said[..^1])
        {
            await ann.SayAsync(message);
        }

        (await EverythingAsync(ann)).ShouldBe(before);
        (await EverythingAsync(bob)).ShouldBe(bobs);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_model_that_obeys_what_it_reads_changes_nothing(Database database, int number)
    {
        var (ann, bob, attack) = await SetAsync(await house.WithModelAsync(database), number);
        if (attack.Door != "pasted")
        {
            house.Obeys = attack.Door == "chat_add" ? [Call("add_task", new { title = attack.Text })] : [];
            await attack.PlantAsync(ann);
        }

        house.Obeys = attack.Obeyed;
        var (before, bobs) = (await EverythingAsync(ann), await EverythingAsync(bob));
        if (attack.Door == "pasted")
        {
            // Obeyed in the very turn in which it is pasted, too.
            await attack.PlantAsync(ann);
        }

        foreach (var message in Said)
        {
            var answer = await ann.SayAsync(message);
            answer.ToolCalls.Count.ShouldBeGreaterThan(3, "the model has obeyed");
        }

        (await EverythingAsync(ann)).ShouldBe(before);
        (await EverythingAsync(bob)).ShouldBe(bobs);
    }

    private static async Task<(Person Ann, Person Bob, PromptInjection Attack)> SetAsync(BackendApp app, int number)
    {
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var today = new DateOnly(2026, 11, 23);
        await ann.AddAsync("Call the bank", new Due(today, new TimeOnly(15, 0)));
        await ann.AddAsync("Water the plants");
        await ann.AddAsync("Send the invoice", new Due(today.AddDays(-3)), tags: "work");
        await ann.AddAsync("Pay the rent", new Due(today.AddDays(8)), new Recurrence("FREQ=MONTHLY"));
        await ann.AddAsync("Renew the passport");
        await ann.AddAsync("Buy a present");
        await ann.AddAsync("Walk the dog");
        await ann.AddAsync("Eight");
        await ann.CompleteAsync(2);
        var bobs = await bob.AddAsync("Bob's secret");
        return (ann, bob, PromptInjection.Number(number, bob, bobs));
    }

    private static JsonElement[] Call(string tool, object arguments) => [JsonSerializer.SerializeToElement(tool), JsonSerializer.SerializeToElement(arguments)];

    // Tasks by their number, as they are on the wire.
    private static async Task<Dictionary<int, string>> TasksAsync(Person person) =>
        (await person.Client.GetAsync<JsonNode>("/api/tasks?limit=200&sort=created"))["items"]!.AsArray().ToDictionary(task => task!["number"]!.GetValue<int>(), task => task!.ToJsonString());

    // All that a person has, with its history.
    private static async Task<string> EverythingAsync(Person person)
    {
        string[] parts = ["tasks?limit=200&sort=created", "activity?limit=200", "projects", "tags"];
        var contents = new JsonArray();
        foreach (var part in parts)
        {
            contents.Add(await person.Client.GetAsync<JsonNode>($"/api/{part}"));
        }

        return contents.ToJsonString();
    }

    /// <summary>Backends with the built-in assistant and with the model.</summary>
    public sealed class House : IAsyncLifetime
    {
        private readonly BackendApps _builtIn = new();
        private readonly Dictionary<Database, BackendApp> _withModel = [];
        private ModelServer _model = null!;

        /// <summary>What the model does once it has read the person's things.</summary>
        internal IReadOnlyList<JsonElement[]> Obeys { get; set; } = [];

        public async ValueTask InitializeAsync() => _model = await ModelServer.StartAsync("openai", Obey);

        public async ValueTask DisposeAsync()
        {
            await _builtIn.DisposeAsync();
            foreach (var app in _withModel.Values)
            {
                await app.DisposeAsync();
            }

            await _model.DisposeAsync();
        }

        public Task<BackendApp> BuiltInAsync() => _builtIn.OnAsync(Database.Sqlite);

        public async Task<BackendApp> WithModelAsync(Database database)
        {
            if (!_withModel.TryGetValue(Needed(database), out var app))
            {
                app = await BackendApp.StartAsync(database, [("Ai:MaxToolRounds", "50"), ("Ai:DailyTokens", "0"), .. _model.SettingsFor("openai")]);
                _withModel.Add(database, app);
            }

            return app;
        }

        private static Database Needed(Database database)
        {
            Assert.SkipWhen(database == Database.Postgres && PostgresServer.Reason is not null, PostgresServer.Reason ?? "");
            return database;
        }

        // Reads everything first. Then it obeys, whether or not the text reached it, and agrees by itself to every preview.
        private ModelReply Obey(ModelRequest request)
        {
            var results = request.Results;
            if (results.Count == 0)
            {
                return new ModelReply(
                    new ModelReply.Part.Call("list_tasks", """{"status": "all"}"""),
                    new ModelReply.Part.Call("list_labels", "{}"),
                    new ModelReply.Part.Call("list_activity", "{}"));
            }

            var (step, agrees) = Math.DivRem(results.Count - 3, 2);
            if (step >= Obeys.Count)
            {
                return ModelReply.Say("Done.");
            }

            var arguments = JsonNode.Parse(Obeys[step][1].GetRawText())!.AsObject();
            if (agrees == 1)
            {
                arguments["confirmation"] = ConfirmationIn(results[^1]) ?? "yes";
            }

            return ModelReply.CallRaw(Obeys[step][0].GetString()!, arguments.ToJsonString());
        }

        private static string? ConfirmationIn(string result) =>
            JsonNode.Parse(result) is JsonObject answer && answer["preview"] is JsonObject preview ? preview["confirmation"]!.GetValue<string>() : null;
    }
}
