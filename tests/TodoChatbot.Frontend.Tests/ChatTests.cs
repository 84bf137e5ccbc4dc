using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The chat: streamed to a module as parts of the page, and whole to a plain form.</summary>
public sealed class ChatTests
{
    private static readonly Guid Run = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid Talk = Guid.Parse("01900000-0000-7000-8000-00000000000b");
    private static readonly Guid Changes = Guid.Parse("01900000-0000-7000-8000-00000000000c");

    private static readonly MessageItem Said = new(Guid.CreateVersion7(), MessageRole.User, "Add <b>milk</b>", [], FrontendApp.Start, Run);

    [Fact]
    public async Task An_answer_comes_as_parts_of_the_page_with_the_ids_of_the_backend()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/chat", WholeRun);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.SubmitAsync(page, "/chat", ("message", "Add milk"));

        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        var events = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        events[0].ShouldStartWith("event: run");
        events[1].ShouldContain("id=\"chat-key\"");
        events[1].ShouldContain($"name=\"conversation\" value=\"{Talk}\"");
        events[2].ShouldContain("Add &lt;b&gt;milk&lt;/b&gt;");
        events[2].ShouldContain($"id=\"answer-{Run}\"");
        events[3].ShouldContain("Adding…");
        events[4].ShouldContain("data-task=\"12\"");
        events[4].ShouldContain("Tue 24 Nov 2026");
        events[4].ShouldContain($"value=\"{Changes}\"");
        events[4].ShouldContain("id: 4");
        events[5].ShouldStartWith("event: changed");
        events[6].ShouldStartWith("event: text");
        events[7].ShouldContain("Added task 12.");
        events[^1].ShouldStartWith("event: end");
        var asked = backend.Last("POST /api/chat");
        asked.Header("Accept").ShouldBe("text/event-stream");
        asked.Header("Idempotency-Key").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_broken_stream_is_picked_up_after_the_last_event()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On($"GET /api/chat/runs/{Run}/events", context =>
            StreamAsync(context, ("5", RunEventNames.Delta, new Delta("more")), ("6", RunEventNames.Done, DoneWith("more"))));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Todo-Fragment"] = "1";
        browser.Headers["Last-Event-ID"] = "4";

