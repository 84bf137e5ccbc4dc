using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Npgsql;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Dev;

namespace TodoChatbot.Drills;

/// <summary>
/// Kills one of two backends again and again while writers send tasks with Idempotency-Keys and repeat what was not acknowledged.
/// Afterwards every acknowledged task must be there exactly once.
/// </summary>
internal static class KillCommand
{
    private const int Writers = 8;
    private const int FirstPort = 18_100;

    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How many times to kill.", DefaultValueFactory = _ => 100 };
        var command = new Command("kill", "Kill a backend under concurrent writes; nothing acknowledged may be lost or doubled (SC-003).") { kills };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(kills), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int kills, CancellationToken cancellationToken)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        using var one = ServiceProcess.Backend(FirstPort, postgres.ConnectionString);
        using var two = ServiceProcess.Backend(FirstPort + 1, postgres.ConnectionString);
        await one.MigrateAsync(cancellationToken);
        await Task.WhenAll(one.StartAsync(cancellationToken), two.StartAsync(cancellationToken));

        var token = await SignUpAsync(one.Address, cancellationToken);
        var drill = new Drill([one.Address, two.Address], token);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writers = Enumerable.Range(0, Writers).Select(writer => drill.WriteAsync(writer, stopping.Token)).ToList();
        var clock = Stopwatch.StartNew();
        for (var kill = 0; kill < kills; kill++)
        {
            // Somewhere in the middle of writes, wherever that is on this machine.
            var victim = kill % 2 == 0 ? one : two;
            await drill.WaitForMoreAsync(RandomNumberGenerator.GetInt32(5, 40), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(30)), cancellationToken);
            await victim.KillAsync();
            await victim.StartAsync(cancellationToken);
        }

        await stopping.CancelAsync();
        await Task.WhenAll(writers);

        var (lost, doubled) = await CompareAsync(postgres.ConnectionString, drill.Acknowledged, cancellationToken);
        Console.WriteLine(
            $"{kills} kills in {clock.Elapsed.TotalSeconds:0} s, {drill.Acknowledged.Count} acknowledged writes, {drill.Repeated} sent again: {lost} lost, {doubled} doubled");
        return lost + doubled == 0 && drill.Acknowledged.Count > kills ? 0 : 1;
    }

    private static async Task<string> SignUpAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        var session = await PostAsync<Session>("/api/auth/register", new Register("drill@example.com", "violet tractor lantern seven"));

        // A session's token ends after a quarter of an hour; a slow machine takes longer than that.
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        return (await PostAsync<CreatedToken>("/api/tokens", new CreateToken("drill", TokenScope.Write))).Token;

        async Task<T> PostAsync<T>(string path, object body)
        {
            using var response = await client.PostAsJsonAsync(path, body, Wire.Json, cancellationToken);
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<T>(Wire.Json, cancellationToken))!;
        }
    }

    private static async Task<(int Lost, int Doubled)> CompareAsync(
        string connectionString, IReadOnlyCollection<string> acknowledged, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT title, count(*) FROM tasks GROUP BY title");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stored = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            stored[reader.GetString(0)] = reader.GetInt64(1);
        }

        return (acknowledged.Count(title => !stored.ContainsKey(title)), stored.Count(pair => pair.Value > 1));
    }

    /// <summary>The writers, and what they were promised.</summary>
    private sealed class Drill(IReadOnlyList<Uri> backends, string token)
    {
        private readonly ConcurrentBag<string> _acknowledged = [];
        private int _repeated;

        public IReadOnlyCollection<string> Acknowledged => _acknowledged;

        public int Repeated => _repeated;

        /// <summary>Waits until so many more writes were acknowledged.</summary>
        public async Task WaitForMoreAsync(int writes, CancellationToken cancellationToken)
        {
            for (var goal = _acknowledged.Count + writes; _acknowledged.Count < goal;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), cancellationToken);
            }
        }

        public async Task WriteAsync(int writer, CancellationToken cancellationToken)
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
            {
                var title = $"writer {writer} task {number}";
                while (!await TryAsync(client, title))
                {
                    Interlocked.Increment(ref _repeated);
                    await Task.Delay(TimeSpan.FromMilliseconds(30), CancellationToken.None);
                }

                _acknowledged.Add(title);
            }
        }

        private async Task<bool> TryAsync(HttpClient client, string title)
        {
            var backend = backends[RandomNumberGenerator.GetInt32(backends.Count)];
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(backend, "/api/tasks"))
            {
                Content = JsonContent.Create(new TaskFields(title), options: Wire.Json),
                Headers = { { Headers.IdempotencyKey, title } },
            };
            try
            {
                using var response = await client.SendAsync(request);
                return response.IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }
    }
}
