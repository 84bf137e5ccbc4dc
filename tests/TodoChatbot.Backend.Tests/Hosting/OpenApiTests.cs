using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Drills.Fuzzing;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>The API as it is described.</summary>
public sealed class OpenApiTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string Rewrite = "TODO_WRITE_DOCUMENTS";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string File = Repository.PathTo("docs", "openapi.json");

    [Fact]
    public async Task The_document_in_docs_is_the_one_that_is_served()
    {
        var served = (await ServedAsync()).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            await System.IO.File.WriteAllTextAsync(File, served, TestContext.Current.CancellationToken);
        }

        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ShouldBe(served, "The API has changed. Run: make openapi");
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_how_it_refuses()
    {
        var operations = OperationsOf(await ServedAsync()).ToList();

        operations.Count.ShouldBeGreaterThan(40);
        operations.Select(operation => (string?)operation.Value["operationId"]).Distinct().Count().ShouldBe(operations.Count);
        foreach (var (name, operation) in operations)
        {
            ((string?)operation["summary"]).ShouldNotBeNullOrWhiteSpace(name);
            operation["tags"]!.AsArray().ShouldHaveSingleItem();
            operation["responses"]!["default"].ShouldNotBeNull(name);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                ((string?)parameter!["description"]).ShouldNotBeNullOrWhiteSpace($"{name}: {parameter["name"]}");
            }
        }
    }

    [Fact]
    public async Task Every_operation_but_signing_in_and_health_asks_for_a_token_and_says_401()
    {
        foreach (var (name, operation) in OperationsOf(await ServedAsync()))
        {
            var isOpen = (name.Contains("/api/auth/", StringComparison.Ordinal) && !name.EndsWith("/reauthenticate", StringComparison.Ordinal)) || name.Contains("/api/health", StringComparison.Ordinal);
            operation["security"]!.AsArray().Count.ShouldBe(isOpen ? 0 : 1, name);
            (operation["responses"]!["401"] is not null || isOpen).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Every_field_is_described()
    {
        var schemas = (await ServedAsync())["components"]!["schemas"]!.AsObject();
        var silent =
            from schema in schemas
            where !schema.Key.EndsWith("ProblemDetails", StringComparison.Ordinal) && !schema.Key.StartsWith("SseItem", StringComparison.Ordinal)
            from field in schema.Value!["properties"]?.AsObject() ?? []
            where field.Value!["$ref"] is null && DescriptionsOf(field.Value).All(string.IsNullOrWhiteSpace)
            select $"{schema.Key}.{field.Key}";

        silent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("get /api/tasks", "limit", """{"type": "integer", "format": "int32", "minimum": 1, "maximum": 200, "default": 50}""")]
    [InlineData("get /api/tasks", "overdue", """{"type": "boolean", "default": false}""")]
    [InlineData("get /api/tasks", "due_before", """{"type": "string", "format": "date"}""")]
    [InlineData("get /api/tasks", "parent", """{"type": "integer", "format": "int32", "minimum": 1}""")]
    [InlineData("get /api/tasks", "numbers", """{"type": "array", "maxItems": 200, "items": {"type": "integer", "format": "int32", "minimum": 1}}""")]
    [InlineData("get /api/tasks", "status", """{"type": "array", "items": {"type": "string", "enum": ["todo", "in_progress", "review", "done", "open"]}}""")]
    [InlineData("get /api/tasks", "sort", """{"type": "string", "enum": ["due", "priority", "title", "created", "completed", "updated"]}""")]
    [InlineData("get /api/tasks/groups", "order", """{"type": "string", "enum": ["asc", "desc"]}""")]
    [InlineData("get /api/tasks/{task}", "task", """{"oneOf": [{"type": "integer", "format": "int32", "minimum": 1}, {"type": "string", "format": "uuid"}]}""")]
    [InlineData("get /api/activity", "limit", """{"type": "integer", "format": "int32", "minimum": 1, "maximum": 200, "default": 50}""")]
    [InlineData("get /api/reminders", "after", """{"type": "string", "format": "date-time"}""")]
    [InlineData("post /api/tasks", "Idempotency-Key", """{"type": "string", "maxLength": 100}""")]
    public async Task A_parameter_has_the_type_that_it_is_read_as(string operation, string name, string schema)
    {
        var parameters = OperationsOf(await ServedAsync()).Single(one => one.Key == operation).Value["parameters"]!.AsArray();

        parameters.Single(parameter => (string?)parameter!["name"] == name)!["schema"]!.ToJsonString().ShouldBeJson(schema);
    }

    [Theory, EveryDatabase]
    public async Task Lists_of_values_are_read_one_by_one_or_with_commas(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await ann.AddAsync(title);
        }

        foreach (var query in new[] { "?numbers=1&numbers=3", "?numbers=1,3", "?numbers=1&numbers=3&status=todo&status=done", "?numbers=1,3&status=todo,done" })
        {
            (await ann.ListAsync(query)).Select(task => task.Number).ShouldBe([1, 3], ignoreOrder: true, query);
        }
    }

    [Fact]
    public async Task Times_have_the_form_in_which_they_are_sent()
    {
        var schemas = (await ServedAsync())["components"]!["schemas"]!;

        foreach (var (time, type) in new[] { (schemas["DayHours"]!["properties"]!["morning"]!, "\"string\""), (schemas["Due"]!["properties"]!["time"]!, """["null","string"]""") })
        {
            time["type"]!.ToJsonString().ShouldBe(type);
            time["format"].ShouldBeNull();
            "09:00".ShouldMatch((string)time["pattern"]!);
            "9:00".ShouldNotMatch((string)time["pattern"]!);
        }
    }

    [Fact]
    public async Task A_stream_is_described_by_its_events()
    {
        var document = await ServedAsync();
        var operations = OperationsOf(document).ToDictionary();

        ContentOf("post /api/chat").ShouldBe([("application/json", "ChatAnswer"), ("text/event-stream", "RunEventStream")]);
        ContentOf("get /api/chat/runs/{id}/events").ShouldBe([("text/event-stream", "RunEventStream")]);
        ContentOf("get /api/events").ShouldBe([("text/event-stream", "ChangeEventStream")]);
        EventsOf("RunEventStream").ShouldBe(["run", "message", "tool_call", "tool_result", "delta", "done", "error", "heartbeat"]);
        EventsOf("ChangeEventStream").ShouldBe(["ready", "changed", "heartbeat"]);

        IEnumerable<(string, string)> ContentOf(string operation) => operations[operation]["responses"]!["200"]!["content"]!.AsObject()
            .Select(content => (content.Key, ((string)content.Value!["schema"]!["$ref"]!).Split('/')[^1])).Order();

        IEnumerable<string?> EventsOf(string stream) => document["components"]!["schemas"]![stream]!["oneOf"]!.AsArray()
            .Select(one => (string?)one!["properties"]!["event"]!["enum"]![0]);
    }

    [Theory, EveryDatabase]
    public async Task The_events_of_a_run_fit_their_description(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var document = new ApiDocument(JsonSerializer.Deserialize<JsonElement>((await ServedAsync()).ToJsonString()));
        var schema = document.Resolve(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["$ref"] = "#/components/schemas/RunEventStream" }));

        var events = await ann.ListenAsync("add a task to buy milk").ToListAsync(TestContext.Current.CancellationToken);

        events.Count.ShouldBeGreaterThan(3);
        foreach (var happened in events)
        {
            var json = JsonSerializer.SerializeToElement(
                new Dictionary<string, object?> { ["event"] = happened.EventType, ["id"] = happened.EventId, ["data"] = JsonNode.Parse(happened.Data) });
            new SchemaCheck(document.Resolve).ProblemWith(json, schema).ShouldBeNull($"{happened.EventType}: {happened.Data}");
        }
    }

    [Fact]
    public async Task A_patch_takes_any_part_of_its_contract()
    {
        var document = await ServedAsync();
        var patches = OperationsOf(document).Where(operation => operation.Key.StartsWith("patch", StringComparison.Ordinal)
            && operation.Value["requestBody"]?["content"]?["application/merge-patch+json"] is not null).ToDictionary();

        patches.Keys.ShouldBe(
            ["patch /api/users/me", "patch /api/tasks/{task}", "patch /api/projects/{id}", "patch /api/tags/{id}", "patch /api/conversations/{id}"], ignoreOrder: true);
        foreach (var (name, operation) in patches)
        {
            var reference = (string)operation["requestBody"]!["content"]!["application/merge-patch+json"]!["schema"]!["$ref"]!;
            var schema = document["components"]!["schemas"]![reference.Split('/')[^1]]!;
            schema["properties"]!.AsObject().ShouldNotBeEmpty(name);
            schema["required"].ShouldBeNull(name);
        }

        document["components"]!["schemas"]!["TaskFieldsPatch"]!["properties"]!.ToJsonString()
            .ShouldBeJson(document["components"]!["schemas"]!["TaskFields"]!["properties"]!.ToJsonString());
    }

    private static IEnumerable<string?> DescriptionsOf(JsonNode schema) =>
        (schema["oneOf"]?.AsArray() ?? []).Append(schema).Select(part => (string?)part!["description"]);

    private static IEnumerable<KeyValuePair<string, JsonNode>> OperationsOf(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select KeyValuePair.Create($"{operation.Key} {path.Key}", operation.Value!);

    private async Task<JsonNode> ServedAsync()
    {
        using var client = (await apps.OnAsync(Database.Sqlite)).CreateClient();
        return JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
    }
}
