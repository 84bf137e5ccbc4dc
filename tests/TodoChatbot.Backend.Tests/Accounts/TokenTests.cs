using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class TokenTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_token_is_shown_once_and_listed_by_its_hint(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var created = await ann.CreateTokenAsync(TokenScope.Write, "Claude on my laptop");

        created.Token.ShouldStartWith("todo_pat_");
        var listed = (await ann.Client.GetAsync<Page<TokenItem>>("/api/tokens")).Items.ShouldHaveSingleItem();
        listed.ShouldBe(created.Item);
        listed.Name.ShouldBe("Claude on my laptop");
        listed.Hint.ShouldBe(created.Token[^4..]);
        listed.LastUsedAt.ShouldBeNull();
        (listed.ExpiresAt - listed.CreatedAt).ShouldBe(TimeSpan.FromDays(90));
    }

    [Theory, EveryDatabase]
    public async Task Only_the_hash_of_a_token_is_kept(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var created = await ann.CreateTokenAsync();

        var column = database == Database.Postgres ? "encode(hash, 'hex')" : "hex(hash)";
        var kept = (await app.SqlAsync($"SELECT {column} FROM personal_access_tokens WHERE user_id = {app.Literal(ann.Id)}")).ShouldHaveSingleItem()[0];
        kept.ShouldBe(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(created.Token))), StringCompareShould.IgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task A_token_made_with_an_idempotency_key_is_kept_nowhere_either(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/tokens", new CreateToken("a script"), (Headers.IdempotencyKey, "make a token"));
        var created = await response.ReadAsync<CreatedToken>();

        var column = database == Database.Postgres ? "encode(body, 'escape')" : "CAST(body AS TEXT)";
        (await app.SqlAsync($"SELECT {column} FROM idempotency_keys WHERE owner_id = {app.Literal(ann.Id)}"))
            .ShouldHaveSingleItem()[0].ShouldBe("");
        var again = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tokens", new CreateToken("a script"), (Headers.IdempotencyKey, "make a token"));
        again.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("shown only once");
        (await ann.Client.GetAsync<Page<TokenItem>>("/api/tokens")).Items.ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_reading_token_reads_and_does_not_write(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var reader = ann.WithToken((await ann.CreateTokenAsync(TokenScope.Read)).Token);

        (await reader.ListAsync()).ShouldHaveSingleItem();
        (await reader.Client.PostAsync<ParsedText>("/api/language/parse", new ParseText("call mom tomorrow"))).Title.ShouldBe("call mom");
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Post, "/api/tasks", new TaskFields("Buy bread")),
            (HttpMethod.Put, "/api/tasks/1", new TaskFields("Buy bread")),
            (HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy bread"}"""),
            (HttpMethod.Patch, "/api/tasks/1/complete", null),
            (HttpMethod.Delete, "/api/tasks/1", null),
            (HttpMethod.Post, "/api/tasks/quick", new QuickTask("buy bread")),
            (HttpMethod.Post, "/api/projects", new LabelFields("Home")),
            (HttpMethod.Post, "/api/undo", null),
            (HttpMethod.Post, "/api/redo", null),
            (HttpMethod.Post, "/api/chat", new SendMessage("add a task to buy bread")),
        })
        {
            await reader.Client.RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden, method, path, body);
        }

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task A_writing_token_writes_but_does_not_manage_the_account(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var own = await ann.CreateTokenAsync(TokenScope.Write);
        var writer = ann.WithToken(own.Token);

        (await writer.AddAsync("Buy milk")).Number.ShouldBe(1);
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "/api/tokens", null),
            (HttpMethod.Post, "/api/tokens", new CreateToken("another", TokenScope.Write)),
            (HttpMethod.Delete, $"/api/tokens/{own.Item.Id}", null),
            (HttpMethod.Patch, "/api/users/me", """{"display_name": "Eve"}"""),
            (HttpMethod.Post, "/api/users/me/password", new ChangePassword(Person.Password, "a much better password")),
            (HttpMethod.Get, "/api/users/me/export", null),
            (HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password)),
        })
        {
            await writer.Client.RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden, method, path, body);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_revoked_token_is_refused_at_once(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var created = await ann.CreateTokenAsync();
        var script = ann.WithToken(created.Token);
        await script.ListAsync();

        using var response = await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tokens/{created.Item.Id}");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await script.Client.TryAsync(HttpMethod.Get, "/api/tasks");
        await refused.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized);
        refused.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
    }

    [Theory, EveryDatabase]
    public async Task A_token_ends_on_its_day(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var script = ann.WithToken((await ann.CreateTokenAsync(days: 7)).Token);

        app.Wait(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await script.ListAsync();
        app.Wait(TimeSpan.FromSeconds(1));

        await script.Client.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Get, "/api/tasks");
    }

    [Theory, EveryDatabase]
    public async Task The_list_says_when_a_token_was_last_used(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var script = ann.WithToken((await ann.CreateTokenAsync()).Token);

        await script.ListAsync();
        (await LastUsedAsync()).ShouldBe(BackendApp.Start);
        app.Wait(TimeSpan.FromMinutes(4));
        await script.ListAsync();
        (await LastUsedAsync()).ShouldBe(BackendApp.Start, "a finer record would write a row for each request");
        app.Wait(TimeSpan.FromMinutes(2));
        await script.ListAsync();
        (await LastUsedAsync()).ShouldBe(BackendApp.Start.AddMinutes(6));

        async Task<DateTimeOffset?> LastUsedAsync() => (await ann.Client.GetAsync<Page<TokenItem>>("/api/tokens")).Items[0].LastUsedAt;
    }

    [Theory]
    [InlineData("""{"name": ""}""", "name")]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name": "x", "expires_in_days": 0}""", "expires_in_days")]
    [InlineData("""{"name": "x", "expires_in_days": 367}""", "expires_in_days")]
    [InlineData("""{"name": "x", "scope": "account"}""", "scope")]
    [InlineData("""{"name": "a\u0000b"}""", "name")]
    public async Task A_wrong_token_is_refused_by_field(string body, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tokens", body);

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    [Theory, EveryDatabase]
    public async Task A_person_has_fifty_tokens_at_the_most(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var number = 0; number < Limits.TokensPerUser; number++)
        {
            await ann.CreateTokenAsync(name: $"script {number}");
        }

        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tokens", new CreateToken("one more"));
    }
}
