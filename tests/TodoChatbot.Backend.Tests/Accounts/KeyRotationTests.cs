using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Accounts;

/// <summary>Processes receive a new JWT_SECRET one after the other, and no token is refused meanwhile.</summary>
public sealed class KeyRotationTests
{
    private const string Old = "the secret before, long enough for HS256";
    private const string New = "the secret of today, long enough for HS256";

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(3);

    // How much later the second backend has received the key; within the tolerated difference of two clocks.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    [Theory, EveryDatabase]
    public async Task While_a_new_key_reaches_one_backend_after_the_other_each_accepts_the_tokens_of_both(Database database)
    {
        using var secretsOfOne = new SecretsFolder();
        using var secretsOfTwo = new SecretsFolder();
        secretsOfOne.Write("JWT_SECRET", Old);
        secretsOfTwo.Write("JWT_SECRET", Old);
        await using var one = await BackendApp.StartAsync(database, ("JWT_SECRET", null), ("SECRETS_DIRECTORY", secretsOfOne.Path));
        await using var two = one.StartAnother(("SECRETS_DIRECTORY", secretsOfTwo.Path));
        await using var later = one.StartAnother(("SECRETS_DIRECTORY", null), ("JWT_SECRET", New));
        var ann = await one.SignUpAsync("ann");
        var withNewKey = await SignInAsync(later, ann);

        Rotate(secretsOfOne);
        await AcceptsAsync(one, withNewKey);
        var firstMoment = (AtOne: await SignInAsync(one, ann), AtTwo: await SignInAsync(two, ann));
        await ShouldAcceptAsync(two, firstMoment.AtOne);
        await ShouldAcceptAsync(one, firstMoment.AtTwo);

        Rotate(secretsOfTwo);
        await AcceptsAsync(two, withNewKey);
        one.Wait(Delay);
        two.Wait(Delay - Lag);
        var secondMoment = (AtOne: await SignInAsync(one, ann), AtTwo: await SignInAsync(two, ann));
        KeyOf(secondMoment.AtOne).ShouldBe(KeyOf(withNewKey), "the first backend has known the new key for long enough");
        KeyOf(secondMoment.AtTwo).ShouldBe(KeyOf(firstMoment.AtTwo), "the second has not");
        await ShouldAcceptAsync(two, secondMoment.AtOne);
        await ShouldAcceptAsync(one, secondMoment.AtTwo);
    }

    [Theory, EveryDatabase]
    public async Task A_backend_that_starts_during_a_rotation_signs_with_the_previous_key_at_first(Database database)
    {
        await using var before = await BackendApp.StartAsync(database, ("JWT_SECRET", Old));
        var ann = await before.SignUpAsync("ann");

        await using var started = before.StartAnother(("JWT_SECRET", New), ("JWT_SECRET_PREVIOUS", Old));
        var atFirst = await SignInAsync(started, ann);
        await ShouldAcceptAsync(before, atFirst);
        await ShouldAcceptAsync(started, ann.Session);

        started.Wait(Delay);
        await using var after = before.StartAnother(("JWT_SECRET", New));
        after.Wait(Delay);
        var afterwards = await SignInAsync(started, ann);
        await ShouldAcceptAsync(after, afterwards);
        await after.CreateClient().RefusedAsync(
            HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Get, "/api/users/me", null, ("Authorization", $"Bearer {atFirst.AccessToken}"));
    }

    [Fact]
    public async Task The_time_counts_from_the_arrival_of_the_key_and_not_from_the_first_token()
    {
        using var secrets = new SecretsFolder();
        secrets.Write("JWT_SECRET", Old);
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("JWT_SECRET", null), ("SECRETS_DIRECTORY", secrets.Path));
        await using var later = app.StartAnother(("SECRETS_DIRECTORY", null), ("JWT_SECRET", New));
        var ann = await later.SignUpAsync("ann");

        Rotate(secrets);
        await AcceptsAsync(app, ann.Session);
        app.Wait(Delay);

        KeyOf(await SignInAsync(app, ann)).ShouldBe(KeyOf(ann.Session));
    }

    [Fact]
    public async Task Without_a_previous_key_a_new_one_signs_at_once()
    {
        using var secrets = new SecretsFolder();
        secrets.Write("JWT_SECRET", Old);
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("JWT_SECRET", null), ("SECRETS_DIRECTORY", secrets.Path));
        await using var later = app.StartAnother(("SECRETS_DIRECTORY", null), ("JWT_SECRET", New));
        var ann = await later.SignUpAsync("ann");

        secrets.Write("JWT_SECRET", New);
        await AcceptsAsync(app, ann.Session);

        KeyOf(await SignInAsync(app, ann)).ShouldBe(KeyOf(ann.Session));
    }

    private static void Rotate(SecretsFolder secrets)
    {
        secrets.Write("JWT_SECRET_PREVIOUS", Old);
        secrets.Write("JWT_SECRET", New);
    }

    private static Task<Session> SignInAsync(BackendApp app, Person person) =>
        app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(person.Email, Person.Password));

    // The change of a file arrives in its own time.
    private static Task AcceptsAsync(BackendApp app, Session session) => Eventually.TrueAsync(async () => await StatusAsync(app, session) == HttpStatusCode.OK);

    private static async Task ShouldAcceptAsync(BackendApp app, Session session) => (await StatusAsync(app, session)).ShouldBe(HttpStatusCode.OK);

    private static async Task<HttpStatusCode> StatusAsync(BackendApp app, Session session)
    {
        using var client = app.CreateClient();
        using var response = await client.TryAsync(HttpMethod.Get, "/api/tasks", null, ("Authorization", $"Bearer {session.AccessToken}"));
        return response.StatusCode;
    }

    private static string KeyOf(Session session) => session.AccessToken.Split('.')[0];
}
