using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>The OpenAPI document as programs read it that we did not write.</summary>
public sealed class OpenApiToolTests
{
    private const string Document = "openapi.json";

    private static readonly NodePackages Tools = new(Repository.PathTo("tests", "TodoChatbot.Backend.Tests", "Hosting", "OpenApi"), "openapi-tools");

    [Fact]
    public async Task A_generated_client_compiles_and_works()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        using var client = app.CreateClient();
        await SaveAsync(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        await SucceedAsync("openapi-typescript", Document, "--default-non-nullable=false", "-o", "schema.d.ts");
        await SucceedAsync("tsc", "-p", ".");
        var seen = await SucceedAsync("client.js", client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        JsonSerializer.Deserialize<JsonElement>(seen).GetProperty("said").GetString().ShouldNotBeNull().ShouldContain("Call Bob", Case.Insensitive);
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(seen)!.Where(pair => pair.Key != "said").ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["overdue"] = """["Pay rent"]""",
                    ["time"] = "09:00",
                    ["named"] = "1",
                    ["changed"] = "urgent",
                    ["undone"] = "1",
                    ["after"] = "high",
                    ["refused"] = """[401,"UNAUTHORIZED"]""",
                },
                ignoreOrder: true);
    }

    [Fact]
    public async Task Linters_find_nothing_in_the_document()
    {
        await SaveAsync(await File.ReadAllTextAsync(Repository.PathTo("docs", Document), TestContext.Current.CancellationToken));

        var redocly = await SucceedAsync("redocly", "lint", "--config", "redocly.yaml", "--format", "json", Document);
        await SucceedAsync("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", Document);

        var totals = JsonSerializer.Deserialize<JsonElement>(redocly).GetProperty("totals");
        (totals.GetProperty("errors").GetInt32(), totals.GetProperty("warnings").GetInt32()).ShouldBe((0, 0), redocly);
    }

    private static async Task SaveAsync(string document)
    {
        await Tools.NeedAsync();
        await File.WriteAllTextAsync(Path.Combine(Tools.Folder, Document), document, TestContext.Current.CancellationToken);
    }

    private static async Task<string> SucceedAsync(string program, params IEnumerable<string> arguments)
    {
        var (code, output) = await Tools.RunAsync(program, arguments);
        code.ShouldBe(0, output);
        return output;
    }
}
