using System.Net;
using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>What monitors and caches get: HEAD wherever GET works, and nothing under the path of the page's assets.</summary>
public sealed partial class HeadTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Fact]
    public async Task Every_route_answers_HEAD_as_it_answers_GET()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var paths = app.Routes.Where(route => route.Method == "GET")
            .Select(route => Filled(route.Pattern.Replace("{user_id}", ann.Id.ToString(), StringComparison.Ordinal))).Distinct().ToList();

        foreach (var path in paths)
        {
            using var get = await SendAsync(ann, HttpMethod.Get, path);
            using var head = await HeadAsync(ann, path);

            head.StatusCode.ShouldBe(get.StatusCode, path);
            head.Content.Headers.ContentType?.ToString().ShouldBe(get.Content.Headers.ContentType?.ToString(), path);
            (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(path);
        }

        paths.ShouldContain("/api/events");
        paths.ShouldContain("/api/health/live");
    }

    [Fact]
    public async Task No_route_is_served_under_the_path_of_the_page_s_assets()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var bob = await app.SignUpAsync("bob");

        foreach (var (method, path) in app.Routes.Select(route => (route.Method, $"/assets/0123456789{Filled(route.Pattern)}")).Distinct())
        {
            using var answer = await SendAsync(bob, new HttpMethod(method), path);

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            (answer.Headers.CacheControl?.Public).ShouldNotBe(true, path);
        }
    }

    // An export counts as under way until the server has seen its end.
    private static async Task<HttpResponseMessage> HeadAsync(Person person, string path)
    {
        HttpResponseMessage? answer = null;
        await Eventually.TrueAsync(async () => (answer = await SendAsync(person, HttpMethod.Head, path)).StatusCode != HttpStatusCode.TooManyRequests, path);
        return answer!;
    }

    private static Task<HttpResponseMessage> SendAsync(Person person, HttpMethod method, string path) => person.Client.SendAsync(
        new HttpRequestMessage(method, path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    private static string Filled(string pattern) => Parameter().Replace(pattern, parameter =>
        parameter.Value.Contains(":guid", StringComparison.Ordinal) ? "01900000-0000-7000-8000-000000000009" : "1");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
