using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Drills;

/// <summary>Somebody who uses everything, one request at a time chosen at random.</summary>
internal sealed class SoakPerson
{
    private const string Password = "a password for the soak test";

    // From here on, every task that is added replaces one.
    private const int MaxTasks = 150;

    private static readonly string[] Titles = ["Buy milk", "Call O'Brien", "Repair the bicycle", "Update node.js", "Book a table in 東京", "Water the plants"];
    private static readonly string[] Searches = ["milk", "m", "obrien", "bicicle", "nodejs", "東京", "12", "+Household"];
    private static readonly string[] Sentences = ["What's pending?", "Add a task to call the bank tomorrow at 4pm", "What is due this week?", "help"];

    private readonly HttpClient _client;
    private readonly string _email;
    private string _token = string.Empty;
    private int _tasks;
    private int _oldest = 1;
    private Guid? _conversation;
    private int _said;

    private SoakPerson(HttpClient client, int number) => (_client, _email) = (client, $"soak{number}.{Guid.CreateVersion7():n}@example.com");

    public static async Task<SoakPerson> SignUpAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        var person = new SoakPerson(client, number);
        person._token = (await person.ReadAsync<Session>("/api/auth/register", new Register(person._email, Password), cancellationToken)).AccessToken;

        // A session's token ends after a quarter of an hour.
        person._token = (await person.ReadAsync<CreatedToken>("/api/tokens", new CreateToken("soak", TokenScope.Write), cancellationToken)).Token;
        for (var task = 0; task < 20; task++)
        {
            await person.AddAsync(cancellationToken);
        }

        return person;
    }

    /// <summary>Does one thing.</summary>
    /// <returns>Which, and whether the site answered as it should.</returns>
    public async Task<(string Kind, bool IsGood)> ActAsync(CancellationToken cancellationToken)
    {
        var (kind, act) = Choose();
        try
        {
            var status = await act(cancellationToken);

            // Another request may have undone or deleted what this one is for, and a person has one export at a time.
            return (kind, status is HttpStatusCode.NotFound or HttpStatusCode.Conflict
                || (status is HttpStatusCode.TooManyRequests && kind == "export") || (int)status is >= 200 and < 300);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (kind, false);
        }
    }

    private (string Kind, Func<CancellationToken, Task<HttpStatusCode>> Act) Choose() => RandomNumberGenerator.GetInt32(1_000) switch
    {
        < 280 => ("list", token => GetAsync("/api/tasks?status=open", token)),
        < 430 => ("get", token => GetAsync($"/api/tasks/{AnyTask()}", token)),
        < 600 => ("search", token => GetAsync($"/api/tasks?q={Uri.EscapeDataString(AnyOf(Searches))}", token)),
        < 730 => ("add", AddAsync),
        < 810 => ("complete", token => SendAsync(HttpMethod.Patch, $"/api/tasks/{AnyTask()}/complete", new CompleteTask(true), token)),
        < 850 => ("undo", token => SendAsync(HttpMethod.Post, "/api/undo", new UndoChanges(), token)),
        < 920 => ("chat", SayAsync),
        < 960 => ("stream", FollowAsync),
        < 996 => ("page", token => GetAsync("/sign-in", token)),
        _ => ("export", ExportAsync),
    };

    private int AnyTask() => RandomNumberGenerator.GetInt32(_oldest, Math.Max(_oldest + 1, _tasks + 1));

    private static string AnyOf(string[] texts) => texts[RandomNumberGenerator.GetInt32(texts.Length)];

    private async Task<HttpStatusCode> AddAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _tasks) - _oldest >= MaxTasks)
        {
            await SendAsync<object>(HttpMethod.Delete, $"/api/tasks/{Interlocked.Increment(ref _oldest) - 1}", null, cancellationToken);
        }

        Interlocked.Increment(ref _tasks);
        var fields = new TaskFields(
            AnyOf(Titles), "As discussed on the phone, before the end of the week.", Tags: ["soak"], Project: new ProjectReference(Name: "Household"));
        return await SendAsync(HttpMethod.Post, "/api/tasks", fields, cancellationToken);
    }

    private async Task<HttpStatusCode> SayAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "/api/chat", new SendMessage(AnyOf(Sentences), _conversation), _token);
        using var response = await _client.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadFromJsonAsync<ChatAnswer>(Wire.Json, cancellationToken);
            _conversation = Interlocked.Increment(ref _said) % 10 == 0 ? null : answer!.ConversationId;
        }

        return response.StatusCode;
    }

    // Opens the stream of changes, reads for some seconds, and leaves as a closed page does.
    private async Task<HttpStatusCode> FollowAsync(CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var request = Request<object>(HttpMethod.Get, "/api/events", null, _token);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leaving.Token);
        leaving.CancelAfter(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 10_000)));
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(leaving.Token);
            await stream.CopyToAsync(Stream.Null, leaving.Token);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is closed.
        }

        return response.StatusCode;
    }

    // An export asks for a sign-in of the last ten minutes.
    private async Task<HttpStatusCode> ExportAsync(CancellationToken cancellationToken)
    {
        var session = await ReadAsync<Session>("/api/auth/login", new Login(_email, Password), cancellationToken);
        using var request = Request<object>(HttpMethod.Get, "/api/users/me/export", null, session.AccessToken);
        return await SendAsync(request, cancellationToken);
    }

    private Task<HttpStatusCode> GetAsync(string path, CancellationToken cancellationToken) => SendAsync<object>(HttpMethod.Get, path, null, cancellationToken);

    private async Task<HttpStatusCode> SendAsync<T>(HttpMethod method, string path, T? body, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body, _token);
        return await SendAsync(request, cancellationToken);
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await stream.CopyToAsync(Stream.Null, cancellationToken);
        return response.StatusCode;
    }

    private async Task<T> ReadAsync<T>(string path, object body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path, body, _token);
        using var response = await _client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(Wire.Json, cancellationToken))!;
    }

    private static HttpRequestMessage Request<T>(HttpMethod method, string path, T? body, string token) => new(method, path)
    {
        Content = body is null ? null : JsonContent.Create(body, options: Wire.Json),
        Headers = { Authorization = token.Length > 0 ? new AuthenticationHeaderValue("Bearer", token) : null },
    };
}
