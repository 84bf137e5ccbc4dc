using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>A new account on a running backend, filled from a fixture.</summary>
internal sealed class Account : IDisposable
{
    private readonly HttpClient _http;

    private Account(Uri address) => _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>The day in the account's time zone, in which it is always between nine and ten in the morning when a run begins.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Signs up and adds the tasks of the fixture, in order.</summary>
    public static async Task<Account> CreateAsync(Uri address, AccountFixture fixture, TimeSpan offset, CancellationToken cancellationToken)
    {
        var account = new Account(address) { Today = DateOnly.FromDateTime((TimeProvider.System.GetUtcNow() + offset).DateTime) };
        var session = await account.PostAsync(
            "/api/auth/register",
            new { email = $"{Guid.CreateVersion7():N}@example.com", password = RandomNumberGenerator.GetHexString(32), time_zone = ZoneOf(offset), locale = "en-US" },
            cancellationToken);
        account._http.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("access_token").GetString());
        foreach (var name in fixture.Projects)
            await account.PostAsync("/api/projects", new { name }, cancellationToken);

        foreach (var name in fixture.Tags)
            await account.PostAsync("/api/tags", new { name }, cancellationToken);

        foreach (var task in fixture.Tasks)
            await account.PostAsync("/api/tasks", account.BodyOf(task, fixture), cancellationToken);

        return account;
    }

    /// <summary>The offset of the time zone in which it is nine o'clock.</summary>
    public static TimeSpan OffsetOfMorning()
    {
        var hours = 9 - TimeProvider.System.GetUtcNow().Hour;
        return TimeSpan.FromHours(hours < -11 ? hours + 24 : hours);
    }

    /// <summary>Says something to the assistant.</summary>
    public async Task<(string Reply, string Conversation)> SayAsync(string message, string? conversation, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/api/chat", new { message, conversation_id = conversation }, cancellationToken);
        return (answer.GetProperty("response").GetString()!, answer.GetProperty("conversation_id").GetString()!);
    }

    public async Task<IReadOnlyList<TaskState>> ReadTasksAsync(CancellationToken cancellationToken)
    {
        List<TaskState> tasks = [];
        string? cursor = null;
        do
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(
                $"/api/tasks?limit=200&sort=created&order=asc{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            tasks.AddRange(page.GetProperty("items").EnumerateArray().Select(TaskState.Of));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return tasks;
    }

    public void Dispose() => _http.Dispose();

    // The sign is the other way round in the names of these zones.
    private static string ZoneOf(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "Etc/UTC" : $"Etc/GMT{(offset < TimeSpan.Zero ? '+' : '-')}{Math.Abs(offset.Hours)}";

    private object BodyOf(AccountFixture.FixtureTask task, AccountFixture fixture) => new
    {
        title = task.Title,
        status = task.Status,
        priority = task.Priority,
        due = task.Due is null ? null : new { date = $"{DayWords.Resolve(task.Due, Today):yyyy-MM-dd}", time = task.Time, duration = task.Duration },
        recurrence = task.Rule is null ? null : new { rule = task.Rule },
        tags = task.Tags,
        project = task.Project is null ? null : new { name = task.Project },
        parent = task.Parent is null ? (int?)null : fixture.NumberOf(task.Parent),
    };

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await _http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var problem = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"{path}: {(int)response.StatusCode} {problem}", null, response.StatusCode);
        }

        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
