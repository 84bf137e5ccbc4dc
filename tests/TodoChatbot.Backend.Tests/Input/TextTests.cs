using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Input;

/// <summary>Any code point of Unicode, in any text.</summary>
public sealed class TextTests(BackendApps apps) : IClassFixture<BackendApps>
{
    // As a JSON string writes them: what no text may hold.
    private static readonly string[] Refused = [@"\u0000", @"\ufffe", @"\uffff", @"\ufdd0", @"\ufdef", @"\ud83f\udffe", @"\udbff\udfff", @"\ud800", @"\udc00", @"\udc00\ud800"];

    // Method, path and body of everything that takes a text; X stands for the text.
    public static TheoryData<string, string, string> Fields => new()
    {
        { "POST", "/api/auth/login", """{"email": "aX@example.com", "password": "xxxxxxxx"}""" },
        { "POST", "/api/auth/login", """{"email": "a@example.com", "password": "xxxxxxxxX"}""" },
        { "POST", "/api/auth/register", """{"email": "aX@example.com", "password": "correct horse battery"}""" },
        { "POST", "/api/auth/register", """{"email": "a@example.com", "password": "correct horse batteryX"}""" },
        { "POST", "/api/auth/register", """{"email": "a@example.com", "password": "correct horse battery", "display_name": "X"}""" },
        { "POST", "/api/auth/register", """{"email": "a@example.com", "password": "correct horse battery", "time_zone": "X"}""" },
        { "POST", "/api/auth/register", """{"email": "a@example.com", "password": "correct horse battery", "locale": "X"}""" },
        { "POST", "/api/auth/refresh", """{"refresh_token": "X"}""" },
        { "POST", "/api/auth/logout", """{"refresh_token": "X"}""" },
        { "POST", "/api/tasks", """{"title": "aX"}""" },
        { "POST", "/api/tasks", """{"title": "a", "description": "X"}""" },
        { "POST", "/api/tasks", """{"title": "a", "tags": ["b", "X"]}""" },
        { "POST", "/api/tasks", """{"title": "a", "project": {"name": "X"}}""" },
        { "POST", "/api/tasks", """{"title": "a", "due": {"date": "2026-12-01", "time_zone": "X"}}""" },
        { "POST", "/api/tasks", """{"title": "a", "recurrence": {"rule": "X"}}""" },
        { "POST", "/api/tasks", """{"title": "a", "reminders": [{"trigger": "X"}]}""" },
        { "PUT", "/api/tasks/1", """{"title": "aX"}""" },
        { "PATCH", "/api/tasks/1", """{"title": "aX"}""" },
        { "PATCH", "/api/tasks/1", """{"tags": ["X"]}""" },
        { "POST", "/api/tasks/quick", """{"text": "aX"}""" },
        { "POST", "/api/tasks/quick/several", """{"text": "aX"}""" },
        { "POST", "/api/tasks/bulk", """{"tasks": ["X"], "action": "complete"}""" },
        { "POST", "/api/tasks/bulk", """{"tasks": ["1"], "action": "change", "change": {"title": "X"}}""" },
        { "POST", "/api/language/parse", """{"text": "aX"}""" },
        { "POST", "/api/projects", """{"name": "aX"}""" },
        { "POST", "/api/tags", """{"name": "aX"}""" },
        { "POST", "/api/tokens", """{"name": "aX"}""" },
        { "POST", "/api/chat", """{"message": "aX"}""" },
        { "PATCH", "/api/users/me", """{"display_name": "aX"}""" },
        { "PATCH", "/api/users/me", """{"time_zone": "X"}""" },
        { "POST", "/api/users/me/password", """{"current_password": "X", "new_password": "correct horse battery"}""" },
        { "DELETE", "/api/users/me", """{"password": "X"}""" },
    };

