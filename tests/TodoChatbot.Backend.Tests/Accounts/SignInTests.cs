using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class SignInTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Sign_in_answers_as_sign_up_does(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var session = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));

        session.User.ShouldBe(ann.Session.User);
        session.TokenType.ShouldBe("Bearer");
        session.ExpiresIn.ShouldBe(900);
        session.RefreshToken.ShouldNotBe(ann.Session.RefreshToken);
    }

    [Theory, EveryDatabase]
    public async Task The_address_may_be_written_in_any_case_and_with_spaces_around(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var session = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login($" {ann.Email.ToUpperInvariant()} ", Person.Password));

        session.User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var client = app.CreateClient();

        var wrong = await client.RefusedAsync(
            HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/login", new Login(ann.Email, "not the password"));
        var unknown = await client.RefusedAsync(
            HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/login", new Login("nobody@example.com", "not the password"));

        WithoutTrace(wrong).ShouldBe(WithoutTrace(unknown));

        static string WithoutTrace(System.Text.Json.JsonElement problem) => string.Join(
            "\n", problem.EnumerateObject().Where(member => member.Name != "trace_id").Select(member => $"{member.Name}: {member.Value}"));
    }

    [Theory, EveryDatabase]
    public async Task Five_wrong_passwords_pause_sign_in_for_a_quarter_of_an_hour(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var client = app.CreateClient();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await RefusedAsync(client, ann.Email, "not the password");
        }

        await PausedAsync(client, ann.Email);
        app.Wait(TimeSpan.FromMinutes(14));
        await PausedAsync(client, ann.Email);
        app.Wait(TimeSpan.FromMinutes(2));
        (await client.PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password))).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_right_password_forgets_the_wrong_ones_before_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var client = app.CreateClient();

        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await RefusedAsync(client, ann.Email, "not the password");
            }

            (await client.PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password))).User.Id.ShouldBe(ann.Id);
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_wrong_passwords_sent_all_at_once_five_are_checked(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", new Login(ann.Email, "not the password"))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(5);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(5);
        await PausedAsync(app.CreateClient(), ann.Email);
    }

    private static Task<System.Text.Json.JsonElement> PausedAsync(HttpClient client, string email) => client.RefusedAsync(
        HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited, HttpMethod.Post, "/api/auth/login", new Login(email, Person.Password));

    private static Task<System.Text.Json.JsonElement> RefusedAsync(HttpClient client, string email, string password) => client.RefusedAsync(
        HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/login", new Login(email, password));
}
