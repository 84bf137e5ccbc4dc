using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Pages and their buttons, without script.</summary>
public sealed partial class PageTests
{
    [Fact]
    public async Task Only_these_addresses_need_no_session()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");

        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Distinct().Order(StringComparer.Ordinal);

        open.ShouldBe(
        [
            ".well-known/change-password", ".well-known/security.txt", "api/{**rest}", "banner", "error", "favicon.ico", "health", "health/live", "health/ready",
            "health/startup", "mcp/{**rest}", "not-found", "openapi/v1.json", "reference/favicon.svg", "reference/scalar.aspnetcore.js", "reference/scalar.js",
            "reference/{documentName?}", "robots.txt", "sign-in", "sign-out", "sign-up", "signed-in", "status/{Code:int}", "theme", "{**path}",
        ]);
    }

    [Fact]
    public async Task A_button_tells_what_it_did_on_the_page_it_came_from()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("PATCH /api/tasks/3/complete", BackendScripts.Milk with { Status = TodoStatus.Done, Completed = true, ChangeSet = Guid.CreateVersion7() });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.PressAsync(await browser.ReadAsync("/?q=milk"), "/tasks/3/complete", ("completed", "true"));
        var page = await browser.ReadAsync("/?q=milk");

        answer.Headers.Location?.ToString().ShouldBe("/?q=milk");
        page.ShouldContain("Done: “Buy milk”.");
        page.ShouldContain("formaction=\"undo\"");
        (await browser.ReadAsync("/?q=milk")).ShouldNotContain("Done: “Buy milk”.");
        backend.Last("PATCH /api/tasks/3/complete").Body.ShouldBe("""{"completed":true,"subtasks":"ask"}""");
    }

    [Fact]
    public async Task A_module_gets_the_lists_and_the_notice_instead()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("PATCH /api/tasks/3/complete", BackendScripts.Milk with { Status = TodoStatus.Done, Completed = true, ChangeSet = Guid.CreateVersion7() });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/?q=milk");
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.PressAsync(page, "/tasks/3/complete", ("completed", "true"));

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("id=\"board\"");
        html.ShouldContain("Done: “Buy milk”.");
        html.ShouldNotContain("<html");
        backend.Last("GET /api/tasks/groups").Query.ShouldContain("q=milk");
    }

    [Fact]
    public async Task A_module_that_says_what_it_shows_gets_the_rows_that_differ_and_the_order_of_all()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk, BackendScripts.TaskOf(4, "Buy bread"))
            .On("PATCH /api/tasks/4/complete", BackendScripts.TaskOf(4, "Buy bread") with { ChangeSet = Guid.CreateVersion7() });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");
        var look = LookOfMilk().Match(page).Groups[1].Value;
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.PressAsync(page, "/tasks/4/complete", ("completed", "true"), ("rows", $"3:{look} 4:other"));

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("data-rows=\"3 4\"");
        html.ShouldNotContain("id=\"task-3\"");
        html.ShouldContain("id=\"task-4\"");
    }

    [Fact]
    public async Task What_the_backend_refuses_stands_at_its_field_and_the_rest_stays()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("POST /api/auth/register", context =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/problem+json";
            return context.Response.Body.WriteAsync("""{"status":400,"code":"VALIDATION_ERROR","detail":"x","errors":{"password":["Too easy to guess."]}}"""u8.ToArray()).AsTask();
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        using var answer = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-up"), "/sign-up", ("Form.Email", "ann@example.com"), ("Form.Password", "password"), ("Form.DisplayName", "Ann"));

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Too easy to guess.");
        html.ShouldContain("aria-invalid=\"true\" aria-describedby=\"Form-Password-error\"");
        html.ShouldContain("value=\"ann@example.com\"");
    }

    [Fact]
    public async Task Two_versions_of_a_task_are_shown_beside_each_other_and_the_person_chooses()
    {
        var stored = BackendScripts.TaskOf(3, "Buy oat milk") with { Version = 2 };
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("GET /api/tasks/3", BackendScripts.Milk);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/tasks/3");
        backend.On("GET /api/tasks/3", stored)
            .Refuses("PUT /api/tasks/3", HttpStatusCode.PreconditionFailed, ErrorCodes.PreconditionFailed, "It was changed.");

        using var conflict = await browser.SubmitAsync(
            form, "/tasks/3", ("Form.Title", "Buy soy milk"), ("Form.Status", "todo"), ("Form.Priority", "medium"), ("Form.TimeZone", "Etc/UTC"));
        var page = await conflict.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var first = backend.Last("PUT /api/tasks/3").Header("If-Match");
        backend.On("PUT /api/tasks/3", stored with { Title = "Buy soy milk", Version = 3 });
        using var saved = await browser.SubmitAsync(
            page, "/tasks/3", ("Form.Title", "Buy soy milk"), ("Form.Status", "todo"), ("Form.Priority", "medium"));

        page.ShouldContain("This task was changed while you edited it");
        page.ShouldContain("<td dir=\"auto\">Buy soy milk</td>");
        page.ShouldContain("<td dir=\"auto\">Buy oat milk</td>");
        page.ShouldContain("value=\"Buy soy milk\"");
        first.ShouldBe("\"1\"");
        backend.Last("PUT /api/tasks/3").Header("If-Match").ShouldBe("\"2\"");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_line_sent_twice_is_sent_under_one_key_and_a_changed_line_under_another()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/tasks/quick/batch", new Page<TaskItem>([BackendScripts.Milk]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/");

        await browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy milk"));
        await browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy milk"));
        await browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy bread"));

        var keys = backend.Asked.Where(asked => asked.Request == "POST /api/tasks/quick/batch").Select(asked => asked.Header("Idempotency-Key")).ToList();
        keys[0].ShouldNotBeNullOrEmpty();
        keys[0]!.Length.ShouldBeLessThanOrEqualTo(Limits.IdempotencyKeyLength);
        keys[1].ShouldBe(keys[0]);
        keys[2].ShouldNotBe(keys[0]);
    }

    [Fact]
    public async Task A_line_sent_again_whose_answer_was_not_stored_is_told_as_saved_and_not_as_an_error()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .Refuses("POST /api/tasks/quick/batch", HttpStatusCode.Conflict, ErrorCodes.AnswerNotStored, "This was already done with this Idempotency-Key.");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/");

        await browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy milk"));
        var page = await browser.ReadAsync("/");
        browser.Headers["Todo-Fragment"] = "1";
        using var fragment = await browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy milk"));

        page.ShouldContain("This was already saved. The list is up to date.");
        page.ShouldNotContain("Idempotency-Key");
        fragment.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fragment.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This was already saved. The list is up to date.");
    }

    [Fact]
    public async Task What_a_person_decided_about_a_line_is_sent_with_it()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/tasks/quick/batch", new Page<TaskItem>([BackendScripts.Milk]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/");

        await browser.SubmitAsync(form, "/tasks/quick", ("text", "Watch Friday tomorrow at 5"), ("literal", "6-6"), ("runner_ups", "13-13"));

        var sent = JsonDocument.Parse(backend.Last("POST /api/tasks/quick/batch").Body).RootElement;
        sent.GetProperty("literal")[0].GetProperty("start").GetInt32().ShouldBe(6);
        sent.GetProperty("runner_ups")[0].GetProperty("length").GetInt32().ShouldBe(13);
    }

    [Fact]
    public async Task Selected_tasks_are_changed_by_one_request_and_by_what_was_agreed_to_only()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("POST /api/tasks/bulk", new BulkAnswer([], null, new BulkPreview("Delete 6 tasks?", ["1. Buy milk"], "c1", FrontendApp.Start)));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");

        await browser.PressAsync(page, "/tasks/bulk", ("do", "delete"), ("task", "1"), ("task", "2"));
        var first = backend.Last("POST /api/tasks/bulk").Body;
        var asked = await browser.ReadAsync("/");
        var agreement = WebUtility.HtmlDecode(AgreementButton().Match(asked).Groups[1].Value);
        backend.On("POST /api/tasks/bulk", new BulkAnswer([BackendScripts.Milk], Guid.CreateVersion7(), null));
        await browser.PressAsync(page, "/tasks/bulk", ("agreed", agreement));
        var second = backend.Last("POST /api/tasks/bulk").Body;
        await browser.PressAsync(page, "/tasks/bulk", ("agreed", "nonsense"));

        first.ShouldBe("""{"tasks":["1","2"],"action":"delete","change":null,"confirmation":null}""");
        asked.ShouldContain("Delete 6 tasks?");
        second.ShouldBe("""{"tasks":["1","2"],"action":"delete","change":null,"confirmation":"c1"}""");
        (await browser.ReadAsync("/")).ShouldContain("That was not what was asked.");
        backend.Count("POST /api/tasks/bulk").ShouldBe(2);
    }

    [Fact]
    public async Task The_page_sends_the_occurrence_that_it_showed()
    {
        var daily = BackendScripts.TaskOf(3, "Water plants", new Due(new DateOnly(2026, 11, 24))) with
        {
            Recurrence = new Recurrence("FREQ=DAILY", Text: "every day"),
            Occurrence = "2026-11-23T09:00",
            ChangeSet = Guid.CreateVersion7(),
        };
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(daily)
            .On("PATCH /api/tasks/3/complete", daily).On("POST /api/tasks/3/skip", daily).On("POST /api/tasks/bulk", new BulkAnswer([daily], null, null));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");

        await browser.PressAsync(page, "/tasks/3/complete?occurrence=2026-11-23T09%3A00", ("completed", "true"));
        await browser.PressAsync(page, "/tasks/3/skip?occurrence=2026-11-23T09%3A00");
        var skipped = await browser.ReadAsync("/");
        await browser.PressAsync(page, "/tasks/bulk", ("do", "complete"), ("task", "3@2026-11-23T09:00"));

        page.ShouldContain("formaction=\"tasks/3/complete?occurrence=2026-11-23T09%3A00\"");
        page.ShouldContain("formaction=\"tasks/3/skip?occurrence=2026-11-23T09%3A00\"");
        page.ShouldContain("Skip this occurrence");
        page.ShouldContain("value=\"3@2026-11-23T09:00\"");
        backend.Last("PATCH /api/tasks/3/complete").Body.ShouldBe("""{"completed":true,"occurrence":"2026-11-23T09:00","subtasks":"ask"}""");
        backend.Last("POST /api/tasks/3/skip").Body.ShouldBe("""{"occurrence":"2026-11-23T09:00"}""");
        JsonDocument.Parse(backend.Last("POST /api/tasks/bulk").Body).RootElement.GetProperty("occurrences").GetProperty("3").GetString().ShouldBe("2026-11-23T09:00");
        WebUtility.HtmlDecode(skipped).ShouldContain("Skipped an occurrence of “Water plants”.");
    }

    [Fact]
    public async Task A_task_that_does_not_repeat_has_nothing_to_skip()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/");

        page.ShouldContain("formaction=\"tasks/3/complete\"");
        page.ShouldNotContain("Skip this occurrence");
    }

    [Fact]
    public async Task Reminders_of_the_hours_to_come_wait_in_the_page()
    {
        var at = FrontendApp.Start.AddHours(1);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn()
            .On("GET /api/reminders", new Page<ReminderItem>([new ReminderItem(Guid.CreateVersion7(), 3, "Buy milk", at, "Mon 23 Nov 2026 at 11:00")]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var fragment = await browser.ReadAsync("/reminders");

        backend.Last("GET /api/reminders").Query.ShouldBe("?after=2026-11-23T08:30:00Z&until=2026-11-24T21:00:00Z");
        fragment.ShouldContain("data-at=\"2026-11-23T10:00:00");
        fragment.ShouldContain("Buy milk — Mon 23 Nov 2026 at 11:00");
    }

    [Fact]
    public async Task Titles_are_shown_as_they_are_and_do_nothing()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.TaskOf(1, "<script>alert(1)</script> 🎉 שלום"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/")).Replace("<script>alert(1)</script>", "[as text]", StringComparison.Ordinal);
        var raw = await browser.ReadAsync("/");

        raw.ShouldNotContain("<script>alert");
        page.ShouldContain("[as text] 🎉 שלום");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("system")]
    public async Task The_colours_chosen_are_there_from_the_first_byte(string theme)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        await browser.PressAsync(await browser.ReadAsync("/"), "/theme", ("theme", theme));

        (await browser.ReadAsync("/")).ShouldContain($"<html lang=\"en\" data-theme=\"{theme}\">");
    }

    [GeneratedRegex("data-task=\"3\" data-look=\"([0-9a-f]+)\"")]
    private static partial Regex LookOfMilk();

    [GeneratedRegex("name=\"agreed\" value=\"([^\"]+)\"")]
    private static partial Regex AgreementButton();
}
