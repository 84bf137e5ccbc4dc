using System.Text.RegularExpressions;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Chat;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The page calls things as docs/mcp.md does.</summary>
public sealed partial class McpDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mcp.md"));

    [Fact]
    public async Task The_settings_have_the_page_that_it_sends_people_to()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/tokens", new Page<TokenItem>([]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/settings/tokens");

        var name = SettingsPage().Match(Document).Groups[1].Value;
        page.ShouldContain($"<h1>{name}</h1>");
        page.ShouldContain($"{name}</a>");
        foreach (var choice in new[] { "only see", "see and edit" })
        {
            page.ShouldContain($">{choice}</option>");
            Document.ShouldContain($"*{choice}*");
        }
    }

    [Fact]
    public void The_chat_has_words_for_each_of_its_tools()
    {
        var tools = ToolRow().Matches(Document).SelectMany(row => ToolName().Matches(row.Value)).Select(tool => tool.Groups[1].Value).ToList();

        tools.ShouldContain("add_tasks");
        foreach (var tool in tools)
        {
            ToolWords.Of(new ToolCall("1", tool, default, null, IsError: false)).ShouldNotBe($"{tool.Replace('_', ' ')}…");
        }
    }

    // **Settings → Personal access tokens**
    [GeneratedRegex(@"\*\*Settings → (.+?)\*\*")]
    private static partial Regex SettingsPage();

    [GeneratedRegex(@"^\| `.+? \|", RegexOptions.Multiline)]
    private static partial Regex ToolRow();

    [GeneratedRegex("`(.+?)`")]
    private static partial Regex ToolName();
}
