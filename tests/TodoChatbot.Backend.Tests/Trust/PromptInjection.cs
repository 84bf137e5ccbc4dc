using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>A text that tries to command the assistant, the door it comes in by, and what an assistant that obeys it would do.</summary>
/// <param name="Door">The door.</param>
/// <param name="Text">The text.</param>
/// <param name="Obeyed">The tool calls, each a name and its arguments.</param>
internal sealed record PromptInjection(string Door, string Text, IReadOnlyList<JsonElement[]> Obeyed)
{
    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(Repository.PathTo("tests", "TodoChatbot.Backend.Tests", "Trust", "prompt-injections.jsonl"));

    public static IEnumerable<int> Numbers => Enumerable.Range(1, Lines.Count);

    /// <summary>The attack on a line of the table, with the other person's ids filled in.</summary>
    public static PromptInjection Number(int line, Person other, TaskItem othersTask) => JsonSerializer.Deserialize<PromptInjection>(
        Lines[line - 1]
            .Replace("{bob}", other.Id.ToString(), StringComparison.Ordinal)
            .Replace("{bob_task}", othersTask.Id.ToString(), StringComparison.Ordinal),
        Wire.Json)!;

    /// <summary>True for a task that it is planted in, or hung below.</summary>
    public bool Touches(int number) => (number == 8 && Adds == 0 && Door != "pasted") || (number == 1 && Door == "rest_subtask");

    /// <summary>How many tasks come into the list with it.</summary>
    public int Adds => Door switch
    {
        "rest_patch" or "rest_put" or "mcp_update" or "conversation_title" or "display_name" or "pasted" => 0,
        "mcp_subtask" or "quick_several" => 2,
        _ => 1,
    };

    /// <summary>Puts the text where the assistant will meet it.</summary>
    public async Task PlantAsync(Person ann)
    {
        switch (Door)
        {
            case "rest_title":
                await ann.AddAsync(Text);
                break;
            case "rest_note":
                await ann.AddAsync(new TaskFields("Read me", Description: Text));
                break;
            case "rest_tag":
                await ann.AddAsync("Read me", tags: Text);
                break;
            case "rest_project":
                await ann.AddAsync(new TaskFields("Read me", Project: new ProjectReference(Name: Text)));
                break;
            case "rest_subtask":
                await ann.AddAsync(new TaskFields(Text, Parent: 1));
                break;
            case "rest_patch":
                await ann.PatchAsync(8, JsonSerializer.Serialize(new { description = Text }));
                break;
            case "rest_put":
                await ann.Client.PutAsync<TaskItem>("/api/tasks/8", new TaskFields(Text));
                break;
            case "page":
                using (await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields(Text), (Headers.FromPage, "1")))
                {
                    break;
                }

            case "quick_add":
                await ann.QuickAddAsync(Text);
                break;
            case "quick_several":
                await ann.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/several", new QuickTask($"buy milk; {Text}"));
                break;
            case "project":
                await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields(Text));
                await ann.AddAsync(new TaskFields("Read me", Project: new ProjectReference(Name: Text)));
                break;
            case "chat_add":
                await ann.SayAsync($"add a task: “{Text}”");
                break;
            case "mcp_title":
                await CallAsync(ann, new() { ["title"] = Text });
                break;
            case "mcp_note":
                await CallAsync(ann, new() { ["title"] = "Read me", ["description"] = Text });
                break;
            case "mcp_tag":
                await CallAsync(ann, new() { ["title"] = "Read me", ["tags"] = new[] { Text } });
                break;
            case "mcp_project":
                await CallAsync(ann, new() { ["title"] = "Read me", ["project"] = Text });
                break;
            case "mcp_subtask":
                await CallAsync(ann, new() { ["title"] = "Read me", ["subtasks"] = new[] { Text } });
                break;
            case "mcp_update":
                await using (var mcp = await ann.McpAsync())
                {
                    await mcp.CallAsync("update_task", new() { ["task"] = "8", ["description"] = Text });
                }

                break;
            case "label_rename":
                await ann.AddAsync("Read me", tags: "plain");
                var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.First(label => label.Name == "plain");
                await ann.Client.PatchAsync<LabelItem>($"/api/tags/{tag.Id}", new LabelFields(Text));
                break;
            case "conversation_title":
                var conversation = (await ann.SayAsync("hello")).ConversationId;
                await ann.Client.PatchAsync<ConversationItem>($"/api/conversations/{conversation}", new ConversationFields(Text));
                break;
            case "token_name":
                var token = await ann.CreateTokenAsync(Contracts.Accounts.TokenScope.Write, Text);
                await ann.WithToken(token.Token).AddAsync("Read me");
                break;
            case "display_name":
                await ann.Client.PatchAsync<Contracts.Accounts.UserItem>("/api/users/me", new { display_name = Text });
                break;
            case "user_agent":
                using (await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("Read me"), ("User-Agent", Text)))
                {
                    break;
                }

            case "pasted":
                await ann.SayAsync($"what do you make of this? {Text}");
                break;
            default:
                throw new InvalidOperationException($"There is no door {Door}.");
        }
    }

    private static async Task CallAsync(Person ann, Dictionary<string, object?> arguments)
    {
        await using var mcp = await ann.McpAsync();
        await mcp.CallAsync("add_task", arguments);
    }
}
