using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Uses a running site once, as a person would, and leaves nothing behind; <c>helm test</c> runs it.</summary>
internal sealed record SmokeVerb() : Verb("smoke", "<url>", "sign up at a running site, chat, list, delete, and remove the account again")
{
    // A model may think for a while.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        if (arguments is not [var url] || !Uri.TryCreate(url, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync("Name the site: todo-backend smoke http://frontend-service:3000");
            return ExitCodes.Usage;
        }

        using var client = new HttpClient { BaseAddress = site, Timeout = Patience };
        try
        {
            await VisitAsync(client);
            return ExitCodes.Ok;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Out.WriteLineAsync($"fail  {exception.Message}");
            return ExitCodes.Failed;
        }
    }

    private static async Task VisitAsync(HttpClient client)
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var account = new Register($"smoke-{Guid.CreateVersion7():n}@example.com", password);
        var session = await SendAsync<Session>(client, HttpMethod.Post, "api/auth/register", Json(account));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        await SayAsync("Signed up.");
        try
        {
            await UseAsync(client);
        }
        finally
        {
            using var removed = await TryAsync(client, HttpMethod.Delete, "api/users/me", Json(new DeleteAccount(password)));
            removed.EnsureSuccessStatusCode();
        }

        using var again = await TryAsync(client, HttpMethod.Get, "api/users/me");
        if (again.StatusCode != HttpStatusCode.Unauthorized)
        {
            throw new HttpRequestException($"The account was removed, and its session still answers {(int)again.StatusCode}.");
        }

        await SayAsync("Removed the account.");
    }

    private static async Task UseAsync(HttpClient client)
    {
        var message = new SendMessage("Add a task to water the plants tomorrow at 9am");
        var answer = await SendAsync<ChatAnswer>(client, HttpMethod.Post, "api/chat", Json(message));
        await SayAsync($"Chatted: “{answer.Response.ReplaceLineEndings(" ")}”");
        var page = await SendAsync<Page<TaskItem>>(client, HttpMethod.Get, "api/tasks");
        if (page.Items is not [var task])
        {
            throw new HttpRequestException($"The chat should have added one task, and the list has {page.Items.Count}.");
        }

        await SayAsync($"Listed: task {task.Number}, “{task.Title}”.");
        using var deleted = await TryAsync(client, HttpMethod.Delete, $"api/tasks/{task.Number}");
        deleted.EnsureSuccessStatusCode();
        await SayAsync("Deleted the task.");
    }

    private static Task SayAsync(string done) => Console.Out.WriteLineAsync($"ok    {done}");

    private static JsonContent Json<T>(T body) => JsonContent.Create(body, options: Wire.Json);

    private static async Task<T> SendAsync<T>(HttpClient client, HttpMethod method, string path, HttpContent? body = null)
    {
        using var response = await TryAsync(client, method, path, body);
        if (!response.IsSuccessStatusCode)
        {
            var text = await response.Content.ReadAsStringAsync();
            throw new HttpRequestException($"{method} {path} answered {(int)response.StatusCode}: {text}");
        }

        return await response.Content.ReadFromJsonAsync<T>(Wire.Json) ?? throw new HttpRequestException($"{method} {path} answered null.");
    }

    private static async Task<HttpResponseMessage> TryAsync(HttpClient client, HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        return await client.SendAsync(request);
    }
}