    [Fact]
    public void Every_code_point_is_refused_or_can_be_stored_searched_and_named()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            var isHalf = value is >= 0xD800 and <= 0xDFFF;
            var text = isHalf ? $"a{(char)value}b" : $"a{char.ConvertFromUtf32(value)}b";
            if (TextRules.ProblemWith(text) is { } problem)
            {
                problem.ShouldContain($"U+{value:X4}");
                (isHalf || value == 0 || (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF).ShouldBeTrue(problem);
                continue;
            }

            isHalf.ShouldBeFalse();
            TextRules.Tidy(text).Length.ShouldBeInRange(2, 4);
            _ = SearchWords.Of(text).ToList();
            SearchWords.SortKeyOf(text).ShouldNotBeEmpty();
            LabelName<Tag>.KeyOf(text).ShouldNotBeEmpty();
            text.Normalize(NormalizationForm.FormKC).ShouldNotBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Fields))]
    public async Task A_character_that_no_text_may_hold_is_refused_in_every_field(string method, string path, string body)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("There");

        foreach (var character in Refused)
        {
            var problem = await ann.Client.RefusedAsync(
                HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Parse(method), path, body.Replace("X", character, StringComparison.Ordinal));

            problem.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("/api/tasks?q=X")]
    [InlineData("/api/tasks?tag=X")]
    [InlineData("/api/tasks?project=X")]
    [InlineData("/api/tasks?cursor=X")]
    [InlineData("/api/tasks?status=X")]
    [InlineData("/api/tasks?X=1")]
    [InlineData("/api/tasks/X")]
    [InlineData("/api/activity?cursor=X")]
    [InlineData("/api/conversations?cursor=X")]
    [InlineData("/api/reminders?after=X")]
    public async Task A_character_that_no_text_may_hold_is_refused_in_an_address(string path)
    {
        var ann = await (await apps.OnAsync(Database.Postgres)).SignUpAsync("ann");

        foreach (var character in new[] { "%EF%BF%BE", "%EF%BF%BF", "%EF%B7%90", "%F4%8F%BF%BF" })
        {
            await ann.Client.RefusedAsync(
                HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, path.Replace("X", character, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_character_that_no_text_may_hold_is_refused_in_every_argument_of_a_tool()
    {
        var ann = await (await apps.OnAsync(Database.Postgres)).SignUpAsync("ann");
        await ann.AddAsync("There");
        await using var mcp = await ann.McpAsync();

        (string Tool, string Arguments)[] calls =
        [
            ("add_task", """{"title": "aX"}"""), ("add_task", """{"title": "a", "tags": ["X"]}"""), ("add_task", """{"title": "a", "due": "X"}"""),
            ("add_tasks", """{"tasks": [{"title": "aX"}]}"""), ("add_tasks", """{"tasks": [{"title": "a", "subtasks": ["X"]}]}"""),
            ("list_tasks", """{"text": "X"}"""), ("list_tasks", """{"project": "X"}"""), ("list_tasks", """{"tags": ["X"]}"""), ("get_task", """{"task": "X"}"""),
            ("update_task", """{"task": "1", "title": "X"}"""), ("complete_task", """{"task": "X"}"""), ("summarize", """{"from": "X"}"""),
        ];
        foreach (var (tool, arguments) in calls)
        {
            foreach (var character in new[] { @"\u0000", @"\ufffe", @"\uffff", @"\ufdd0", @"\udbff\udfff" })
            {
                var json = arguments.Replace("X", character, StringComparison.Ordinal);
                (await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(json))).ShouldContain("U+");
            }
        }
    }

    [Theory]
    [InlineData(@"\u200b")]
    [InlineData(@" \u200b\u200c\u200d\u2060 ")]
    [InlineData(@"\ufeff")]
    [InlineData(@"\u202e\u202c")]
    [InlineData(@"\u00ad")]
    [InlineData(@"\u034f")]
    [InlineData(@"\u115f\u1160\u3164\uffa0")]
    [InlineData(@"\ufe0f")]
    [InlineData(@"\udb40\udc20")]
    [InlineData(@"\u0001\u001f\u0085")]
    [InlineData(@"\u2800")]
    public async Task A_name_of_which_nobody_sees_anything_counts_as_empty(string name)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("There");
        await ann.SayAsync("hello");
        var conversation = (await ann.Client.GetAsync<JsonElement>("/api/conversations")).GetProperty("items")[0].GetProperty("id").GetGuid();

        (string Method, string Path, string Body)[] requests =
        [
            ("POST", "/api/tasks", $$"""{"title": "{{name}}"}"""), ("PATCH", "/api/tasks/1", $$"""{"title": "{{name}}"}"""),
            ("POST", "/api/tasks", $$"""{"title": "a", "tags": ["{{name}}"]}"""), ("POST", "/api/projects", $$"""{"name": "{{name}}"}"""),
            ("POST", "/api/tags", $$"""{"name": "{{name}}"}"""), ("POST", "/api/tokens", $$"""{"name": "{{name}}"}"""),
            ("PATCH", "/api/users/me", $$"""{"display_name": "{{name}}"}"""), ("PATCH", $"/api/conversations/{conversation}", $$"""{"title": "{{name}}"}"""),
        ];
        foreach (var (method, path, body) in requests)
        {
            await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Parse(method), path, body);
        }
    }

    [Fact]
    public async Task Marks_that_turn_or_hide_what_follows_are_taken_out_of_names()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var task = await ann.AddAsync("\uFEFFpay\u202E \u2066rent\u2069\u0007\tnow", tags: ["\u202Ahome\uFEFF"]);
        var settings = await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"display_name": "\u202eAnn\u202c"}""");
        var persian = await ann.AddAsync("می\u200Cخواهم 👩\u200D👧");

        (task.Title, task.Tags, settings.DisplayName).ShouldBe(("pay rent now", task.Tags, "Ann"));
        task.Tags.ShouldBe(["home"]);
        persian.Title.ShouldBe("می\u200Cخواهم 👩\u200D👧");
    }

    [Theory]
    [InlineData('\u202A')]
    [InlineData('\u202B')]
    [InlineData('\u202C')]
    [InlineData('\u202D')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2067')]
    [InlineData('\u2068')]
    [InlineData('\u2069')]
    [InlineData('\u0007')]
    [InlineData('\t')]
    public async Task Every_way_in_takes_marks_that_turn_the_direction_and_controls_out_of_titles(char mark)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();
        var title = $"pay{mark} {mark}rent";

        await ann.AddAsync(title);
        await ann.QuickAddAsync(title);
        await ann.Client.PostAsync<JsonElement>("/api/tasks/quick/batch", new QuickTask($"{title}\nmilk"));
        await mcp.CallAsync("add_task", new() { ["title"] = title, ["subtasks"] = new[] { title } });
        await mcp.CallAsync("add_tasks", new() { ["tasks"] = new[] { new { title } } });
        await ann.SayAsync($"add a task: {title}");
        await ann.AddAsync("first");
        await ann.PatchAsync(9, JsonSerializer.Serialize(new { title }));
        await ann.AddAsync("second");
        await ann.Client.PutAsync<TaskItem>("/api/tasks/10", new TaskFields(title));
        await ann.AddAsync("third");
        await mcp.CallAsync("update_task", new() { ["task"] = "11", ["title"] = title });

        // Where a mark was, spaces may remain.
        var titles = (await ann.ListAsync()).Select(task => string.Join(' ', task.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        titles.Count(text => text.Equals("pay rent", StringComparison.OrdinalIgnoreCase)).ShouldBe(10, string.Join(" | ", titles));
        titles.ShouldAllBe(text => !text.Contains(mark));
        var conversations = (await ann.Client.GetAsync<JsonElement>("/api/conversations")).GetProperty("items").EnumerateArray().ToList();
        conversations.ShouldAllBe(conversation => !conversation.GetProperty("title").GetString()!.Contains(mark));
    }

    [Theory]
    [InlineData("שלום\u200F!")]
    [InlineData("version 2.0\u200E")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D👧")]
    [InlineData("نص\u061C 1")]
    public async Task Marks_that_scripts_and_emoji_need_stay_in_titles(string title)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        await ann.AddAsync(title);
        await mcp.CallAsync("add_task", new() { ["title"] = title });

        (await ann.ListAsync()).ShouldAllBe(task => task.Title == title);
    }

    [Fact]
    public void A_test_of_each_category_tells_what_is_visible()
    {
        var visible = Enumerable.Range(0, 0x3000).Where(value => value is not (>= 0xD800 and <= 0xDFFF))
            .Where(value => CharUnicodeInfo.GetUnicodeCategory(value) is UnicodeCategory.UppercaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.MathSymbol);

        visible.ShouldAllBe(value => !TextRules.IsBlank(char.ConvertFromUtf32(value)));
    }
}
