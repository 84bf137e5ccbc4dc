using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Input;

/// <summary>What a program sends and the server does not know is refused by its name.</summary>
public sealed class UnknownNameTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string BulkOfOne = """{"tasks": ["1"], "action": "change", "change": {CHANGE}}""";

    // method, path, body, the field, the nearest known one
    public static TheoryData<string, string, string, string, string> Bodies => new()
    {
        { "POST", "/api/tasks", """{"title": "x", "due_date": "2026-12-01"}""", "due_date", "due" },
        { "POST", "/api/tasks", """{"title": "x", "due": {"date": "2026-12-01", "timezone": "Asia/Tokyo"}}""", "due.timezone", "time_zone" },
        { "POST", "/api/tasks", """{"title": "x", "recurrence": {"rrule": "FREQ=DAILY"}}""", "recurrence.rrule", "rule" },
        { "POST", "/api/tasks", """{"title": "x", "reminders": [{"triger": "-PT5M"}]}""", "reminders[0].triger", "trigger" },
        { "POST", "/api/tasks", """{"title": "x", "project": {"nmae": "Home"}}""", "project.nmae", "name" },
        { "POST", "/api/tasks", """{"title": "x", "dueDate": "2026-12-01"}""", "dueDate", "due" },
        { "PUT", "/api/tasks/1", """{"title": "x", "repeat": "monthly"}""", "repeat", "recurrence" },
        { "PATCH", "/api/tasks/1", """{"prioritty": "high"}""", "prioritty", "priority" },
        { "PATCH", "/api/tasks/1", """{"due": {"date": "2026-12-01", "tiem": "09:00"}}""", "due.tiem", "time" },
        { "PATCH", "/api/tasks/1/complete", """{"complete": true}""", "complete", "completed" },
        { "POST", "/api/tasks/quick", """{"text": "x", "literals": []}""", "literals", "literal" },
        { "POST", "/api/tasks/quick", """{"text": "x", "literal": [{"start": 0, "lenght": 1}]}""", "literal[0].lenght", "length" },
        { "POST", "/api/tasks/quick/several", """{"line": "x", "text": "x"}""", "line", "" },
        { "POST", "/api/tasks/bulk", """{"tasks": ["1"], "acton": "complete"}""", "acton", "action" },
        { "POST", "/api/tasks/bulk", BulkOfOne.Replace("CHANGE", "\"titel\": \"x\"", StringComparison.Ordinal), "titel", "title" },
        { "POST", "/api/projects", """{"name": "P", "colours": "#ff0000"}""", "colours", "colour" },
        { "POST", "/api/tags", """{"nam": "P"}""", "nam", "name" },
        { "POST", "/api/language/parse", """{"text": "x", "timezone": "Asia/Tokyo"}""", "timezone", "time_zone" },
        { "POST", "/api/chat", """{"mesage": "hi"}""", "mesage", "message" },
        { "POST", "/api/undo", """{"step": 1}""", "step", "steps" },
        { "POST", "/api/tokens", """{"name": "x", "expires": 3}""", "expires", "expires_in_days" },
        { "PATCH", "/api/users/me", """{"timezone": "Asia/Tokyo"}""", "timezone", "time_zone" },
        { "PATCH", "/api/users/me", """{"hours": {"mornin": "08:00"}}""", "hours.mornin", "morning" },
        { "POST", "/api/users/me/password", """{"password": "x"}""", "password", "" },
        { "POST", "/api/auth/register", """{"e-mail": "a@example.com", "password": "correct horse battery"}""", "e-mail", "email" },
        { "POST", "/api/auth/login", """{"email": "a@example.com", "passwrd": "correct horse battery"}""", "passwrd", "password" },
    };

    public static TheoryData<string, string, string> Queries => new()
    {
        { "/api/tasks?due_befor=2026-12-01", "due_befor", "due_before" },
        { "/api/tasks?page=2", "page", "cursor" },
        { "/api/tasks?offset=10", "offset", "cursor" },
        { "/api/tasks?search=milk", "search", "q" },
        { "/api/tasks?dir=desc", "dir", "" },
        { "/api/tasks/1?limit=1", "limit", "" },
        { "/api/projects?limit=1", "limit", "" },
        { "/api/conversations?limt=1", "limt", "limit" },
        { "/api/activity?number=1", "number", "task" },
        { "/api/reminders?from=2026-12-01", "from", "" },
        { "/api/chat/usage?day=today", "day", "" },
        { "/api/users/me?fields=email", "fields", "" },
    };

    // tool, arguments, the argument, the nearest known one
    public static TheoryData<string, string, string, string> Arguments => new()
    {
        { "add_task", """{"title": "Rent", "prioritty": "high"}""", "prioritty", "priority" },
        { "add_task", """{"title": "Rent", "user": "bob"}""", "user", "" },
        { "add_tasks", """{"tasks": [{"title": "z", "foo": 1}]}""", "tasks[0].foo", "" },
        { "update_task", """{"task": "1", "tittle": "x"}""", "tittle", "title" },
        { "list_tasks", """{"no_such": "high"}""", "no_such", "" },
        { "list_tasks", """{"overdu": true}""", "overdu", "overdue" },
        { "complete_task", """{"tsk": "1"}""", "tsk", "task" },
        { "delete_task", """{"task": "1", "force": true}""", "force", "" },
        { "summarize", """{"form": "today"}""", "form", "from" },
        { "undo", """{"stepps": 1}""", "stepps", "steps" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_field_that_a_body_may_not_have_is_refused_by_name(string method, string path, string body, string field, string nearest)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("There");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Parse(method), path, body);

        var sentence = problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNull();
        sentence.ShouldContain($"`{field.Split('.')[^1]}`");
        (nearest.Length == 0 || sentence.EndsWith($"Did you mean `{nearest}`?", StringComparison.Ordinal)).ShouldBeTrue(sentence);
        (await ann.GetAsync(1)).Version.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task A_query_parameter_that_an_endpoint_does_not_take_is_refused_by_name(string path, string parameter, string nearest)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("There");

        foreach (var address in new[] { path, path.Replace("/api/", $"/api/{ann.Id}/", StringComparison.Ordinal) })
        {
            var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, address);

            var sentence = problem.GetProperty("errors").GetProperty(parameter)[0].GetString().ShouldNotBeNull();
            sentence.ShouldStartWith($"Unknown query parameter `{parameter}`.");
            (nearest.Length == 0 || sentence.EndsWith($"Did you mean `{nearest}`?", StringComparison.Ordinal)).ShouldBeTrue(sentence);
        }
    }

    [Theory, MemberData(nameof(Arguments))]
    public async Task An_argument_that_a_tool_does_not_take_is_refused_by_name(string tool, string arguments, string argument, string nearest)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("There");
        await using var mcp = await ann.McpAsync();

        var sentence = await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

        sentence.ShouldContain($"`{argument}`");
        (nearest.Length == 0 || sentence.EndsWith($"Did you mean `{nearest}`?", StringComparison.Ordinal)).ShouldBeTrue(sentence);
        (await ann.ListAsync("?status=open")).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Every_tool_s_schema_is_closed_at_every_depth()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        foreach (var tool in await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            foreach (var schema in ObjectsOf(tool.JsonSchema))
            {
                schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(tool.Name);
            }
        }
    }

    [Fact]
    public async Task What_is_known_is_taken_in_any_case_and_with_what_the_server_itself_adds()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields("Call", Due: new Due(new DateOnly(2026, 12, 1), new TimeOnly(9, 0), "Asia/Tokyo"), Reminders: [new Reminder("-PT5M")]));

        await ann.PatchAsync(1, $$"""{"Title": "Call Ann", "due": {{JsonSerializer.Serialize(task.Due, Wire.Json)}}}""");
        await ann.Client.PutAsync<TaskItem>("/api/tasks/1", new TaskFields("Call Ben", Due: task.Due, Reminders: task.Reminders, Recurrence: new Recurrence("FREQ=DAILY")));
        await ann.Client.GetAsync<Page<TaskItem>>("/api/tasks?Status=open");
        await ann.Client.GetAsync<UserItem>("/api/users/me?");

        (await ann.GetAsync(1)).Title.ShouldBe("Call Ben");
    }

    [Theory]
    [InlineData("/api/tasks/quick", """{"text": "milk", "runner_ups": [null]}""", "runner_ups")]
    [InlineData("/api/tasks/quick", """{"text": "milk", "literal": [null]}""", "literal")]
    [InlineData("/api/tasks/quick/several", """{"text": "milk", "runner_ups": [null]}""", "runner_ups")]
    [InlineData("/api/language/parse", """{"text": "milk", "literal": [{"start": 0, "length": 1}, null]}""", "literal")]
    [InlineData("/api/tasks", """{"title": "milk", "tags": ["a", null]}""", "tags")]
    [InlineData("/api/tasks", """{"title": "milk", "reminders": [null]}""", "reminders")]
    [InlineData("/api/tasks", """{"title": "milk", "recurrence": {"rule": "FREQ=DAILY", "exdates": [null]}}""", "recurrence.exdates")]
    [InlineData("/api/tasks/bulk", """{"tasks": [null], "action": "complete"}""", "tasks")]
    public async Task Null_in_a_list_is_refused(string path, string body, string field)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, path, body);

        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe("A list can't contain null.");
    }

    [Theory]
    [InlineData("add_task", """{"title": "milk", "tags": [null]}""")]
    [InlineData("add_task", """{"title": "milk", "reminders": ["-PT5M", null]}""")]
    [InlineData("add_tasks", """{"tasks": [null]}""")]
    [InlineData("add_tasks", """{"tasks": [{"title": "milk", "subtasks": [null]}]}""")]
    [InlineData("list_tasks", """{"numbers": [null]}""")]
    public async Task Null_in_a_list_of_a_tool_is_refused(string tool, string arguments)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        (await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))).ShouldEndWith("A list can't contain null.");
    }

    private static IEnumerable<JsonElement> ObjectsOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            yield return schema;
            foreach (var inner in properties.EnumerateObject().SelectMany(property => ObjectsOf(property.Value)))
            {
                yield return inner;
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var inner in ObjectsOf(items))
            {
                yield return inner;
            }
        }
    }
}
