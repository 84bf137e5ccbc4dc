using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>Nobody gets more than a share; nobody pays for a neighbour.</summary>
public sealed class RateLimitTests
{
    private const string ForwardedFor = "X-Forwarded-For";

    [Fact]
    public async Task Sign_ins_from_one_address_are_limited_and_the_answer_says_when_to_come_back()
    {
        await using var app = await ListenAsync(("RateLimits:SignInPerMinute", "3"));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var wrong = await SignInAsync(app, "203.0.113.1");
            wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var refused = await SignInAsync(app, "203.0.113.1");
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        refused.Headers.RetryAfter?.Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Sign_ups_and_passwords_count_as_sign_ins_do()
    {
        await using var app = await ListenAsync(("RateLimits:SignInPerMinute", "2"));
        var ann = await SignUpAsync(app, "203.0.113.1");
        await SignUpAsync(app, "203.0.113.1");

        using var third = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/register", NewAccount(), (ForwardedFor, "203.0.113.1"));
        using var password = await app.CreateClient().TryAsync(
            HttpMethod.Post, "/api/users/me/password", new ChangePassword("wrong password", "a better password"),
            (ForwardedFor, "203.0.113.1"), Bearer(ann));

        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        password.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_hundred_people_behind_one_frontend_are_not_one_address()
    {
        await using var app = await ListenAsync(("RateLimits:SignInPerMinute", "2"));

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(person => SignInAsync(app, $"198.51.100.{person}")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_address_is_taken_only_from_the_nearest_known_proxy()
    {
        await using var app = await ListenAsync(("RateLimits:SignInPerMinute", "2"));

        // What a client writes in front of its own address is not believed.
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var answer = await SignInAsync(app, $"192.0.2.{attempt}, 203.0.113.1");
            answers.Add(answer.StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("203.0.113.0/24", HttpStatusCode.Unauthorized)]
    public async Task The_word_of_an_unknown_proxy_is_not_taken(string? known, HttpStatusCode expected)
    {
        await using var app = await ListenAsync(
            known is null ? [("RateLimits:SignInPerMinute", "1")] : [("RateLimits:SignInPerMinute", "1"), ("Proxies:Known:0", known), ("Proxies:ForwardLimit", "2")]);

        using var first = await SignInAsync(app, "192.0.2.1, 203.0.113.1");
        using var second = await SignInAsync(app, "192.0.2.2, 203.0.113.1");

        second.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task One_person_reaches_a_limit_and_the_neighbour_at_the_same_address_does_not()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:RequestsPerMinute", "5"));
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");

        for (var request = 0; request < 5; request++)
        {
            await ann.ListAsync();
        }

        await ann.Client.RefusedAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited, HttpMethod.Get, "/api/tasks");
        (await bob.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_has_one_share_whatever_the_address_or_token()
    {
        await using var app = await ListenAsync(("RateLimits:RequestsPerMinute", "4"));
        var ann = await SignUpAsync(app, "203.0.113.1");
        var token = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/tokens", new CreateToken("script"), Bearer(ann));
        var secret = (await token.ReadAsync<CreatedToken>()).Token;

        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 4; request++)
        {
            using var answer = await app.CreateClient().TryAsync(
                HttpMethod.Get, "/api/tasks", null, (ForwardedFor, $"198.51.100.{request}"), ("Authorization", $"Bearer {(request % 2 == 0 ? secret : ann)}"));
            answers.Add(answer.StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task Chat_is_limited_more_tightly_and_nothing_else_with_it()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:ChatPerMinute", "2"));
        var ann = await app.SignUpAsync("ann");
        await ann.SayAsync("help");
        await ann.SayAsync("help");

        await ann.Client.RefusedAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited, HttpMethod.Post, "/api/chat", new SendMessage("help"));

        await ann.AddAsync("Buy milk");
    }

    [Fact]
    public async Task Each_answer_tells_the_limits_and_what_is_left_of_them()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:RequestsPerMinute", "5"), ("RateLimits:ChatPerMinute", "2"));
        var ann = await app.SignUpAsync("ann");

        using var list = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks");
        using var wrong = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks?limit=none");
        using var chat = await ann.Client.TryAsync(HttpMethod.Post, "/api/chat", new SendMessage("help"));
        using var probe = await ann.Client.TryAsync(HttpMethod.Get, "/api/health/ready");

        Field(list, "RateLimit-Policy").ShouldBe("\"requests\";q=5;w=60");
        Field(list, "RateLimit").ShouldBe("\"requests\";r=4;t=10");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Field(wrong, "RateLimit").ShouldBe("\"requests\";r=3;t=10");
        Field(chat, "RateLimit-Policy").ShouldBe("\"requests\";q=5;w=60, \"chat\";q=2;w=60");
        Field(chat, "RateLimit").ShouldBe("\"requests\";r=2;t=10, \"chat\";r=1;t=10");
        Field(probe, "RateLimit").ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_request_is_told_the_limit_that_it_reached()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:RequestsPerMinute", "1"));
        var ann = await app.SignUpAsync("ann");
        await ann.ListAsync();

        using var refused = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Field(refused, "RateLimit-Policy").ShouldBe("\"requests\";q=1;w=60");
        Field(refused, "RateLimit").ShouldBe("\"requests\";r=0;t=10");
        refused.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Probes_are_never_limited()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:RequestsPerMinute", "1"));
        using var client = app.CreateClient();

        for (var probe = 0; probe < 10; probe++)
        {
            using var answer = await client.TryAsync(HttpMethod.Get, "/api/health/ready");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    // Only a real connection has an address.
    private static Task<BackendApp> ListenAsync(params (string Key, string? Value)[] settings) => BackendApp.ServeAsync(Database.Sqlite, settings);

    private static Task<HttpResponseMessage> SignInAsync(BackendApp app, string forwardedFor) =>
        app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", NewStranger(), (ForwardedFor, forwardedFor));

    private static async Task<string> SignUpAsync(BackendApp app, string address)
    {
        using var response = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/register", NewAccount(), (ForwardedFor, address));
        return (await response.ReadAsync<Session>()).AccessToken;
    }

    // Wrong passwords for one address are limited too, wherever they come from.
    private static Login NewStranger() => new($"{Guid.CreateVersion7():n}@example.com", "not the password");

    private static Register NewAccount() => new($"{Guid.CreateVersion7():n}@example.com", Person.Password);

    private static string? Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");
}
