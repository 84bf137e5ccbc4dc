using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>With two backends, one that dies or hangs fails no request that may be sent again.</summary>
public sealed class TwoBackendsTests
{
    private const int Senders = 6;

    // Enough that some are under way at any moment, and all are soon over.
    private const int RequestsBefore = 30;
    private const int RequestsAfter = 60;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_repeatable_request_fails_when_a_backend_is_killed_or_hangs(bool killed)
    {
        Assert.SkipWhen(PostgresDatabase.WhyNot is not null, PostgresDatabase.WhyNot ?? string.Empty);
        Balancer? balancer = null;
        await using var site = await Site.StartAsync(
            new SiteOptions
            {
                UsesPostgres = true,
                HasSecondBackend = true,
                Gateway = backends => (balancer = new Balancer(backends)).Address,

                // A busy machine must not look like a backend that hangs.
                Frontend = new Dictionary<string, string?> { ["Backend__AnswerSeconds"] = "20" },
            },
            TestContext.Current.CancellationToken);
        await using var between = balancer.ShouldNotBeNull();
        using var client = await SignUpAsync(site.Address);
        var answered = 0;
        using var isDown = new SemaphoreSlim(0);
        var sending = Enumerable.Range(0, Senders).Select(SendAsync).ToList();

        await isDown.WaitAsync(TestContext.Current.CancellationToken);
        between.Targets = [site.SecondBackendAddress];
        await TakeDownAsync(site.Backend!, killed);
        var answers = (await Task.WhenAll(sending)).SelectMany(list => list).ToList();

        answers.Where(answer => !answer.Status.StartsWith('2')).ShouldBeEmpty();
        var keys = answers.Count(answer => answer.Kind == "POST");
        var tasks = await client.GetFromJsonAsync<JsonElement>("/api/tasks?limit=100", TestContext.Current.CancellationToken);
        tasks.GetProperty("items").GetArrayLength().ShouldBe(keys, "each was added once");

        async Task<List<(string Kind, string Status)>> SendAsync(int sender)
        {
            var list = new List<(string, string)>();
            var left = int.MaxValue;
            for (var number = 0; left > 0; number++)
            {
                // A stopped backend keeps the locks of its open transactions: changes of the same user wait until PostgreSQL ends them.
                using var request = (number % (killed ? 3 : 2)) switch
                {
                    0 => new HttpRequestMessage(HttpMethod.Get, "/api/tasks"),
                    1 => new HttpRequestMessage(HttpMethod.Head, "/api/tasks"),
                    _ => new HttpRequestMessage(HttpMethod.Post, "/api/tasks")
                    {
                        Content = JsonContent.Create(new { title = $"{sender}-{number}" }),
                        Headers = { { "Idempotency-Key", $"{sender}-{number}" } },
                    },
                };
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                list.Add((request.Method.Method, $"{(int)response.StatusCode} {request.Method}"));
                if (Interlocked.Increment(ref answered) == RequestsBefore)
                {
                    isDown.Release();
                }

                left = Volatile.Read(ref answered) < RequestsBefore ? int.MaxValue : left == int.MaxValue ? RequestsAfter / Senders : left - 1;
            }

            return list;
        }
    }

    private static async Task TakeDownAsync(TestProcess backend, bool killed)
    {
        if (killed)
        {
            await backend.KillAsync();
        }
        else
        {
            backend.Suspend();
        }
    }

    private static async Task<HttpClient> SignUpAsync(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync(
            "/api/auth/register", new { email = $"ann.{Guid.CreateVersion7():n}@example.com", password = Visitor.Password }, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("access_token").GetString());
        return client;
    }
}
