using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class SigningSecretTests
{
    private const string Old = "the secret before, long enough for HS256";
    private const string New = "the secret of today, long enough for HS256";

    [Theory]
    [InlineData(null, "JWT_SECRET is not set")]
    [InlineData("", "JWT_SECRET is not set")]
    [InlineData("31 bytes are one byte too short", "JWT_SECRET is too weak")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "JWT_SECRET is too weak")]
    [InlineData("abababababababababababababababababababab", "JWT_SECRET is too weak")]
    public async Task Without_a_good_secret_the_start_fails_and_says_so(string? secret, string reason)
    {
        var (exitCode, output) = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["serve"], ("JWT_SECRET", secret));

        exitCode.ShouldBe(1);
        output.ShouldContain(reason);
        output.ShouldContain("openssl rand");
        output.ShouldNotContain("   at ", customMessage: "a stack trace helps nobody here");
        if (!string.IsNullOrEmpty(secret))
        {
            output.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task A_weak_secret_from_before_is_refused_too()
    {
        var (exitCode, output) = await BackendProgram.RunAsync(Database.Sqlite, "never-made.db", ["serve"], ("JWT_SECRET_PREVIOUS", "short"));

        exitCode.ShouldBe(1);
        output.ShouldContain("JWT_SECRET_PREVIOUS is too weak");
    }

    [Theory, EveryDatabase]
    public async Task A_token_of_the_secret_before_is_accepted_as_long_as_that_is_known(Database database)
    {
        await using var before = await BackendApp.StartAsync(database, ("JWT_SECRET", Old));
        var ann = await before.SignUpAsync("ann");

        await using var both = before.StartAnother(("JWT_SECRET", New), ("JWT_SECRET_PREVIOUS", Old));
        await using var after = before.StartAnother(("JWT_SECRET", New));

        (await ann.At(both).Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);
        await ann.At(after).Client.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Get, "/api/users/me");
    }

    [Fact]
    public async Task A_replaced_secret_file_takes_effect_without_a_restart()
    {
        using var secrets = new SecretsFolder();
        secrets.Write("JWT_SECRET", Old);
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("SECRETS_DIRECTORY", secrets.Path), ("JWT_SECRET", null));
        var ann = await app.SignUpAsync("ann");

        secrets.Write("JWT_SECRET_PREVIOUS", Old);
        secrets.Write("JWT_SECRET", New);

        await using var later = app.StartAnother(("SECRETS_DIRECTORY", null), ("JWT_SECRET", New));
        using var withNewKey = later.CreateClient();
        var session = await withNewKey.PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password));
        await Eventually.TrueAsync(async () =>
        {
            using var response = await app.CreateClient().TryAsync(
                HttpMethod.Get, "/api/users/me", null, ("Authorization", $"Bearer {session.AccessToken}"));
            return response.StatusCode == HttpStatusCode.OK;
        });
        (await ann.Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);
    }

    [Fact]
    public async Task A_secret_file_that_is_broken_for_a_moment_changes_nothing()
    {
        using var secrets = new SecretsFolder();
        secrets.Write("JWT_SECRET", Old);
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("SECRETS_DIRECTORY", secrets.Path), ("JWT_SECRET", null));
        var ann = await app.SignUpAsync("ann");

        secrets.Write("JWT_SECRET", "");

        await Eventually.TrueAsync(async () =>
        {
            (await ann.Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);
            return app.Logs.Lines.Any(line => line.Contains("JWT_SECRET", StringComparison.Ordinal));
        });
        (await RefreshAsync(app, ann)).User.Id.ShouldBe(ann.Id);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{0}.")]
    [InlineData("{1}.{0}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("todo_pat_nonsense")]
    [InlineData("todo_pat_")]
    [InlineData(" ")]
    public async Task A_forged_token_opens_nothing(string forgery)
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var parts = ann.Session.AccessToken.Split('.');

        using var response = await app.CreateClient().TryAsync(
            HttpMethod.Get, "/api/users/me", null, ("Authorization", $"Bearer {string.Format(System.Globalization.CultureInfo.InvariantCulture, forgery, parts[1], parts[0])}"));

        await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    private static Task<Session> RefreshAsync(BackendApp app, Person person) =>
        app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(person.Session.RefreshToken));

    private static string KeyOf(string token) => token.Split('.')[0];
}
