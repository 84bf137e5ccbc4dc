using System.Text.Json;

#pragma warning disable RS0030 // A seed lets a failure be repeated.
namespace TodoChatbot.Drills.Fuzzing;

/// <summary>Sends fuzzed requests one after the other: four of five made from the OpenAPI document, the others from the schemas of the tools.</summary>
internal static class FuzzRun
{
    private const int MaxFindings = 200;

    /// <param name="client">Speaks to the backend as a signed-in person.</param>
    /// <param name="requests">How many to send.</param>
    /// <param name="seed">The same seed makes the same requests.</param>
    /// <param name="refresh">Called now and then, so that the session does not end in between.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was wrong: each request with its answer.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        HttpClient client, int requests, int seed, Func<int, Task> refresh, CancellationToken cancellationToken)
    {
        await refresh(1);
        var random = new Random(seed);
        var document = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/openapi/v1.json", cancellationToken));
        var rest = new RequestFuzzer(client, document, random);
        var tools = await ToolFuzzer.CreateAsync(client, random, cancellationToken);
        var findings = new List<string>();
        for (var number = 1; number <= requests && findings.Count < MaxFindings; number++)
        {
            if (number > 1)
            {
                await refresh(number);
            }

            if ((number % 5 == 0 ? await tools.SendAsync(cancellationToken) : await rest.SendAsync(cancellationToken)) is { } finding)
            {
                findings.Add($"{number}: {finding}");
            }
        }

        return findings;
    }
}
