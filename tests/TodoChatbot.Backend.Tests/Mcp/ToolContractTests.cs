using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>What every tool tells a client about itself.</summary>
public sealed class ToolContractTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly string[] Reading = ["list_tasks", "get_task", "summarize", "list_labels", "list_activity"];

    [Fact]
    public async Task There_are_the_sixteen_tools_of_the_plan()
    {
        var tools = await ListAsync();

        tools.Select(tool => tool.Name).Order().ShouldBe(
        [
            "add_task", "add_tasks", "complete_task", "delete_task", "edit_project", "edit_tag", "get_task", "list_activity", "list_labels", "list_tasks", "redo", "reopen_task",
            "skip_occurrence", "summarize", "undo", "update_task",
        ]);
        tools.Count.ShouldBe(16);
    }

    [Fact]
    public async Task Every_tool_and_every_argument_says_what_it_is()
    {
        foreach (var tool in await ListAsync())
        {
            tool.ProtocolTool.Title.ShouldNotBeNullOrWhiteSpace(tool.Name);
            tool.Description.ShouldNotBeNullOrWhiteSpace(tool.Name);
            foreach (var (name, schema) in ArgumentsOf(tool.JsonSchema))
            {
                schema.TryGetProperty("description", out var description).ShouldBeTrue($"{tool.Name}: {name}");
                description.GetString().ShouldNotBeNullOrWhiteSpace($"{tool.Name}: {name}");
            }
        }
    }

    [Fact]
    public async Task Every_tool_says_whether_it_reads_changes_or_deletes()
    {
        foreach (var tool in await ListAsync())
        {
            var annotations = tool.ProtocolTool.Annotations.ShouldNotBeNull(tool.Name);
            (annotations.ReadOnlyHint ?? false).ShouldBe(Reading.Contains(tool.Name), tool.Name);
            annotations.OpenWorldHint.ShouldBe(false, tool.Name);
            if (!Reading.Contains(tool.Name))
            {
                // Only adding leaves what there is as it was, and no call can be repeated without a second effect.
                annotations.DestructiveHint.ShouldBe(tool.Name is not ("add_task" or "add_tasks"), tool.Name);
                annotations.IdempotentHint.ShouldBe(false, tool.Name);
            }
        }
    }

    [Fact]
    public async Task Every_tool_describes_its_answer()
    {
        foreach (var tool in await ListAsync())
        {
            var schema = tool.ReturnJsonSchema.ShouldNotBeNull(tool.Name);
            schema.GetProperty("type").GetString().ShouldBe("object", tool.Name);
            schema.GetProperty("properties").GetProperty("text").GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(tool.Name);
        }
    }

    [Fact]
    public async Task Every_argument_has_one_type_and_needs_no_reference_to_be_read()
    {
        foreach (var tool in await ListAsync())
        {
            foreach (var (name, schema) in ArgumentsOf(tool.JsonSchema))
            {
                schema.GetProperty("type").ValueKind.ShouldBe(JsonValueKind.String, $"{tool.Name}: {name}");
                foreach (var keyword in new[] { "$ref", "anyOf", "oneOf", "allOf" })
                {
                    schema.TryGetProperty(keyword, out _).ShouldBeFalse($"{tool.Name}: {name}");
                }

                (schema.TryGetProperty("enum", out var options) && options.EnumerateArray().Any(option => option.ValueKind != JsonValueKind.String))
                    .ShouldBeFalse($"{tool.Name}: {name}");
            }

            tool.ProtocolTool.OutputSchema.ShouldNotBeNull().GetProperty("properties").EnumerateObject()
                .ShouldAllBe(part => part.Value.GetProperty("type").ValueKind == JsonValueKind.String, tool.Name);
        }
    }

    [Fact]
    public async Task The_list_of_tools_has_at_most_20_KB()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/mcp", """{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", ("Accept", "application/json, text/event-stream"));

        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Fact]
    public async Task The_list_of_tools_may_be_kept_for_an_hour_by_the_user_s_own_client()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        var list = await mcp.Client.ListToolsAsync(new ListToolsRequestParams(), TestContext.Current.CancellationToken);

        (list.TimeToLive, list.CacheScope).ShouldBe((TimeSpan.FromHours(1), CacheScope.Private));
    }

    [Fact]
    public async Task No_tool_takes_a_user()
    {
        var names = (await ListAsync()).SelectMany(tool => ArgumentsOf(tool.JsonSchema)).Select(argument => argument.Name).Distinct();

        names.ShouldNotContain(name => new[] { "user", "owner", "account", "email", "tenant" }.Any(word => name.Contains(word)));
    }

    private async Task<IList<McpClientTool>> ListAsync()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();
        return await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    // Those of the items of a list as well.
    private static IEnumerable<(string Name, JsonElement Schema)> ArgumentsOf(JsonElement schema)
    {
        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            yield return (property.Name, property.Value);
            if (property.Value.TryGetProperty("items", out var items))
            {
                foreach (var inner in ArgumentsOf(items))
                {
                    yield return ($"{property.Name}.{inner.Name}", inner.Schema);
                }
            }
        }
    }
}
