using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Tests.Fixture;

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
            (operation["security"] is null).ShouldBe(isOpen, name);
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
