using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Dev;
using TodoChatbot.Drills.Fuzzing;

namespace TodoChatbot.Drills;

/// <summary>Sends requests made from the OpenAPI document and from the schemas of the tools to a backend of its own.</summary>
internal static class FuzzCommand
{
    private const int Port = 18_120;
    private const int RequestsOfSession = 500;

    public static Command Create()
    {
        var requests = new Option<int>("--requests") { Description = "How many requests to send.", DefaultValueFactory = _ => 25_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same requests.", DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz", "Send fuzzed requests; no answer is a 5xx or something that the contract does not describe.") { requests, seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(requests), parsed.GetValue(seed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int requests, int seed, CancellationToken cancellationToken)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        using var backend = ServiceProcess.Backend(Port, postgres.ConnectionString);
        await backend.MigrateAsync(cancellationToken);
        await backend.StartAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = backend.Address };

        var findings = await FuzzRun.RunAsync(
            client, requests, seed, number => number % RequestsOfSession == 1 ? SignUpAsync(client, number, cancellationToken) : Task.CompletedTask, cancellationToken);

        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }

        Console.WriteLine($"{requests} requests with seed {seed}: {findings.Count} answers that the contract does not describe.");
        return findings.Count == 0 ? 0 : 1;
    }

    // A new person each time, whose session lasts for what follows.
    private static async Task SignUpAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        client.DefaultRequestHeaders.Authorization = null;
        using var response = await client.PostAsJsonAsync(
            "/api/auth/register", new Register($"fuzz{number}@example.com", "correct horse battery staple"), Wire.Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var session = (await response.Content.ReadFromJsonAsync<Session>(Wire.Json, cancellationToken))!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
    }
}
