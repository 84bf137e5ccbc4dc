using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Dev;
using TodoChatbot.Language.Tests;

namespace TodoChatbot.Drills;

/// <summary>Sends the grammar's own words, repeated and nested, through the chat of a backend.</summary>
internal static class ChatFuzzCommand
{
    private const int Port = 18_130;
    private const int MaxLength = 10_000;
    private const int MaxShortLength = 150;

    // Every so many messages one is long.
    private const int MessagesPerLongMessage = 500;

    // Below the quota of stored messages, and within the lifetime of an access token.
    private const int MessagesOfPerson = 400;
    private const int MaxFindingsShown = 20;
    private const int MessagesPerReport = 1_000;

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Option<Uri?>("--url") { Description = "The address of a backend on this machine. Without it, the command starts one on PostgreSQL.", CustomParser = ParseUrl };
        var lines = new Option<int>("--lines") { Description = "How many messages to send.", DefaultValueFactory = _ => 100_000 };
        var first = new Option<int>("--first") { Description = "The number of the first message; the same number makes the same message.", DefaultValueFactory = _ => 0 };
        var people = new Option<int>("--people") { Description = "How many people send at once.", DefaultValueFactory = _ => 4 };
        var command = new Command("chat-fuzz", "Send the grammar's own words through the chat; every message is answered.") { url, lines, first, people };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(url), parsed.GetValue(first), parsed.GetValue(lines), parsed.GetValue(people), cancellationToken));
        return command;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var value = result.Tokens[0].Value;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.IsLoopback && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"“{value}” is not the address of a backend on this machine. Write one like http://localhost:8000.");
        return null;
    }

    private static async Task<int> RunAsync(Uri? url, int first, int lines, int people, CancellationToken cancellationToken)
    {
        if (url is not null)
        {
            return await SendAsync(url, first, lines, people, cancellationToken);
        }

        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        using var backend = ServiceProcess.Backend(Port, postgres.ConnectionString);
        await backend.MigrateAsync(cancellationToken);
        await backend.StartAsync(cancellationToken);
        return await SendAsync(backend.Address, first, lines, people, cancellationToken);
    }

    private static async Task<int> SendAsync(Uri url, int first, int lines, int people, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
        var statuses = new ConcurrentDictionary<string, int>();
        var findings = new ConcurrentQueue<string>();
        var slowest = new ConcurrentBag<TimeSpan>();
        var next = first - 1;
        await Task.WhenAll(Enumerable.Range(0, people).Select(_ => SpeakAsync()));

        foreach (var finding in findings.Take(MaxFindingsShown))
        {
            Console.WriteLine(finding);
        }

        var slow = slowest.DefaultIfEmpty().Max().TotalMilliseconds;
        var answers = string.Join(", ", statuses.OrderBy(status => status.Key, StringComparer.Ordinal).Select(status => $"{status.Value} {status.Key}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{lines} messages from number {first}: {answers}; the slowest answer took {slow:0} ms; {findings.Count} not answered."));
        return findings.IsEmpty ? 0 : 1;

        async Task SpeakAsync()
        {
            var longest = TimeSpan.Zero;
            for (var number = Interlocked.Increment(ref next); number < first + lines;)
            {
                var token = await SignUpAsync(client, cancellationToken);
                for (var sent = 0; sent < MessagesOfPerson && number < first + lines; sent++, number = Interlocked.Increment(ref next))
                {
                    var clock = Stopwatch.StartNew();
                    var (status, problem) = await SayAsync(client, token, TextOf(number), cancellationToken);
                    statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                    if ((number - first + 1) % MessagesPerReport == 0)
                    {
                        Console.Error.WriteLine($"{number - first + 1} messages, {findings.Count} not answered");
                    }

                    longest = clock.Elapsed > longest ? clock.Elapsed : longest;
                    if (problem is not null)
                    {
                        findings.Enqueue($"Message {number}: {problem}");
                    }
                }
            }

            slowest.Add(longest);
        }
    }

    private static string TextOf(int number)
    {
        var length = number % MessagesPerLongMessage == 0 ? MaxLength - (number / MessagesPerLongMessage % 100 * 100) : 1 + (number % MaxShortLength);
        return GrammarWords.Text(number % 3 == 0 ? GrammarWords.Spanish : GrammarWords.English, number, length);
    }

    // Null for a problem when the message was answered, or refused because it says nothing.
    private static async Task<(string Status, string? Problem)> SayAsync(HttpClient client, string token, string text, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await PatientlyAsync(() => client.SendAsync(
                new HttpRequestMessage(HttpMethod.Post, "/api/chat")
                {
                    Content = JsonContent.Create(new SendMessage(text), options: Wire.Json),
                    Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
                },
                cancellationToken), cancellationToken);
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            if (response.StatusCode == HttpStatusCode.BadRequest && string.IsNullOrWhiteSpace(text))
            {
                return (status, null);
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (status, $"{status} {await response.Content.ReadAsStringAsync(cancellationToken)} to {text}");
            }

            var answer = await response.Content.ReadFromJsonAsync<ChatAnswer>(Wire.Json, cancellationToken);
            return (status, string.IsNullOrEmpty(answer?.Response) ? $"an empty answer to {text}" : null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return ("no answer", $"{exception.Message} to {text}");
        }
    }

    private static async Task<string> SignUpAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var address = $"chatfuzz.{Guid.CreateVersion7():n}@example.com";
        using var response = await PatientlyAsync(
            () => client.PostAsJsonAsync("/api/auth/register", new Register(address, "correct horse battery staple"), Wire.Json, cancellationToken), cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Session>(Wire.Json, cancellationToken))!.AccessToken;
    }

    // Waits as long as the rate limits say.
    private static async Task<HttpResponseMessage> PatientlyAsync(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await send();
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return response;
            }

            var wait = response.Headers.RetryAfter?.Delta ?? DefaultWait;
            response.Dispose();
            await Task.Delay(wait, cancellationToken);
        }
    }
}
