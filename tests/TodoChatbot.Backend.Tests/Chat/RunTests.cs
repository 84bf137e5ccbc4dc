using System.Net;
using System.Net.ServerSentEvents;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>A run goes on apart from the request that began it, and any backend knows of it.</summary>
public sealed class RunTests
{
    private static readonly (string Key, string? Value) ShortLease = ("Chat:LeaseSeconds", "2");

    [Theory, PostgresOnly]
    public async Task A_stream_that_is_cut_is_picked_up_at_another_backend(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("First half, "), new Part.Wait(gate.Task), new Part.Text("second half.")));
        await using var one = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, .. model.SettingsFor("openai")]);
        await using var two = one.StartAnother();
        var ann = await one.SignUpAsync("ann");

        var seen = await ListenUntilAsync(ann.ListenAsync("tell me"), RunEventNames.Delta);
        var follower = ann.At(two).FollowAsync(seen[0].Read<RunStarted>().RunId, seen[^1].EventId).ToListAsync(TestContext.Current.CancellationToken);
        gate.SetResult();
        var rest = await follower;

        rest.Select(happened => happened.EventId).ShouldBe(Enumerable.Range(seen.Count + 1, rest.Count).Select(id => $"{id}"));
        var text = string.Concat(seen.Concat(rest).Where(happened => happened.EventType == RunEventNames.Delta).Select(happened => happened.Read<Delta>().Text));
        text.ShouldBe("First half, second half.");
        rest[^1].Read<RunDone>().Answer.Response.ShouldBe(text);
        model.Requests.Count.ShouldBe(1);
    }

    [Theory, PostgresOnly]
    public async Task Cancel_at_one_backend_stops_the_work_at_the_other(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("I begin"), new Part.Wait(gate.Task)));
        var (first, second) = (Ports.Next(), Ports.Next());
        await using var one = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, ("Peers:Addresses:0", $"http://localhost:{second}"), .. model.SettingsFor("openai")]);
        await using var two = one.ServeAnother(second, ("Peers:Addresses:0", $"http://localhost:{first}"));
        await using var three = one.ServeAnother(first, ("Peers:Addresses:0", $"http://localhost:{second}"));
        var ann = (await one.SignUpAsync("ann")).At(two);

        var seen = await ListenUntilAsync(ann.ListenAsync("tell me"), RunEventNames.Delta);
        var run = seen[0].Read<RunStarted>().RunId;
        await ann.At(three).CancelAsync(run);
        await model.Abandoned.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var rest = await ann.At(three).FollowAsync(run, seen[^1].EventId).ToListAsync(TestContext.Current.CancellationToken);

        var done = rest[^1].Read<RunDone>();
        (done.Cancelled, done.Answer.Response).ShouldBe((true, "I begin … (stopped)"));
    }

    [Theory, EveryDatabase]
    public async Task A_tab_that_is_closed_leaves_the_work_going(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync(
            "openai", new ModelReply(new Part.Text("I add it. "), new Part.Wait(gate.Task), new Part.Call("add_task", """{"title": "milk"}""")), ModelReply.Say("Added."));
        await using var app = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        var seen = await ListenUntilAsync(ann.ListenAsync("add milk"), RunEventNames.Delta);
        gate.SetResult();
        var rest = await ann.FollowAsync(seen[0].Read<RunStarted>().RunId, seen[^1].EventId).ToListAsync(TestContext.Current.CancellationToken);

        rest[^1].Read<RunDone>().Answer.Response.ShouldBe("I add it. Added.\nAdded task 1 “milk”.");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("milk");
    }

    [Fact]
    public async Task A_stream_that_is_picked_up_begins_before_its_first_event()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("Hm"), new Part.Wait(gate.Task), new Part.Text("m")));
        await using var app = await BackendApp.StartAsync(
            Database.Sqlite, [BackendApp.FlowingTime, ("Events:HeartbeatSeconds", "300"), .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");
        var seen = await ListenUntilAsync(ann.ListenAsync("tell me"), RunEventNames.Delta);

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, $"/api/chat/runs/{seen[0].Read<RunStarted>().RunId}/events")
            {
                Headers = { { "Last-Event-ID", seen[^1].EventId } },
            };
            using var response = await ann.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        }

        gate.SetResult();
    }

    [Fact]
    public async Task The_streams_of_an_answer_beat_while_the_model_is_silent()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("Hm"), new Part.Wait(gate.Task), new Part.Text("m")));
        await using var app = await BackendApp.StartAsync(
            Database.Sqlite, [BackendApp.FlowingTime, ("Events:HeartbeatSeconds", "1"), .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        var said = await ListenUntilAsync(ann.ListenAsync("tell me"), RunEventNames.Heartbeat);
        var followed = await ListenUntilAsync(ann.FollowAsync(said[0].Read<RunStarted>().RunId), RunEventNames.Heartbeat);

        said[^1].EventId.ShouldBeNull();
        followed[^1].EventId.ShouldBeNull();
        gate.SetResult();
    }

    [Theory, EveryDatabase]
    public async Task A_conversation_answers_one_message_at_a_time(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("Hm"), new Part.Wait(gate.Task), new Part.Text("m")));
        await using var app = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");

        var seen = await ListenUntilAsync(ann.ListenAsync("tell me"), RunEventNames.Delta);
        var started = seen[0].Read<RunStarted>();
        var conversation = await ann.Client.GetAsync<Conversation>($"/api/conversations/{started.ConversationId}");
        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/chat", new SendMessage("and?", started.ConversationId));
        gate.SetResult();
        await ann.FollowAsync(started.RunId).ToListAsync(TestContext.Current.CancellationToken);

        conversation.ActiveRun.ShouldBe(started.RunId);
        problem.GetProperty("detail").GetString().ShouldBe("The assistant is still answering in this conversation. Wait for it, or stop it first.");
        (await ann.Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage("and?", started.ConversationId))).Response.ShouldBe("Hmm");
    }

    [Theory, PostgresOnly]
    public async Task A_killed_backend_s_run_is_finished_by_the_other_and_nothing_is_done_twice(Database database)
    {
        // The first backend adds the task and is killed while the model thinks about what to say of it; asked again, the model says it.
        var hangs = new TaskCompletionSource();
        var asked = 0;
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count == 0
            ? ModelReply.Call("add_task", new { title = "milk" })
            : Interlocked.Increment(ref asked) == 1 ? new ModelReply(new Part.Text("I am abo"), new Part.Wait(hangs.Task)) : ModelReply.Say("Milk is on your list."));
        await using var survivor = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, ShortLease, .. model.SettingsFor("openai")]);
        var ann = await survivor.SignUpAsync("ann");
        await using var victim = await BackendProcess.StartAsync(survivor);
        var atVictim = ann.At(victim.Address);

        var seen = await ListenUntilAsync(atVictim.ListenAsync("add milk"), RunEventNames.Delta);
        await victim.KillAsync();
        var rest = await ann.FollowAsync(seen[0].Read<RunStarted>().RunId, seen[^1].EventId).ToListAsync(TestContext.Current.CancellationToken);

        seen.Select(happened => happened.EventType).ShouldBe(["run", "message", "tool_call", "tool_result", "delta"]);
        rest.First(happened => happened.EventType == RunEventNames.Delta).Read<Delta>().Reset.ShouldBeTrue("what was streamed before is void");
        var answer = rest[^1].Read<RunDone>().Answer;
        answer.Response.ShouldBe("Milk is on your list.");
        answer.ToolCalls.ShouldHaveSingleItem().Name.ShouldBe("add_task");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("milk");
    }

    private static async Task<List<SseItem<string>>> ListenUntilAsync(
        IAsyncEnumerable<SseItem<string>> events, string name)
    {
        var seen = new List<SseItem<string>>();
        await foreach (var happened in events)
        {
            seen.Add(happened);
            if (happened.EventType == name)
            {
                return seen;
            }
        }

        throw new InvalidOperationException($"The stream ended without {name}.");
    }
}
