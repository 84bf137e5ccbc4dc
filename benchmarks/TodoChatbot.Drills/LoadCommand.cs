using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Drills;

/// <summary>
/// Many signed-in people who each do something every few seconds, 70 % read, 20 % write, 10 % chat.
/// </summary>
internal static class LoadCommand
{
    private const double PromisedMilliseconds = 200;

    private static readonly string[] Sentences = ["What's pending?", "Add a task to call the bank tomorrow at 4pm", "undo", "help"];

    public static Command Create()
    {
        var users = new Option<int>("--users") { Description = "How many people.", DefaultValueFactory = _ => 1_000 };
        var pause = new Option<int>("--pause") { Description = "Seconds between two actions of one person.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds to use it before anything counts.", DefaultValueFactory = _ => 30 };
        var seconds = new Option<int>("--seconds") { Description = "How long to measure.", DefaultValueFactory = _ => 60 };
        var cpu = new Option<double>("--cpu") { Description = "Processors that each of the two processes gets.", DefaultValueFactory = _ => 0.5 };
        var url = new Option<Uri?>("--url") { Description = "A site that already runs, whose limits let everybody sign up from one address; else the drill starts its own.", CustomParser = ParseUrl };
        var command = new Command("load", "Let many people use the product and print how long they wait (SC-004).") { users, pause, warmUp, seconds, cpu, url };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Plan(
                parsed.GetValue(users),
                TimeSpan.FromSeconds(parsed.GetValue(pause)),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(url),
            parsed.GetValue(cpu),
            cancellationToken));
        return command;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var value = result.Tokens[0].Value;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https"))
        {
            return url;
        }

        result.AddError($"“{value}” is not the address of a site. Write one like http://localhost:30000.");
        return null;
    }

    private static async Task<int> RunAsync(Plan plan, Uri? url, double processors, CancellationToken cancellationToken)
    {
        await using var site = url is null ? await LimitedSite.StartAsync(processors, cancellationToken) : null;
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 200 };
        using var client = new HttpClient(handler) { BaseAddress = url ?? site!.Address, Timeout = TimeSpan.FromSeconds(30) };
        Console.WriteLine($"Signing {plan.Users} people up, each with five tasks…");
        var people = await SignUpAllAsync(client, plan.Users, cancellationToken);

        Console.WriteLine($"{plan.WarmUp.TotalSeconds:0} s to warm up, then {plan.Length.TotalSeconds:0} s that count…");
        await UseAllAsync(client, people, plan.Pause, plan.WarmUp, cancellationToken);
        site?.BeginCounting();
        var results = await UseAllAsync(client, people, plan.Pause, plan.Length, cancellationToken);
        Report(results);
        site?.Report(results.Count);
        var isKept = results.All(result => result.IsGood) && At(Sorted(results), 0.95) < PromisedMilliseconds;
        Console.WriteLine(isKept ? "SC-004 kept." : "SC-004 broken.");
        return isKept ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Person>> SignUpAllAsync(HttpClient client, int users, CancellationToken cancellationToken)
    {
        var people = new ConcurrentBag<Person>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, users),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (number, token) => people.Add(await SignUpAsync(client, number, token)));
        return [.. people];
    }

    private static async Task<IReadOnlyCollection<Result>> UseAllAsync(
        HttpClient client, IReadOnlyList<Person> people, TimeSpan pause, TimeSpan length, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<Result>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(length);
        await Task.WhenAll(people.Select(person => UseAsync(client, person, pause, results, end.Token)));
        return results;
    }

    private static async Task<Person> SignUpAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(
            "/api/auth/register", new Register($"load{number}.{Guid.CreateVersion7():n}@example.com", "violet tractor lantern seven"), Wire.Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var person = new Person((await response.Content.ReadFromJsonAsync<Session>(Wire.Json, cancellationToken))!.AccessToken);
        for (var task = 0; task < 5; task++)
        {
            await person.SendAsync(client, HttpMethod.Post, "/api/tasks", new TaskFields($"Task {task} of person {number}"), cancellationToken);
        }

        return person;
    }

    private static async Task UseAsync(HttpClient client, Person person, TimeSpan pause, ConcurrentBag<Result> results, CancellationToken cancellationToken)
    {
        try
        {
            // People do not act in step.
            await Task.Delay(pause * (RandomNumberGenerator.GetInt32(1_000) / 1_000.0), cancellationToken);
            while (true)
            {
                var due = Stopwatch.StartNew();
                results.Add(await ActAsync(client, person));
                await Task.Delay(pause > due.Elapsed ? pause - due.Elapsed : TimeSpan.Zero, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is up.
        }
    }

    private static async Task<Result> ActAsync(HttpClient client, Person person)
    {
        var kind = RandomNumberGenerator.GetInt32(10) switch { < 7 => "read", < 9 => "write", _ => "chat" };
        var clock = Stopwatch.StartNew();
        var isGood = await (kind switch
        {
            "read" => person.SendAsync<object>(client, HttpMethod.Get, "/api/tasks?status=open", null, CancellationToken.None),
            "write" => person.SendAsync(client, HttpMethod.Post, "/api/tasks/quick", new QuickTask("Buy milk tomorrow at 5pm #shopping"), CancellationToken.None),
            _ => person.SendAsync(client, HttpMethod.Post, "/api/chat", new SendMessage(Sentences[RandomNumberGenerator.GetInt32(Sentences.Length)]), CancellationToken.None),
        });
        return new Result(kind, clock.Elapsed, isGood);
    }

    private static void Report(IReadOnlyCollection<Result> results)
    {
        Console.WriteLine("what     count   errors   p50 ms   p95 ms   p99 ms");
        foreach (var group in results.GroupBy(result => result.Kind).Concat(results.GroupBy(_ => "all")))
        {
            var waits = Sorted(group);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key,-6} {waits.Count,7} {group.Count(result => !result.IsGood),8} {At(waits, 0.5),8:0} {At(waits, 0.95),8:0} {At(waits, 0.99),8:0}"));
        }
    }

    private static List<double> Sorted(IEnumerable<Result> results) => [.. results.Select(result => result.Wait.TotalMilliseconds).Order()];

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(sorted.Count * share))];

    private sealed record Plan(int Users, TimeSpan Pause, TimeSpan WarmUp, TimeSpan Length);

    private sealed record Result(string Kind, TimeSpan Wait, bool IsGood);

    private sealed class Person(string token)
    {
        public async Task<bool> SendAsync<T>(HttpClient client, HttpMethod method, string path, T? body, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = body is null ? null : JsonContent.Create(body, options: Wire.Json),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            };
            try
            {
                using var response = await client.SendAsync(request, cancellationToken);
                await response.Content.ReadAsByteArrayAsync(cancellationToken);
                return response.IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }
    }
}
