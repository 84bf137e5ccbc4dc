using System.IO.Pipelines;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class ExportTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string ExportPath = "/api/users/me/export";
    private const int Much = 500;

    [Theory, EveryDatabase]
    public async Task The_export_holds_everything_of_its_owner_and_nothing_of_others(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await bob.LiveAsync("Of Bob ");

        await ann.LiveAsync("Of Ann ");
        await ann.DeleteAsync(2);

        var text = await ann.Client.GetStringAsync("/api/users/me/export", TestContext.Current.CancellationToken);
        var export = JsonSerializer.Deserialize<JsonElement>(text);
        export.GetProperty("user").GetProperty("email").GetString().ShouldBe(ann.Email);
        foreach (var part in new[] { "tasks", "projects", "tags", "activity", "conversations", "tokens", "sessions", "model_usage", "deleted_tasks" })
        {
            export.GetProperty(part).GetArrayLength().ShouldBeGreaterThan(0, part);
        }

        export.GetProperty("conversations")[0].GetProperty("messages").GetArrayLength().ShouldBeGreaterThan(1);
        text.ShouldContain("Of Ann ");
        text.ShouldNotContain("Of Bob ");
        text.ShouldNotContain(bob.Id.ToString());
        text.ShouldNotContain(bob.Email);
    }

    [Theory, EveryDatabase]
    public async Task The_export_holds_no_secret(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();

        var text = await ann.Client.GetStringAsync("/api/users/me/export", TestContext.Current.CancellationToken);

        text.ShouldNotContain("hash", Case.Insensitive);
        text.ShouldNotContain(ann.Session.RefreshToken);
        text.ShouldNotContain("todo_pat_");
    }

    [Theory, EveryDatabase]
    public async Task The_export_is_a_file_to_save(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me/export");

        response.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("todo-chatbot.json");
    }

    [Theory, EveryDatabase]
    public async Task Each_part_is_written_as_the_API_answers_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();

        var export = await ann.Client.GetAsync<JsonElement>(ExportPath);

        export.EnumerateObject().Select(part => part.Name).ShouldBe(
            ["exported_at", "user", "tokens", "sessions", "tasks", "deleted_tasks", "projects", "tags", "activity", "model_usage", "conversations"]);
        foreach (var part in new[] { "tasks?limit=200", "projects", "tags", "activity?limit=200", "tokens" })
        {
            var answered = (await ann.Client.GetAsync<JsonElement>($"/api/{part}")).GetProperty("items");
            JsonElement.DeepEquals(export.GetProperty(part.Split('?')[0]), answered).ShouldBeTrue(part);
        }

        var conversation = export.GetProperty("conversations")[0];
        var shown = await ann.Client.GetAsync<JsonElement>($"/api/conversations/{conversation.GetProperty("id")}");
        JsonElement.DeepEquals(conversation, shown).ShouldBeTrue($"{conversation}\n{shown}");
        JsonElement.DeepEquals(export.GetProperty("user"), await ann.Client.GetAsync<JsonElement>("/api/users/me")).ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task An_export_of_many_batches_holds_each_thing_once_and_in_order(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var lines = string.Join('\n', Enumerable.Range(1, 50).Select(number => $"thing {number}"));
        for (var batch = 0; batch < 5; batch++)
        {
            await ann.Client.PostAsync<JsonElement>("/api/tasks/quick/several", new QuickTask(lines));
        }

        for (var number = 1; number <= 105; number++)
        {
            await ann.PatchAsync(number, """{"priority": "high"}""");
        }

        for (var turn = 0; turn < 27; turn++)
        {
            await ann.SayAsync("hello");
        }

        var export = await ann.Client.GetAsync<JsonElement>(ExportPath);

        export.GetProperty("tasks").Deserialize<List<TaskItem>>(Wire.Json)!.Select(task => task.Number).ShouldBe(Enumerable.Range(1, 250));
        var activity = export.GetProperty("activity").Deserialize<List<ActivityItem>>(Wire.Json)!;
        activity.Select(change => change.Id).Distinct().Count().ShouldBe(250 + 105);
        activity.Take(105).Select(change => change.TaskNumber).ShouldBe(Enumerable.Range(1, 105).Reverse().Select(number => (int?)number));
        var messages = export.GetProperty("conversations").Deserialize<List<Conversation>>(Wire.Json)!.ShouldHaveSingleItem().Messages;
        messages.Select(message => message.Id).Distinct().Count().ShouldBe(54);
        messages.Select(message => message.Role).ShouldBe(Enumerable.Range(0, 54).Select(index => index % 2 == 0 ? MessageRole.User : MessageRole.Assistant));
    }

    [Theory, EveryDatabase]
    public async Task An_export_of_any_size_waits_in_memory_for_little_more_than_one_item(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await WithMuchAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Authenticate(new Caller.Identity(ann.Id, ChangeSource.Rest));
        var output = new RecordingPipe();

        await scope.ServiceProvider.GetRequiredService<AccountExport>().WriteAsync(output, TestContext.Current.CancellationToken);

        output.Total.ShouldBeGreaterThan(1_000_000);
        output.MostWaiting.ShouldBeLessThan(ExportWriter.MaxPendingBytes + 32_000);
    }

    [Theory, EveryDatabase]
    public async Task A_user_has_one_export_at_a_time_and_can_start_the_next_when_it_has_ended(Database database)
    {
        await using var app = await BackendApp.ServeAsync(database);
        var ann = await WithMuchAsync(app);
        var bob = await app.SignUpAsync("bob");
        using var request = new HttpRequestMessage(HttpMethod.Get, ExportPath);
        using var slow = await ann.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        using var second = await ann.Client.TryAsync(HttpMethod.Get, ExportPath);
        using var ofBob = await bob.Client.TryAsync(HttpMethod.Get, ExportPath);

        await second.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        second.Headers.RetryAfter.ShouldNotBeNull();
        ofBob.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await slow.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("tasks").GetArrayLength().ShouldBe(Much);
        await Eventually.TrueAsync(async () =>
        {
            using var third = await ann.Client.TryAsync(HttpMethod.Get, ExportPath);
            return third.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task An_account_is_exported_a_few_times_an_hour()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:ExportsPerHour", "2"));
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.Client.GetAsync<JsonElement>(ExportPath);
        await ann.Client.GetAsync<JsonElement>(ExportPath);

        using var third = await ann.Client.TryAsync(HttpMethod.Get, ExportPath);

        await third.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        third.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        await bob.Client.GetAsync<JsonElement>(ExportPath);
        await ann.ListAsync();
    }

    [Fact]
    public async Task A_process_works_on_few_exports_at_once()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, ("RateLimits:HeavyRequests", "1"));
        var ann = await WithMuchAsync(app);
        var bob = await app.SignUpAsync("bob");
        using var request = new HttpRequestMessage(HttpMethod.Get, ExportPath);
        using var slow = await ann.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        using var ofBob = await bob.Client.TryAsync(HttpMethod.Get, ExportPath);

        await ofBob.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        await bob.ListAsync();
    }

    [Fact]
    public async Task An_export_whose_client_does_not_read_is_given_up_after_ten_minutes()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, ("RateLimits:HeavyRequests", "1"));
        var ann = await WithMuchAsync(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, ExportPath);
        using var slow = await ann.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        app.Wait(TimeSpan.FromMinutes(10));

        await Should.ThrowAsync<HttpRequestException>(() => slow.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // More than the buffers of a connection hold, so that an export that nobody reads has to wait.
    private static async Task<Person> WithMuchAsync(BackendApp app)
    {
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("A task with a long text", Description: new string('x', Limits.DescriptionLength)));
        await app.CopyTasksAsync(ann.Id, Much - 1);
        return ann;
    }

    private sealed class RecordingPipe : PipeWriter
    {
        private byte[] _buffer = new byte[4096];
        private int _waiting;

        public int MostWaiting { get; private set; }

        public long Total { get; private set; }

        public override void Advance(int bytes)
        {
            _waiting += bytes;
            Total += bytes;
            MostWaiting = Math.Max(MostWaiting, _waiting);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer = new byte[Math.Max(sizeHint, 4096)];

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            _waiting = 0;
            return ValueTask.FromResult(new FlushResult(isCanceled: false, isCompleted: false));
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
