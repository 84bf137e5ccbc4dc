using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class SessionTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_refresh_token_is_replaced_each_time(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var second = await RefreshAsync(app, ann.Session.RefreshToken);
        var third = await RefreshAsync(app, second.RefreshToken);

        new[] { ann.Session.RefreshToken, second.RefreshToken, third.RefreshToken }.Distinct().Count().ShouldBe(3);
        third.User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task An_access_token_ends_after_a_quarter_of_an_hour_and_the_next_one_works(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        app.Wait(TimeSpan.FromMinutes(14));
        await ann.Client.GetAsync<UserItem>("/api/users/me");
        app.Wait(TimeSpan.FromMinutes(2));
        using var late = await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me");
        await late.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized);
        late.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        var renewed = await RefreshAsync(app, ann.Session.RefreshToken);
        (await ann.With(renewed).Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_refresh_token_shown_twice_within_a_minute_gets_the_same_successor(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        var first = await RefreshAsync(app, ann.Session.RefreshToken);
        app.Wait(TimeSpan.FromSeconds(59));
        var again = await RefreshAsync(app, ann.Session.RefreshToken);

        again.RefreshToken.ShouldBe(first.RefreshToken);
        (await RefreshAsync(app, again.RefreshToken)).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task An_old_refresh_token_ends_the_session(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var renewed = await RefreshAsync(app, ann.Session.RefreshToken);

        app.Wait(TimeSpan.FromSeconds(61));
        await RefusedAsync(app, ann.Session.RefreshToken);

        await RefusedAsync(app, renewed.RefreshToken);
    }

    [Theory, EveryDatabase]
    public async Task Twenty_refreshes_at_once_over_two_backends_all_succeed(Database database)
    {
        await using var first = await BackendApp.StartAsync(database);
        await using var second = first.StartAnother();
        var ann = await first.SignUpAsync("ann");
        BackendApp[] both = [first, second];

        var renewed = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => RefreshAsync(both[index % 2], ann.Session.RefreshToken)));

        renewed.Select(session => session.RefreshToken).Distinct().ShouldHaveSingleItem();
        await Task.WhenAll(renewed.Select((session, index) => ann.At(both[index % 2]).With(session).Client.GetAsync<UserItem>("/api/users/me")));
    }

    [Theory, EveryDatabase]
    public async Task An_unused_session_ends_after_thirty_days(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        app.Wait(TimeSpan.FromDays(29));
        var renewed = await RefreshAsync(app, ann.Session.RefreshToken);
        app.Wait(TimeSpan.FromDays(31));

        await RefusedAsync(app, renewed.RefreshToken);
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_ends_this_session_only(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var other = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));

        using var response = await app.CreateClient().TryAsync(
            HttpMethod.Post, "/api/auth/logout", new RefreshSession(ann.Session.RefreshToken));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await RefusedAsync(app, ann.Session.RefreshToken);
        (await RefreshAsync(app, other.RefreshToken)).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_with_nonsense_is_no_error_and_ends_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/logout", new RefreshSession("nonsense"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await RefreshAsync(app, ann.Session.RefreshToken)).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task Refresh_tokens_are_kept_as_hashes_only(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var secret = Convert.ToHexString(Convert.FromBase64String(ann.Session.RefreshToken.Replace('-', '+').Replace('_', '/'))[16..48]);

        var column = database == Database.Postgres ? "encode(current_hash, 'hex')" : "hex(current_hash)";
        var kept = await app.SqlAsync($"SELECT {column} FROM sessions WHERE user_id = {app.Literal(ann.Id)}");

        kept.ShouldHaveSingleItem()[0].ShouldNotBeNull().ToUpperInvariant().ShouldNotBe(secret);
    }

    [Theory, EveryDatabase]
    public async Task A_changed_password_ends_every_session_and_begins_a_new_one(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var other = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));

        var renewed = await ann.Client.PostAsync<Session>("/api/users/me/password", new ChangePassword(Person.Password, "a much better password"));

        await RefusedAsync(app, other.RefreshToken);
        await RefusedAsync(app, ann.Session.RefreshToken);
        (await RefreshAsync(app, renewed.RefreshToken)).User.Id.ShouldBe(ann.Id);
        await app.CreateClient().RefusedAsync(
            HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/login", new Login(ann.Email, Person.Password));
        await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, "a much better password"));
    }

    [Theory, EveryDatabase]
    public async Task A_password_is_changed_only_by_who_knows_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var wrong = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/users/me/password",
            new ChangePassword("not the password", "a much better password"));
        var weak = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/users/me/password",
            new ChangePassword(Person.Password, "short"));

        wrong.GetProperty("errors").TryGetProperty("current_password", out _).ShouldBeTrue();
        weak.GetProperty("errors").TryGetProperty("new_password", out _).ShouldBeTrue();
        await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));
    }

    private static Task<Session> RefreshAsync(BackendApp app, string refreshToken) =>
        app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(refreshToken));

    private static Task<System.Text.Json.JsonElement> RefusedAsync(BackendApp app, string refreshToken) => app.CreateClient().RefusedAsync(
        HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/refresh", new RefreshSession(refreshToken));
}
