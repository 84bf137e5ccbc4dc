using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A POST that is sent again with its Idempotency-Key happens once.</summary>
public sealed class IdempotencyTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string Replayed = "Idempotent-Replayed";

    [Theory, EveryDatabase]
    public async Task The_same_request_again_gets_the_stored_answer_and_does_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var first = await SendAsync(ann, "k1", new TaskFields("Buy milk"));
        using var again = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await TextAsync(again)).ShouldBe(await TextAsync(first));
        again.Content.Headers.ContentType.ShouldBe(first.Content.Headers.ContentType);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.ETag.ShouldNotBeNull().ShouldBe(first.Headers.ETag);
        (first.Headers.Contains(Replayed), again.Headers.Contains(Replayed)).ShouldBe((false, true));
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task The_stored_answer_is_what_was_true_then(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        using var first = await SendAsync(ann, "k1", new TaskFields("Buy milk"));
        await ann.PatchAsync(1, """{"title": "Buy oat milk"}""");

        using var again = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        (await again.ReadAsync<TaskItem>()).Title.ShouldBe("Buy milk");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy oat milk");
    }

    [Theory, EveryDatabase]
    public async Task Another_body_or_path_with_the_same_key_is_refused_and_does_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        using var first = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        await ann.Client.RefusedAsync(
            HttpStatusCode.UnprocessableEntity, ErrorCodes.IdempotencyKeyReused, HttpMethod.Post, "/api/tasks", new TaskFields("Buy bread"),
            (Headers.IdempotencyKey, "k1"));
        await ann.Client.RefusedAsync(
            HttpStatusCode.UnprocessableEntity, ErrorCodes.IdempotencyKeyReused, HttpMethod.Post, "/api/tasks/quick", new QuickTask("Buy milk"),
            (Headers.IdempotencyKey, "k1"));

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task A_key_is_kept_for_a_day(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        using var first = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        app.Wait(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await ann.ReturnAsync();
        using var late = await SendAsync(ann, "k1", new TaskFields("Buy milk"));
        app.Wait(TimeSpan.FromMinutes(1));
        using var later = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        (await late.ReadAsync<TaskItem>()).Number.ShouldBe(1);
        (await later.ReadAsync<TaskItem>()).Number.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task Sent_ten_times_at_once_to_two_backends_it_happens_once(Database database)
    {
        await using var first = await BackendApp.StartAsync(database);
        await using var second = first.StartAnother();
        var ann = await first.SignUpAsync("ann");
        Person[] both = [ann, ann.At(second)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => SendAsync(both[index % 2], "k1", new TaskFields("Buy milk"))));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await Task.WhenAll(answers.Select(TextAsync))).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Headers.Contains(Replayed)).ShouldBe(9);
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_refused_request_leaves_its_key_free(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var wrong = await SendAsync(ann, "k1", new TaskFields(""));
        using var right = await SendAsync(ann, "k1", new TaskFields("Buy milk"));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await right.ReadAsync<TaskItem>()).Number.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Two_people_may_use_the_same_key(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));

        using var hers = await SendAsync(ann, "k1", new TaskFields("Of Ann"));
        using var his = await SendAsync(bob, "k1", new TaskFields("Of Bob"));

        (await his.ReadAsync<TaskItem>()).Title.ShouldBe("Of Bob");
    }

    [Theory, EveryDatabase]
    public async Task An_undo_sent_twice_takes_back_one_change(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.AddAsync("Buy bread");

        for (var time = 0; time < 2; time++)
        {
            using var response = await ann.Client.TryAsync(HttpMethod.Post, "/api/undo", null, (Headers.IdempotencyKey, "k1"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task A_password_is_changed_once_and_kept_nowhere(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var change = new ChangePassword(Person.Password, "a much better password");

        using var first = await ann.Client.TryAsync(HttpMethod.Post, "/api/users/me/password", change, (Headers.IdempotencyKey, "k1"));
        using var again = await ann.Client.TryAsync(HttpMethod.Post, "/api/users/me/password", change, (Headers.IdempotencyKey, "k1"));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await again.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized);
        (await app.CountAsync("idempotency_keys", $"owner_id = {app.Literal(ann.Id)}")).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_key_that_is_too_long_is_refused(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", new TaskFields("Buy milk"),
            (Headers.IdempotencyKey, new string('k', Limits.IdempotencyKeyLength + 1)));

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_run_is_stopped_with_a_key_as_without(Database database)
    {
        var never = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new ModelReply.Part.Text("Hm"), new ModelReply.Part.Wait(never.Task)));
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        var started = await ann.ListenAsync("tell me").FirstAsync(TestContext.Current.CancellationToken);
        var run = started.Read<Contracts.Chat.RunStarted>().RunId;

        foreach (var attempt in Enumerable.Range(1, 2))
        {
            using var stopped = await ann.Client.TryAsync(HttpMethod.Post, $"/api/chat/runs/{run}/cancel", body: null, (Headers.IdempotencyKey, "stop"));
            stopped.StatusCode.ShouldBe(HttpStatusCode.NoContent, $"attempt {attempt}");
        }

        var events = await ann.FollowAsync(run).ToListAsync(TestContext.Current.CancellationToken);
        events[^1].Read<Contracts.Chat.RunDone>().Cancelled.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Of_an_answer_of_more_than_16_KB_only_the_status_is_stored_and_a_repetition_says_so(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var fields = new TaskFields("A long story", Description: new string('€', Limits.DescriptionLength));

        using var first = await SendAsync(ann, "k1", fields);
        using var again = await SendAsync(ann, "k1", fields);

        first.StatusCode.ShouldBe(HttpStatusCode.Created, await TextAsync(first));
        (await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(16 * 1024);
        var problem = await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AnswerNotStored);
        problem.GetProperty("original_status").GetInt32().ShouldBe(201);
        again.Headers.Contains(Replayed).ShouldBeTrue();
        (await app.SqlAsync("SELECT octet_length(body) FROM idempotency_keys"))[0][0].ShouldBe("0");
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_request_that_changes_nothing_stores_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync($"Task {number}");
        }

        var preview = new BulkTasks(["1", "2", "3", "4", "5", "6"], BulkAction.Delete);
        using var bulk = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks/bulk", preview, (Headers.IdempotencyKey, "k1"));
        using var parsed = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/language/parse", new Contracts.Language.ParseText("milk tomorrow"), (Headers.IdempotencyKey, "k2"));

        bulk.IsSuccessStatusCode.ShouldBeTrue(await TextAsync(bulk));
        (await TextAsync(bulk)).ShouldContain("confirmation");
        parsed.IsSuccessStatusCode.ShouldBeTrue(await TextAsync(parsed));
        (await app.CountAsync("idempotency_keys")).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_call_of_a_tool_stores_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        ann.Client.DefaultRequestHeaders.Add(Headers.IdempotencyKey, "k1");

        await using var mcp = await ann.McpAsync();
        await mcp.CallAsync("add_task", new() { ["title"] = "Buy milk" });
        await mcp.CallAsync("list_tasks", []);

        (await app.CountAsync("idempotency_keys")).ShouldBe(0);
    }

    private static Task<HttpResponseMessage> SendAsync(Person person, string key, TaskFields fields) =>
        person.Client.TryAsync(HttpMethod.Post, "/api/tasks", fields, (Headers.IdempotencyKey, key));

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
