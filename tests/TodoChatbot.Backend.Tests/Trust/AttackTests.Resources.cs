using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

public sealed partial class AttackTests
{
    // What .NET takes as its heap limit in a container of 512 MiB: three quarters of it.
    private static readonly (string Name, string? Value)[] SmallPod =
    [
        ("DOTNET_GCHeapHardLimit", "0x18000000"), ("DOTNET_gcServer", "0"), ("RateLimits__SignInPerMinute", "1000"), ("RateLimits__RequestsPerMinute", "10000"),
    ];

    [Theory, EveryDatabase]
    public async Task Twenty_four_exports_at_once_leave_a_small_backend_standing(Database database)
    {
        await using var owner = await BackendApp.StartAsync(database);
        await using var program = await BackendProgram.ServeAsync(database, owner.Location, SmallPod);
        var ann = await program.SignUpAsync();
        await ann.PostAsync<TaskItem>("/api/tasks", new TaskFields("A thing to do", Description: new string('x', 500), Due: new Due(new DateOnly(2026, 12, 1))));
        await owner.CopyTasksAsync((await ann.GetAsync<UserItem>("/api/users/me")).Id, 4_999);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => ann.TryAsync(HttpMethod.Get, "/api/users/me/export")));

        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.TooManyRequests);
        foreach (var refused in answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests))
        {
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        JsonDocument.Parse(await answers.First(answer => answer.IsSuccessStatusCode).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))
            .RootElement.GetProperty("tasks").GetArrayLength().ShouldBe(5_000);
        (await ann.GetAsync<UserItem>("/api/users/me")).ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Eight_writers_do_not_keep_an_account_from_being_deleted(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var written = 0;
        var writers = Enumerable.Range(0, 8).Select(async index =>
        {
            HttpStatusCode status;
            do
            {
                using var answer = index < 4
                    ? await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("Written"))
                    : await ann.Client.TryAsync(HttpMethod.Post, "/api/chat", new SendMessage("add a task to write"));
                status = answer.StatusCode;
                Interlocked.Increment(ref written);
            }
            while (status is HttpStatusCode.Created or HttpStatusCode.OK);
            return status;
        }).ToList();
        await Eventually.TrueAsync(() => Volatile.Read(ref written) > 16);

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Task.WhenAll(writers)).ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        (await app.CountAsync("users")).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Previews_and_tool_calls_with_fresh_keys_store_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var lines = string.Join('\n', Enumerable.Range(1, 50).Select(number => $"thing {number}"));
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await ann.Client.PostAsync<JsonElement>("/api/tasks/quick/several", new QuickTask(lines));
        }

        var before = await BytesAsync(app, ann);
        var everything = new BulkTasks([.. Enumerable.Range(1, 200).Select(number => $"{number}")], BulkAction.Delete);
        for (var time = 0; time < 5; time++)
        {
            using var preview = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks/bulk", everything, (Headers.IdempotencyKey, $"fresh {time}"));
            preview.IsSuccessStatusCode.ShouldBeTrue();
        }

        (await app.CountAsync("idempotency_keys")).ShouldBe(0);
        (await BytesAsync(app, ann)).ShouldBe(before);
    }

    [Theory, EveryDatabase]
    public async Task One_user_cannot_fill_the_database(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:StoredBytes", "300000"), ("Quotas:Tasks", "200"));
        var ann = await app.SignUpAsync("ann");
        var lines = string.Join('\n', Enumerable.Range(1, 18).Select(number => $"thing {number}"));

        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 30; time++)
        {
            using var several = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks/quick/several", new QuickTask(lines), (Headers.IdempotencyKey, $"fresh {time}"));
            using var chat = await ann.Client.TryAsync(HttpMethod.Post, "/api/chat", new SendMessage(new string('x', 9_000)));
            answers.AddRange([several.StatusCode, chat.StatusCode]);
        }

        answers.ShouldContain(HttpStatusCode.Conflict);
        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Created || status == HttpStatusCode.Conflict);
        (await app.CountAsync("tasks")).ShouldBeLessThanOrEqualTo(200);
        (await BytesAsync(app, ann)).ShouldBeLessThan(400_000);
    }

    [Theory, EveryDatabase]
    public async Task A_model_undoes_no_more_changes_in_several_calls_than_the_user_asked_for(Database database)
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count < 4
            ? ModelReply.Call("undo", new { steps = request.Results.Count == 0 ? 3 : 1 })
            : ModelReply.Say("Done."));
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 4))
        {
            await ann.AddAsync($"Task {number}");
        }

        await ann.SayAsync("undo");

        (await ann.ListAsync()).Select(task => task.Number).ShouldBe([1, 2, 3], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_model_adds_no_more_than_five_tasks_to_a_message_without_a_confirmation(Database database)
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count == 0
            ? new ModelReply([.. Enumerable.Range(1, 30).Select(number => new ModelReply.Part.Call("add_task", $$"""{"title": "buy milk {{number}}"}"""))])
            : ModelReply.Say("Done."));
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("add a task to buy milk");

        (await ann.ListAsync()).Count.ShouldBe(5);
    }

    private static async Task<long> BytesAsync(BackendApp app, Person person) => long.Parse(
        (await app.SqlAsync($"SELECT stored_bytes FROM owner_sequences WHERE owner_id = {app.Literal(person.Id)}"))[0][0]!,
        System.Globalization.CultureInfo.InvariantCulture);
}
