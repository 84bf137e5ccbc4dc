using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class SignUpTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Sign_up_answers_with_the_account_and_a_session(Database database)
    {
        var app = await apps.OnAsync(database);
        var client = app.CreateClient();
        var email = NewEmail();

        using var response = await client.TryAsync(
            HttpMethod.Post, "/api/auth/register", new Register(email, Person.Password, "Ann", "Europe/Berlin", "de-DE"));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.OriginalString.ShouldBe("/api/users/me");
        var body = await response.ReadAsync<JsonElement>();
        body.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["user", "access_token", "token_type", "expires_in", "refresh_token", "device_token", "failed_sign_ins"], ignoreOrder: true);
        body.GetProperty("token_type").GetString().ShouldBe("Bearer");
        body.GetProperty("expires_in").GetInt32().ShouldBe(900);
        var user = body.GetProperty("user");
        user.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["id", "email", "display_name", "time_zone", "locale", "week_start", "hours", "add_without_asking", "created_at"], ignoreOrder: true);
        user.GetProperty("email").GetString().ShouldBe(email);
        user.GetProperty("display_name").GetString().ShouldBe("Ann");
        user.GetProperty("time_zone").GetString().ShouldBe("Europe/Berlin");
        user.GetProperty("week_start").GetString().ShouldBe("monday");
        user.GetProperty("hours").GetProperty("morning").GetString().ShouldBe("09:00");
    }

    [Theory, EveryDatabase]
    public async Task What_is_left_out_gets_a_default(Database database)
    {
        var app = await apps.OnAsync(database);

        var session = await app.CreateClient().PostAsync<Session>(
            "/api/auth/register", new Register($"kim.{Guid.CreateVersion7():n}@example.com", Person.Password));

        session.User.DisplayName.ShouldStartWith("kim.");
        session.User.TimeZone.ShouldBe("Etc/UTC");
        session.User.Locale.ShouldBe("en-US");
        session.User.WeekStart.ShouldBe(DayOfWeek.Sunday);
    }

    [Theory, EveryDatabase]
    public async Task An_address_has_one_account_whatever_its_case(Database database)
    {
        var app = await apps.OnAsync(database);
        var client = app.CreateClient();
        var email = NewEmail();
        await client.PostAsync<Session>("/api/auth/register", new Register(email, Person.Password));

        await client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/auth/register", new Register(email.ToUpperInvariant(), Person.Password));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_sign_ups_at_once_one_makes_the_account_and_the_other_is_told_so(Database database)
    {
        var app = await apps.OnAsync(database);
        var email = NewEmail();
        var request = new Register(email, Person.Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/register", request)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
    }

    [Theory, EveryDatabase]
    public async Task A_refused_sign_up_names_every_wrong_field(Database database)
    {
        var app = await apps.OnAsync(database);

        var problem = await app.CreateClient().RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/auth/register",
            new Register("nobody", "short", TimeZone: "Mars/Olympus", Locale: "xx-nonsense"));

        var errors = problem.GetProperty("errors");
        errors.EnumerateObject().Select(field => field.Name).ShouldBe(["email", "password", "time_zone", "locale"], ignoreOrder: true);
        errors.GetProperty("time_zone")[0].GetString().ShouldNotBeNull().ShouldContain("Mars/Olympus");
        errors.GetProperty("locale")[0].GetString().ShouldNotBeNull().ShouldContain("xx-nonsense");
    }

    [Theory, EveryDatabase]
    public async Task Text_that_a_database_cannot_keep_is_refused(Database database)
    {
        var app = await apps.OnAsync(database);
        var client = app.CreateClient();

        foreach (var (field, request) in new[]
        {
            ("email", new Register("a\0b@example.com", Person.Password)),
            ("display_name", new Register(NewEmail(), Person.Password, "An\0n")),
            ("time_zone", new Register(NewEmail(), Person.Password, TimeZone: "Etc/UTC\0")),
        })
        {
            var problem = await client.RefusedAsync(
                HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/auth/register", request);
            problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        }

        await client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/auth/login", new Login("a\0b@example.com", "wrong password"));
    }

    private static string NewEmail() => $"ann.{Guid.CreateVersion7():n}@example.com";
}
