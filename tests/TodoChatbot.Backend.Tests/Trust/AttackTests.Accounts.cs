using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

public sealed partial class AttackTests
{
    private const string NewPassword = "violet tractor lantern seven";
    private const string Wrong = "not the password";

    // Every statement that the backend sends is in its log.
    private static readonly (string Key, string? Value) LogStatements = ("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information");

    [Theory, EveryDatabase]
    public async Task A_session_that_a_password_change_ended_reaches_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var thief = ann.With(await LoginAsync(app, ann.Email));
        await thief.ListAsync();

        await ChangePasswordAsync(ann);

        foreach (var (method, path, body) in Everything())
        {
            await RefusedAsync(thief, method, path, body);
        }

        await RefreshRefusedAsync(app, thief.Session.RefreshToken);
    }

    [Theory, EveryDatabase]
    public async Task A_copy_of_the_session_that_changed_the_password_ends_with_the_others(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var copy = ann.With(ann.Session);

        var renewed = ann.With(await ChangePasswordAsync(ann));

        await RefusedAsync(copy, HttpMethod.Post, "/api/tokens", new CreateToken("evil", TokenScope.Write, 366));
        await RefusedAsync(copy, HttpMethod.Get, "/api/tasks");
        await RefreshRefusedAsync(app, copy.Session.RefreshToken);
        await renewed.ListAsync();
        await renewed.CreateTokenAsync();
        await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(renewed.Session.RefreshToken));
    }

    [Theory, EveryDatabase]
    public async Task A_signed_out_session_reaches_nothing_and_its_streams_end(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        using var events = await OpenEventsAsync(ann);

        await SignOutAsync(app, ann);

        await events.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        foreach (var (method, path, body) in Everything())
        {
            await RefusedAsync(ann, method, path, body);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_password_change_ends_the_streams_of_every_session(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        using var own = await OpenEventsAsync(ann);
        using var other = await OpenEventsAsync(ann.With(await LoginAsync(app, ann.Email)));

        await ChangePasswordAsync(ann);

        foreach (var events in new[] { own, other })
        {
            await events.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    [Theory, EveryDatabase]
    public async Task Another_backend_that_heard_nothing_refuses_an_ended_session_within_seconds_and_never_lets_it_manage_the_account(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        await using var second = app.StartAnother();
        var ann = await app.SignUpAsync("ann");
        var elsewhere = ann.At(second);
        await elsewhere.ListAsync();

        await SignOutAsync(app, ann);

        await RefusedAsync(elsewhere, HttpMethod.Post, "/api/tokens", new CreateToken("evil"));
        second.Wait(TimeSpan.FromSeconds(15));
        await RefusedAsync(elsewhere, HttpMethod.Get, "/api/tasks");
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_at_one_backend_ends_the_session_s_streams_and_tokens_at_the_others(Database database)
    {
        var port = Ports.Next();
        await using var app = await BackendApp.StartAsync(database, ("Peers:Addresses:0", $"http://localhost:{port}"));
        await using var second = app.ServeAnother(port, ("Peers:Addresses:0", null));
        var ann = await app.SignUpAsync("ann");
        var elsewhere = ann.At(second);
        await elsewhere.ListAsync();
        using var events = await OpenEventsAsync(elsewhere);

        await SignOutAsync(app, ann);

        await events.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await RefusedAsync(elsewhere, HttpMethod.Get, "/api/tasks");
    }

    [Theory, EveryDatabase]
    public async Task Creating_tokens_and_exporting_ask_for_the_password_ten_minutes_after_the_last_time(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.CreateTokenAsync();
        app.Wait(TimeSpan.FromMinutes(10));
        var other = ann.With(await LoginAsync(app, ann.Email));

        await MustConfirmAsync(ann);
        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/auth/reauthenticate", new Reauthenticate(Wrong));
        await MustConfirmAsync(ann);
        await other.CreateTokenAsync();
        var status = await ann.Client.PostAsync<ReauthenticationStatus>("/api/auth/reauthenticate", new Reauthenticate(Person.Password));

        status.ValidUntil.ShouldBe(BackendApp.Start.AddMinutes(20));
        (await ann.Client.GetAsync<ReauthenticationStatus>("/api/auth/reauthenticate")).ShouldBe(status);
        await ann.CreateTokenAsync();
        using (var export = await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me/export"))
        {
            export.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var renewed = ann.With(await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(ann.Session.RefreshToken)));
        app.Wait(TimeSpan.FromMinutes(10));
        await MustConfirmAsync(renewed);
        (await renewed.Client.GetAsync<ReauthenticationStatus>("/api/auth/reauthenticate")).ValidUntil.ShouldBeNull();

        static async Task MustConfirmAsync(Person person)
        {
            await person.Client.RefusedAsync(
                HttpStatusCode.Forbidden, ErrorCodes.ReauthenticationRequired, HttpMethod.Post, "/api/tokens", new CreateToken("evil", TokenScope.Write, 366));
            await person.Client.RefusedAsync(
                HttpStatusCode.Forbidden, ErrorCodes.ReauthenticationRequired, HttpMethod.Post, "/api/tokens", new CreateToken("evil"), (Headers.IdempotencyKey, "evil"));
            await person.Client.RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.ReauthenticationRequired, HttpMethod.Get, "/api/users/me/export");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_password_change_revokes_tokens_only_when_asked_to(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var script = ann.WithToken((await ann.CreateTokenAsync()).Token);

        var renewed = ann.With(await ChangePasswordAsync(ann));
        await script.ListAsync();
        await renewed.Client.PostAsync<Session>("/api/users/me/password", new ChangePassword(NewPassword, "another long pass phrase", RevokeTokens: true));

        await RefusedAsync(script, HttpMethod.Get, "/api/tasks");
    }

    [Theory, EveryDatabase]
    public async Task No_endpoint_of_auth_stores_anything_for_an_idempotency_key(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var paths = app.Routes.Where(route => route.Method == "POST" && route.Pattern.StartsWith("/api/auth/", StringComparison.Ordinal)).Select(route => route.Pattern).ToList();
        paths.Count.ShouldBeGreaterThan(4);
        var body = JsonSerializer.Serialize(new { email = ann.Email, password = Person.Password });

        foreach (var path in paths.OrderBy(path => path.EndsWith("logout", StringComparison.Ordinal)))
        {
            var request = path.EndsWith("refresh", StringComparison.Ordinal) || path.EndsWith("logout", StringComparison.Ordinal)
                ? JsonSerializer.Serialize(new { refresh_token = ann.Session.RefreshToken })
                : path.EndsWith("reauthenticate", StringComparison.Ordinal) ? """{"password": "correct horse battery"}""" : body;
            using var first = await ann.Client.TryAsync(HttpMethod.Post, path, request, (Headers.IdempotencyKey, path));
            using var again = await ann.Client.TryAsync(HttpMethod.Post, path, request, (Headers.IdempotencyKey, path));
            ((int)first.StatusCode).ShouldBeLessThan(500, path);
            again.Headers.Contains("Idempotent-Replayed").ShouldBeFalse(path);
        }

        (await app.CountAsync("idempotency_keys")).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Eighty_tokens_created_at_once_are_fifty_and_all_are_listed(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(number =>
            ann.Client.TryAsync(HttpMethod.Post, "/api/tokens", new CreateToken($"script {number}"))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(Limits.TokensPerUser);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(80 - Limits.TokensPerUser);
        var made = await Task.WhenAll(answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.ReadAsync<CreatedToken>()));
        (await ann.Client.GetAsync<Page<TokenItem>>("/api/tokens")).Items.Select(item => item.Id).ShouldBe(made.Select(token => token.Item.Id), ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Knowing_a_session_s_id_does_not_end_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bytes = Base64Url.DecodeFromChars(ann.Session.RefreshToken);

        await RefreshRefusedAsync(app, Earlier(bytes, secret: RandomNumberGenerator.GetBytes(32)));
        await RefreshRefusedAsync(app, Forged(bytes, secret: RandomNumberGenerator.GetBytes(32)));
        using (var logout = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/logout", new RefreshSession(Forged(bytes, RandomNumberGenerator.GetBytes(32)))))
        {
            logout.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await ann.ListAsync();
        await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(ann.Session.RefreshToken));
    }

    [Theory, EveryDatabase]
    public async Task Every_refresh_token_that_a_session_ever_had_ends_it_when_it_is_used_again(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var token = ann.Session.RefreshToken;
        for (var renewal = 0; renewal < 3; renewal++)
        {
            token = (await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(token))).RefreshToken;
        }

        app.Wait(TimeSpan.FromSeconds(61));
        await RefreshRefusedAsync(app, ann.Session.RefreshToken);

        await RefreshRefusedAsync(app, token);
        await RefusedAsync(ann, HttpMethod.Get, "/api/tasks");
    }

    [Theory, EveryDatabase]
    public async Task A_refresh_token_of_an_earlier_release_still_renews_its_session(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await app.SqlAsync($"UPDATE sessions SET family_key = NULL, authenticated_at = NULL WHERE user_id = {app.Literal(ann.Id)}");
        var bytes = Base64Url.DecodeFromChars(ann.Session.RefreshToken);

        var renewed = await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(Earlier(bytes, bytes[16..48])));

        renewed.User.Id.ShouldBe(ann.Id);
        await app.CreateClient().PostAsync<Session>("/api/auth/refresh", new RefreshSession(renewed.RefreshToken));
    }

    [Theory]
    [InlineData("password", "most common")]
    [InlineData("12345678", "most common")]
    [InlineData("qwertyui", "easy to guess")]
    [InlineData("aaaaaaaa", "easy to guess")]
    [InlineData("P@ssw0rd", "most common")]
    [InlineData("Sommer2026!", "easy to guess")]
    [InlineData("password password password password", "most common")]
    [InlineData("zelda.fitz@example.com", "name or e-mail address")]
    [InlineData("Zelda-Fitz-1", "name or e-mail address")]
    public async Task A_password_that_is_easy_to_guess_is_refused_with_what_to_do(string password, string reason)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("Zelda Fitz");

        var signUp = await app.CreateClient().RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/auth/register", new Register("zelda.fitz@example.com", password, "Zelda Fitz"));
        var change = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/users/me/password",
            new ChangePassword(Person.Password, password == "zelda.fitz@example.com" ? ann.Email : password));

        signUp.GetProperty("errors").GetProperty("password")[0].GetString().ShouldNotBeNull().ShouldContain(reason);
        change.GetProperty("errors").GetProperty("new_password")[0].GetString().ShouldNotBeNull().ShouldContain(reason);
    }

    [Theory, EveryDatabase]
    public async Task People_who_have_a_weak_password_already_can_still_sign_in(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await SetHashAsync(app, ann, HashOf("password", iterations: 1));

        (await LoginAsync(app, ann.Email, "password")).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task Passwords_are_hashed_with_210000_rounds_and_older_hashes_are_replaced_at_the_next_sign_in(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, BackendApp.RealPasswords);
        var ann = await app.SignUpAsync("ann");
        (await RoundsAsync(app, ann)).ShouldBe(210_000u);

        await SetHashAsync(app, ann, HashOf(Person.Password, iterations: 100_000));
        await LoginAsync(app, ann.Email);

        (await RoundsAsync(app, ann)).ShouldBe(210_000u);
        await LoginAsync(app, ann.Email);
    }

    [Theory, EveryDatabase]
    public async Task A_password_may_be_typed_in_any_form_of_unicode(Database database)
    {
        const string Composed = "größe-äöü-42";
        var decomposed = Composed.Normalize(NormalizationForm.FormD);
        var app = await apps.OnAsync(database);
        var client = app.CreateClient();
        var (first, second) = (NewEmail(), NewEmail());
        await client.PostAsync<Session>("/api/auth/register", new Register(first, Composed));
        await client.PostAsync<Session>("/api/auth/register", new Register(second, decomposed));

        foreach (var (email, password) in new[] { (first, Composed), (first, decomposed), (second, Composed), (second, decomposed) })
        {
            (await LoginAsync(app, email, password)).User.Email.ShouldBe(email);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_password_stored_as_it_was_typed_is_normalized_at_the_next_sign_in(Database database)
    {
        var decomposed = "größe-äöü-42".Normalize(NormalizationForm.FormD);
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await SetHashAsync(app, ann, HashOf(decomposed, iterations: 1));

        await LoginAsync(app, ann.Email, decomposed);

        (await LoginAsync(app, ann.Email, decomposed.Normalize())).User.Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task An_address_is_the_same_in_every_spelling_of_its_domain_and_of_unicode(Database database)
    {
        var app = await apps.OnAsync(database);
        var client = app.CreateClient();
        var name = $"rené.{Guid.CreateVersion7():n}";

        var session = await client.PostAsync<Session>("/api/auth/register", new Register($"{name}@Bücher.Example".Normalize(NormalizationForm.FormD), Person.Password));

        session.User.Email.ShouldBe($"{name}@bücher.example");
        foreach (var spelling in new[] { $"{name}@bücher.example", $"{name}@BÜCHER.example", $"{name}@xn--bcher-kva.example", $"{name.Normalize(NormalizationForm.FormD)}@bücher.EXAMPLE" })
        {
            (await LoginAsync(app, spelling)).User.Id.ShouldBe(session.User.Id, spelling);
            await client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/auth/register", new Register(spelling, Person.Password));
        }
    }

    [Theory, EveryDatabase]
    public async Task An_account_with_an_international_domain_from_before_keeps_working(Database database)
    {
        var app = await apps.OnAsync(database);
        var email = $"ann.{Guid.CreateVersion7():n}@bücher.example";
        var session = await app.CreateClient().PostAsync<Session>("/api/auth/register", new Register(email, Person.Password));
        var key = email.ToUpperInvariant();
        await app.SqlAsync($"UPDATE users SET normalized_email = '{key}', normalized_user_name = '{key}' WHERE id = {app.Literal(session.User.Id)}");

        (await LoginAsync(app, email)).User.Id.ShouldBe(session.User.Id);

        await app.CreateClient().RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/auth/register", new Register(email, Person.Password));
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_address_costs_the_statements_of_a_wrong_password(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, LogStatements, ("Accounts:LockoutAttempts", "3"));
        var ann = await app.SignUpAsync("ann");
        var unknown = NewEmail();

        // Signing up starts the first sweep, whose statements are not of the attempts.
        await Eventually.TrueAsync(() => app.Sweeps == 1);

        for (var attempt = 0; attempt < 5; attempt++)
        {
            var wrong = await StatementsAsync(app, () => TryLoginAsync(app, ann.Email, Wrong));
            var nobody = await StatementsAsync(app, () => TryLoginAsync(app, unknown, Wrong));

            nobody.ShouldBe(wrong);
            wrong.ShouldNotBeEmpty();
        }
    }

    [Theory, EveryDatabase]
    public async Task Nobody_can_keep_the_owner_of_an_account_out(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var attempt = 0; attempt < 12; attempt++)
        {
            using var refused = await TryLoginAsync(app, ann.Email, Wrong);
        }

        using var stranger = await TryLoginAsync(app, ann.Email, Person.Password);
        var owner = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password, ann.Session.DeviceToken));

        var problem = await stranger.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("a device where you have signed in before");
        stranger.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        owner.FailedSignIns.ShouldBe(5);
        var later = await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, Person.Password, owner.DeviceToken));
        later.FailedSignIns.ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_paused_sign_in_says_nothing_about_whether_there_is_an_account(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var answers = new List<string>();

        foreach (var email in new[] { ann.Email, NewEmail() })
        {
            for (var attempt = 0; attempt < 6; attempt++)
            {
                using var refused = await TryLoginAsync(app, email, Wrong);
                answers.Add($"{(int)refused.StatusCode} {refused.Headers.RetryAfter} {(await refused.ReadAsync<JsonElement>()).GetProperty("detail")}");
            }
        }

        answers[6..].ShouldBe(answers[..6]);
        answers[5].ShouldStartWith("429");
    }

    [Theory, EveryDatabase]
    public async Task A_device_token_opens_nothing_and_belongs_to_one_person_and_one_password(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var renewed = await ChangePasswordAsync(ann);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var refused = await TryLoginAsync(app, ann.Email, Wrong);
        }

        foreach (var token in new[] { bob.Session.DeviceToken, ann.Session.DeviceToken, "nonsense", null })
        {
            await app.CreateClient().RefusedAsync(
                HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited, HttpMethod.Post, "/api/auth/login", new Login(ann.Email, NewPassword, token));
        }

        await RefusedAsync(ann.WithToken(renewed.DeviceToken!), HttpMethod.Get, "/api/tasks");
        await app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(ann.Email, NewPassword, renewed.DeviceToken));
    }

    [Theory, EveryDatabase]
    public async Task Wrong_passwords_from_a_known_device_pause_that_device(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var refused = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", new Login(ann.Email, Wrong, ann.Session.DeviceToken));
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        await app.CreateClient().RefusedAsync(
            HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited, HttpMethod.Post, "/api/auth/login", new Login(ann.Email, Person.Password, ann.Session.DeviceToken));
        await LoginAsync(app, ann.Email);
    }

    [Theory]
    [InlineData(Database.Sqlite, "password")]
    [InlineData(Database.Sqlite, "reauthenticate")]
    [InlineData(Database.Sqlite, "delete")]
    [InlineData(Database.Postgres, "password")]
    [InlineData(Database.Postgres, "reauthenticate")]
    [InlineData(Database.Postgres, "delete")]
    public async Task Guessing_the_password_through_a_stolen_session_stops_after_five(Database database, string door)
    {
        Assert.SkipWhen(database == Database.Postgres && PostgresServer.Reason is not null, PostgresServer.Reason ?? "");
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await GuessAsync(Wrong, attempt);
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var paused = await GuessAsync(Person.Password, 5);
        await paused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        paused.Headers.RetryAfter.ShouldNotBeNull();
        app.Wait(TimeSpan.FromMinutes(14));
        var again = ann.With(await LoginAsync(app, ann.Email));
        (await again.Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);

        Task<HttpResponseMessage> GuessAsync(string password, int attempt) => door switch
        {
            "password" => ann.Client.TryAsync(
                HttpMethod.Post, "/api/users/me/password", new ChangePassword(password, NewPassword), (Headers.IdempotencyKey, $"guess {attempt}")),
            "reauthenticate" => ann.Client.TryAsync(
                HttpMethod.Post, "/api/auth/reauthenticate", new Reauthenticate(password), (Headers.IdempotencyKey, $"guess {attempt}")),
            _ => ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(password)),
        };
    }

    [Theory]
    [InlineData("2001:db8:1:2::{0:x}", 3)]
    [InlineData("2001:db8:1:{0:x}::1", 10)]
    [InlineData("203.0.113.7|::ffff:203.0.113.7", 3)]
    public async Task An_address_limit_counts_a_network_of_IPv6_and_an_IPv4_address_once(string pattern, int allowed)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, ("RateLimits:SignInPerMinute", "3"));

        var answers = new List<HttpStatusCode>();
        for (var number = 1; number <= 10; number++)
        {
            var address = pattern.Contains('|', StringComparison.Ordinal) ? pattern.Split('|')[number % 2] : string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, number);
            using var answer = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", new Login(NewEmail(), Wrong), ("X-Forwarded-For", address));
            answers.Add(answer.StatusCode);
        }

        answers.Count(status => status == HttpStatusCode.Unauthorized).ShouldBe(allowed);
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(10 - allowed);
    }

    [Fact]
    public async Task A_client_cannot_choose_the_address_by_which_it_is_counted()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, ("RateLimits:SignInPerMinute", "3"));

        var answers = new List<HttpStatusCode>();
        for (var number = 1; number <= 10; number++)
        {
            using var answer = await app.CreateClient().TryAsync(
                HttpMethod.Post, "/api/auth/login", new Login(NewEmail(), Wrong), ("X-Forwarded-For", $"10.0.0.{number}, 192.168.1.7"));
            answers.Add(answer.StatusCode);
        }

        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(7);
    }

    [Fact]
    public async Task Looking_for_accounts_by_signing_up_is_limited_by_address()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite, ("RateLimits:SignInPerMinute", "5"));
        var ann = await app.SignUpAsync("ann");

        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 10; number++)
        {
            using var answer = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/register", new Register(ann.Email, Person.Password));
            answers.Add(answer.StatusCode);
        }

        answers[0].ShouldBe(HttpStatusCode.Conflict);
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(4);
    }

    [Theory, EveryDatabase]
    public async Task U_FFFE_in_a_text_is_refused_and_never_an_error_of_the_server(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("There");
        (string Method, string Path, string? Body)[] places =
        [
            ("POST", "/api/auth/login", """{"email": "a\ufffe@x.com", "password": "xxxxxxxx"}"""),
            ("POST", "/api/auth/register", """{"email": "a\ufffe@x.com", "password": "correct horse battery"}"""),
            ("POST", "/api/tasks", """{"title": "a\ufffe"}"""),
            ("PATCH", "/api/tasks/1", """{"title": "a\ufffe"}"""),
            ("POST", "/api/tasks/quick", """{"text": "a\ufffe"}"""),
            ("POST", "/api/tasks/quick/several", """{"text": "a\ufffe"}"""),
            ("POST", "/api/projects", """{"name": "a\ufffe"}"""),
            ("POST", "/api/tags", """{"name": "a\ufffe"}"""),
            ("POST", "/api/chat", """{"message": "a\ufffe"}"""),
            ("GET", "/api/tasks?q=%EF%BF%BE", null),
            ("GET", "/api/tasks?tag=%EF%BF%BE", null),
            ("GET", "/api/tasks?project=%EF%BF%BE", null),
        ];

        foreach (var (method, path, body) in places)
        {
            await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Parse(method), path, body);
        }
    }

    [Theory, EveryDatabase]
    public async Task Made_up_tokens_never_reach_the_database(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, LogStatements);
        var ann = await app.SignUpAsync("ann");
        var token = (await ann.CreateTokenAsync()).Token;
        var refresh = ann.Session.RefreshToken;
        string[] tokens = ["todo_pat_x", $"{token}x", $"{token[..^1]}{(token[^1] == 'a' ? 'b' : 'a')}", $"{token[..20]}{(token[20] == 'a' ? 'b' : 'a')}{token[21..]}", $"todo_pat_{new string('x', 5000)}", "todo_pat_ä"];
        string[] refreshTokens = ["x", new string('A', 64), new string('A', 80), $"{refresh[..^1]}{(refresh[^1] == 'A' ? 'Q' : 'A')}", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48))];

        // Signing up starts the first sweep, whose statements are not of the attempts.
        await Eventually.TrueAsync(() => app.Sweeps == 1);
        var statements = await StatementsAsync(app, async () =>
        {
            foreach (var made in tokens)
            {
                using var refused = await app.CreateClient().TryAsync(HttpMethod.Get, "/api/tasks", null, ("Authorization", $"Bearer {made}"));
                refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, made);
            }

            foreach (var made in refreshTokens)
            {
                await RefreshRefusedAsync(app, made);
            }

            // Where nobody needs to be known, nobody is looked up.
            using var health = await app.CreateClient().TryAsync(HttpMethod.Get, "/api/health/live", null, ("Authorization", $"Bearer {token}"));
            health.StatusCode.ShouldBe(HttpStatusCode.OK);
        });

        statements.ShouldBeEmpty();
        await ann.WithToken(token).ListAsync();
    }

    [Theory, EveryDatabase]
    public async Task An_address_that_sends_many_unknown_tokens_costs_no_more_queries_and_its_neighbor_goes_on(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, LogStatements, ("RateLimits:UnknownTokensPerMinute", "3"));
        var ann = await app.SignUpAsync("ann");
        var script = ann.WithToken((await ann.CreateTokenAsync()).Token);
        await script.ListAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await RefusedAsync(ann.WithToken(EarlierToken()), HttpMethod.Get, "/api/tasks");
        }

        // Signing up starts the first sweep, whose statements are not of the attempts.
        await Eventually.TrueAsync(() => app.Sweeps == 1);
        var statements = await StatementsAsync(app, async () =>
        {
            using var limited = await ann.WithToken(EarlierToken()).Client.TryAsync(HttpMethod.Get, "/api/tasks");
            await limited.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
            limited.Headers.RetryAfter.ShouldNotBeNull();
        });

        statements.ShouldBeEmpty();
        await script.ListAsync();
    }

    [Theory, EveryDatabase]
    public async Task A_token_of_an_earlier_release_without_a_checksum_still_works(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var created = await ann.CreateTokenAsync();
        var earlier = EarlierToken();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(earlier)));
        await app.SqlAsync($"UPDATE personal_access_tokens SET hash = {(database == Database.Postgres ? $"'\\x{hash}'" : $"X'{hash}'")} WHERE id = {app.Literal(created.Item.Id)}");

        (await ann.WithToken(earlier).ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_account_s_tokens_are_refused_everywhere_at_once(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var other = ann.With(await LoginAsync(app, ann.Email));
        await other.ListAsync();
        using var events = await OpenEventsAsync(other);

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await events.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        foreach (var person in new[] { ann, other })
        {
            foreach (var path in new[] { "tasks", "projects", "tags", "tokens", "conversations", "chat/usage", "reminders", "activity", "users/me", "events" })
            {
                await RefusedAsync(person, HttpMethod.Get, $"/api/{path}");
            }
        }
    }

    [Theory]
    [InlineData("not before an hour from now")]
    [InlineData("no subject")]
    [InlineData("a subject that is no id")]
    [InlineData("no session")]
    public async Task A_signed_token_that_names_no_one_or_is_not_yet_valid_is_refused(string fault)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var claims = new Dictionary<string, object> { ["sub"] = ann.Id.ToString(), ["sid"] = Guid.CreateVersion7().ToString(), ["scope"] = "read write account" };
        switch (fault)
        {
            case "no subject":
                claims.Remove("sub");
                break;
            case "a subject that is no id":
                claims["sub"] = "ann";
                break;
            case "no session":
                claims.Remove("sid");
                break;
        }

        var token = SignedToken(claims, notBefore: fault.StartsWith("not before", StringComparison.Ordinal) ? BackendApp.Start.AddHours(1) : BackendApp.Start);

        foreach (var path in new[] { "/api/tasks", "/api/users/me", "/api/tokens" })
        {
            await RefusedAsync(ann.WithToken(token), HttpMethod.Get, path);
        }
    }

    [Fact]
    public async Task The_security_log_tells_what_happened_to_an_account_by_ids_and_addresses()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var token = await ann.CreateTokenAsync();
        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tokens/{token.Item.Id}");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"display_name": "Eve"}""");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var refused = await TryLoginAsync(app, ann.Email, Wrong);
        }

        using var confirmation = await ann.Client.TryAsync(HttpMethod.Post, "/api/auth/reauthenticate", new Reauthenticate(Wrong));
        using var export = await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me/export");
        await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var renewed = ann.With(await ChangePasswordAsync(ann));
        using var gone = await renewed.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(NewPassword));

        var lines = app.Logs.Lines.Where(line => line.Contains("TodoChatbot.Security", StringComparison.Ordinal)).ToList();
        string[] expected =
        [
            $"Information TodoChatbot.Security User {ann.Id} signed up",
            $"Information TodoChatbot.Security User {ann.Id} created token {token.Item.Id} with scope Read",
            $"Information TodoChatbot.Security User {ann.Id} revoked token {token.Item.Id}",
            $"Information TodoChatbot.Security User {ann.Id} changed settings",
            $"Warning TodoChatbot.Security A sign-in as user {ann.Id} from",
            $"Warning TodoChatbot.Security A sign-in as user {ann.Id} from",
            $"Warning TodoChatbot.Security A wrong password was given",
            $"Information TodoChatbot.Security User {ann.Id} exported all data",
            $"Information TodoChatbot.Security User {ann.Id} confirmed session",
            $"Information TodoChatbot.Security User {ann.Id} changed the password",
            $"Information TodoChatbot.Security User {ann.Id} deleted the account",
        ];
        foreach (var line in expected)
        {
            lines.ShouldContain(logged => logged.StartsWith(line, StringComparison.Ordinal), line);
        }

        lines.Count(line => line.Contains("was refused: sign-in is paused", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldAllBe(line => !line.Contains("example.com", StringComparison.Ordinal) && !line.Contains("Eve", StringComparison.Ordinal));
    }

    private static IEnumerable<(HttpMethod Method, string Path, object? Body)> Everything() =>
    [
        (HttpMethod.Post, "/api/tokens", new CreateToken("evil", TokenScope.Write, 366)),
        (HttpMethod.Get, "/api/tokens", null),
        (HttpMethod.Get, "/api/users/me/export", null),
        (HttpMethod.Post, "/api/users/me/password", new ChangePassword(Person.Password, NewPassword)),
        (HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password)),
        (HttpMethod.Patch, "/api/users/me", """{"display_name": "Eve"}"""),
        (HttpMethod.Get, "/api/users/me", null),
        (HttpMethod.Get, "/api/tasks", null),
        (HttpMethod.Post, "/api/tasks", new TaskFields("Haunt the house")),
        (HttpMethod.Get, "/api/events", null),
        (HttpMethod.Post, "/api/auth/reauthenticate", new Reauthenticate(Person.Password)),
    ];

    private static async Task<Session> ChangePasswordAsync(Person person) =>
        await person.Client.PostAsync<Session>("/api/users/me/password", new ChangePassword(Person.Password, NewPassword));

    private static async Task SignOutAsync(BackendApp app, Person person)
    {
        using var response = await app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/logout", new RefreshSession(person.Session.RefreshToken));
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static Task<Session> LoginAsync(BackendApp app, string email, string password = Person.Password) =>
        app.CreateClient().PostAsync<Session>("/api/auth/login", new Login(email, password));

    private static Task<HttpResponseMessage> TryLoginAsync(BackendApp app, string email, string password) =>
        app.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", new Login(email, password));

    private static Task<JsonElement> RefusedAsync(Person person, HttpMethod method, string path, object? body = null) =>
        person.Client.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, method, path, body);

    private static Task<JsonElement> RefreshRefusedAsync(BackendApp app, string refreshToken) => app.CreateClient().RefusedAsync(
        HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/auth/refresh", new RefreshSession(refreshToken));

    // Ready once the first event has come.
    private static async Task<StreamReader> OpenEventsAsync(Person person)
    {
        var reader = new StreamReader(await person.Client.GetStreamAsync("/api/events", TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
            // The lines of the first event.
        }

        return reader;
    }

    private static async Task<IReadOnlyList<string>> StatementsAsync(BackendApp app, Func<Task> act)
    {
        // The first write wakes the removal of old rows, which has statements of its own.
        await Eventually.TrueAsync(() => app.Sweeps > 0);
        var before = app.Logs.Lines.Count;
        await act();
        return
        [
            .. app.Logs.Lines.Skip(before)
                .Where(line => line.Contains("Executed DbCommand", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf('\n', StringComparison.Ordinal)..].Trim()),
        ];
    }

    // As releases before this one wrote them: the session's id and a secret.
    private static string Earlier(byte[] token, byte[] secret) => Base64Url.EncodeToString((byte[])[.. token[..16], .. secret]);

    private static string Forged(byte[] token, byte[] secret)
    {
        byte[] body = [.. token[..16], .. secret, .. RandomNumberGenerator.GetBytes(8)];
        var checksum = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(checksum, System.IO.Hashing.Crc32.HashToUInt32(body));
        return Base64Url.EncodeToString((byte[])[.. body, .. checksum]);
    }

    private static string EarlierToken() => $"todo_pat_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    private static string NewEmail() => $"nobody.{Guid.CreateVersion7():n}@example.com";

    private static string HashOf(string password, int iterations) =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })).HashPassword(new object(), password);

    private static Task SetHashAsync(BackendApp app, Person person, string hash) =>
        app.SqlAsync($"UPDATE users SET password_hash = '{hash}' WHERE id = {app.Literal(person.Id)}");

    private static async Task<uint> RoundsAsync(BackendApp app, Person person)
    {
        var hash = (await app.SqlAsync($"SELECT password_hash FROM users WHERE id = {app.Literal(person.Id)}"))[0][0]!;
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
    }

    private static string SignedToken(Dictionary<string, object> claims, DateTimeOffset notBefore)
    {
        var secret = Encoding.UTF8.GetBytes("a secret of the tests, long enough for HS256");
        var key = new SymmetricSecurityKey(secret) { KeyId = Convert.ToHexStringLower(SHA256.HashData(secret))[..16] };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "todo-chatbot",
            Audience = "todo-chatbot-api",
            IssuedAt = BackendApp.Start.UtcDateTime,
            NotBefore = notBefore.UtcDateTime,
            Expires = BackendApp.Start.AddHours(3).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }
}