        using var answer = await browser.GetAsync($"/chat/runs/{Run}/events");

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"text\":\"more\"");
        backend.Last($"GET /api/chat/runs/{Run}/events").Header("Last-Event-ID").ShouldBe("4");
    }

    [Fact]
    public async Task A_run_that_fails_says_why_and_can_be_tried_again()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/chat", context => StreamAsync(
            context,
            ("1", RunEventNames.Run, new RunStarted(Run, Talk)),
            ("2", RunEventNames.Message, Said),
            ("3", RunEventNames.Error, new { status = 500, code = "INTERNAL_ERROR", detail = "The answer could not be finished." })));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.SubmitAsync(page, "/chat", ("message", "Add milk"));

        var events = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        events.ShouldContain("The answer could not be finished.");
        events.ShouldContain("Try again");
        events.ShouldContain("name=\"say\" value=\"Add &lt;b&gt;milk&lt;/b&gt;\"");
    }

    [Fact]
    public async Task A_message_that_is_refused_says_why_in_the_conversation()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .Refuses("POST /api/chat", HttpStatusCode.Conflict, ErrorCodes.Conflict, "The assistant is still answering in this conversation.");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.SubmitAsync(page, "/chat", ("message", "Hello"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("still answering");
    }

    [Fact]
    public async Task Without_script_the_whole_answer_is_shown_in_its_conversation()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/chat", DoneWith("Hello Ann.").Answer);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.SubmitAsync(await browser.ReadAsync("/?project=Home"), "/chat", ("message", "Hello"));

        answer.Headers.Location?.ToString().ShouldBe($"/?project=Home&chat={Talk}&view=chat#answer-{Run}");
        backend.Last("POST /api/chat").Header("Accept").ShouldBe("application/json");
    }

    [Fact]
    public async Task A_question_has_buttons_and_its_list_is_not_told_twice()
    {
        var result = new
        {
            text = "2 tasks fit “milk”. Which one?\n3. Buy milk\n4. Drink milk",
            tasks = Array.Empty<object>(),
            candidates = new[] { Brief(3, "Buy milk"), Brief(4, "Drink milk") },
        };
        var message = new MessageItem(
            Guid.CreateVersion7(), MessageRole.Assistant, "2 tasks fit “milk”. Which one?\n3. Buy milk\n4. Drink milk",
            [new ToolCall("c1", "delete_task", JsonSerializer.SerializeToElement(new { }), JsonSerializer.SerializeToElement(result))], FrontendApp.Start, Run);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Milk", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Milk", FrontendApp.Start, FrontendApp.Start, [Said, message], null, null));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/");

        page.ShouldContain("name=\"say\" value=\"task 3\"");
        page.ShouldContain("name=\"say\" value=\"task 4\"");
        page.ShouldContain("<p class=\"lines\" dir=\"auto\">2 tasks fit “milk”. Which one?</p>");
    }

    [Fact]
    public async Task A_question_has_a_button_for_each_choice_that_says_it()
    {
        var message = new MessageItem(
            Guid.CreateVersion7(), MessageRole.Assistant, "Add “<b>milk</b>” as a task?", [], FrontendApp.Start, Run, [new Choice("Yes", "yes"), new Choice("<i>No</i>", "no")]);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Milk", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Milk", FrontendApp.Start, FrontendApp.Start, [Said, message], null, null))
            .On("POST /api/chat", DoneWith("Added task 12.").Answer);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/");
        using var answer = await browser.SubmitAsync(page, "/chat", ("message", ""), ("say", "yes"));

        page.ShouldContain("<div class=\"choices\" role=\"group\" aria-label=\"Answers\">");
        page.ShouldContain("name=\"say\" value=\"yes\" formnovalidate dir=\"auto\">Yes</button>");
        page.ShouldContain("value=\"no\" formnovalidate dir=\"auto\">&lt;i&gt;No&lt;/i&gt;</button>");
        backend.Last("POST /api/chat").Body.ShouldContain("\"message\":\"yes\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Before_many_tasks_change_they_are_listed_with_a_yes_and_a_no()
    {
        var result = new
        {
            text = "Delete 2 tasks?\n3. Buy milk\n4. Drink milk\nNothing was done yet. Say yes to go on.",
            tasks = new[] { Brief(3, "Buy milk"), Brief(4, "Drink milk") },
            preview = new { summary = "Delete 2 tasks?", lines = new[] { "3. Buy milk", "4. Drink milk" }, confirmation = "c", expires_at = FrontendApp.Start },
        };
        var message = new MessageItem(
            Guid.CreateVersion7(), MessageRole.Assistant, result.text,
            [new ToolCall("c1", "delete_task", JsonSerializer.SerializeToElement(new { }), JsonSerializer.SerializeToElement(result))], FrontendApp.Start, Run);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Milk", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Milk", FrontendApp.Start, FrontendApp.Start, [Said, message], null, null));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/");

        page.ShouldContain("dir=\"auto\">Delete 2 tasks?</p>");
        page.ShouldContain("<li dir=\"auto\">4. Drink milk</li>");
        page.ShouldContain("name=\"say\" value=\"yes\"");
        page.ShouldContain(">Delete 2 tasks</button>");
        page.ShouldContain("name=\"say\" value=\"no\"");
        page.ShouldNotContain("<p class=\"lines\" dir=\"auto\">Delete 2 tasks?");
        page.ShouldNotContain("href=\"tasks/4\"");
    }

    [Fact]
    public async Task An_answer_that_is_under_way_has_its_place_and_can_be_stopped()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Milk", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Milk", FrontendApp.Start, FrontendApp.Start, [Said], null, Run))
            .On($"POST /api/chat/runs/{Run}/cancel", HttpStatusCode.NoContent);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var page = await browser.ReadAsync("/");
        using var stopped = await browser.SubmitAsync(page.Replace("action=\"chat\"", "action=\"chat/stop\"", StringComparison.Ordinal), "/chat/stop", ("run", Run.ToString()));

        page.ShouldContain($"data-run=\"{Run}\"");
        stopped.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Count($"POST /api/chat/runs/{Run}/cancel").ShouldBe(1);
    }

    private static object Brief(int number, string title) =>
        new { number, title, status = "todo", priority = "medium", reminders = Array.Empty<string>(), tags = Array.Empty<string>() };

    private static RunDone DoneWith(string text)
    {
        var message = new MessageItem(Guid.CreateVersion7(), MessageRole.Assistant, text, [], FrontendApp.Start, Run);
        return new RunDone(new ChatAnswer(Talk, Run, text, [], message, Said));
    }

    private static Task WholeRun(HttpContext context)
    {
        var call = new ToolCall("c1", "add_task", JsonSerializer.SerializeToElement(new { title = "milk" }));
        var result = JsonSerializer.SerializeToElement(new
        {
            text = "Added task 12.",
            tasks = new[] { new { number = 12, title = "milk", status = "todo", priority = "medium", due = "2026-11-24", due_text = "Tue 24 Nov 2026" } },
            change_set = Changes,
        });
        var done = DoneWith("Added task 12.");
        return StreamAsync(
            context,
            ("1", RunEventNames.Run, new RunStarted(Run, Talk)),
            ("2", RunEventNames.Message, Said),
            ("3", RunEventNames.ToolCall, call),
            ("4", RunEventNames.ToolResult, call with { Result = result }),
            ("5", RunEventNames.Delta, new Delta("Added")),
            ("6", RunEventNames.Message, done.Answer.Message),
            ("7", RunEventNames.Done, done));
    }

    private static async Task StreamAsync(HttpContext context, params (string Id, string Name, object Data)[] events)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var (id, name, data) in events)
        {
            await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, Wire.Json)}\nid: {id}\n\n");
        }
    }
}
