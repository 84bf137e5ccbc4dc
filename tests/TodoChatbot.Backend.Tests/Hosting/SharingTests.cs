using System.Net;
using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>What is somebody's is nobody else's, at every route there is.</summary>
public sealed partial class SharingTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly string[] Anonymous =
    [
        "GET /api/health",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /api/health/startup",
        "GET /openapi/{documentName}.json",
        "POST /api/auth/login",
        "POST /api/auth/logout",
        "POST /api/auth/refresh",
        "POST /api/auth/register",
    ];

    [Fact]
    public async Task Only_these_routes_answer_without_a_token()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        using var client = app.CreateClient();
        var answering = new List<string>();

        foreach (var (method, pattern) in app.Routes)
        {
            using var response = await client.TryAsync(new HttpMethod(method), Fill(pattern, Guid.CreateVersion7(), "v1"));
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                answering.Add($"{method} {pattern}");
            }
        }

        answering.Order(StringComparer.Ordinal).ShouldBe(Anonymous);
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_finds_nothing_at_any_route_with_an_id(Database database)
    {
        var app = await apps.OnAsync(database);
        var bob = await app.SignUpAsync("bob");
        var routes = app.Routes.Where(route => ThingOf(route.Pattern) is not null).ToList();
        routes.Count.ShouldBeGreaterThan(30, "each under /api and under /api/{user_id}");

        foreach (var (method, pattern) in routes)
        {
            var ann = await app.SignUpAsync("ann");
            foreach (var key in await KeysOfAsync(ann, ThingOf(pattern)!))
            {
                using var strange = await bob.Client.TryAsync(new HttpMethod(method), Fill(pattern, bob.Id, key), BodyFor(method, pattern));
                await strange.ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
                using var own = await ann.Client.TryAsync(new HttpMethod(method), Fill(pattern, ann.Id, key), BodyFor(method, pattern));
                own.IsSuccessStatusCode.ShouldBeTrue($"{method} {pattern} answers its owner {own.StatusCode}, so that nothing was shown for a stranger");
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task The_address_of_another_user_is_forbidden_at_every_route(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var task = await ann.AddAsync("Of Ann");
        var routes = app.Routes.Where(route => route.Pattern.StartsWith("/api/{user_id}", StringComparison.Ordinal)).ToList();
        routes.Count.ShouldBeGreaterThan(30);

        foreach (var (method, pattern) in routes)
        {
            foreach (var other in new[] { ann.Id.ToString(), "somebody" })
            {
                var path = Fill(pattern.Replace("{user_id}", other, StringComparison.Ordinal), bob.Id, task.Id.ToString());
                using var response = await bob.Client.TryAsync(new HttpMethod(method), path, BodyFor(method, pattern));
                response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
                await response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Ones_own_address_leads_to_the_same_things(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var added = await ann.Client.PostAsync<TaskItem>($"/api/{ann.Id}/tasks", new TaskFields("Buy milk"));

        (await ann.ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(added.Id);
        (await ann.Client.GetAsync<TaskItem>($"/api/{ann.Id}/tasks/1")).Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_ones_own_cannot_be_attached_or_spoken_in(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var project = await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden"));
        await ann.AddAsync("Move house");
        var conversation = (await ann.SayAsync("help")).ConversationId;

        await bob.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("Plant a tree", Project: new ProjectReference(Id: project.Id)));
        await bob.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", new TaskFields("Pack", Parent: 1));
        await bob.Client.RefusedAsync(
            HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Post, "/api/chat", new SendMessage("help", conversation));

        (await bob.ListAsync()).ShouldBeEmpty();
        (await ann.Client.GetAsync<Conversation>($"/api/conversations/{conversation}")).Messages.Count.ShouldBe(2);
    }

    private static string Fill(string pattern, Guid userId, string key) =>
        Parameter().Replace(pattern, match => match.Value == "{user_id}" ? userId.ToString() : key);

    // "/api/chat/runs/{id:guid}/events" is about runs.
    private static string? ThingOf(string pattern) => Thing().Match(pattern) is { Success: true } thing ? thing.Groups[1].Value : null;

    private static async Task<IReadOnlyList<string>> KeysOfAsync(Person owner, string thing)
    {
        switch (thing)
        {
            case "tasks":
                // A stranger without tasks has no task of this number either.
                await owner.AddAsync(Daily("By its id"));
                return [(await owner.AddAsync(Daily("By its number"))).Number.ToString(System.Globalization.CultureInfo.InvariantCulture), (await owner.GetAsync(1)).Id.ToString()];
            case "projects" or "tags":
                return [(await owner.Client.PostAsync<LabelItem>($"/api/{thing}", new LabelFields("Garden"))).Id.ToString()];
            case "tokens":
                return [(await owner.CreateTokenAsync()).Item.Id.ToString()];
            case "conversations":
                return [(await owner.SayAsync("help")).ConversationId.ToString()];
            case "runs":
                return [(await owner.SayAsync("help")).RunId.ToString()];
            default:
                throw new ArgumentException($"Say here how somebody comes to have {thing}.");
        }
    }

    private static TaskFields Daily(string title) => new(title, Due: new Due(new DateOnly(2027, 1, 4)), Recurrence: new Recurrence("FREQ=DAILY"));

    private static string? BodyFor(string method, string pattern) => method switch
    {
        "PUT" => """{"title": "Stolen"}""",
        "PATCH" when pattern.EndsWith("/complete", StringComparison.Ordinal) => """{"completed": true}""",
        "PATCH" => ThingOf(pattern) is "projects" or "tags" ? """{"name": "Stolen"}""" : """{"title": "Stolen"}""",
        _ => null,
    };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/(\w+)/\{(?!user_id|documentName)[^}]+\}")]
    private static partial Regex Thing();
}
