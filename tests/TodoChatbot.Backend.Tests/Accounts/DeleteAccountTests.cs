using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Accounts;

public sealed class DeleteAccountTests
{
    [Theory, EveryDatabase]
    public async Task A_deleted_account_leaves_no_row_in_any_table(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();
        (await app.RowsAsync()).Where(table => table.Value == 0).Select(table => table.Key).ShouldBeEmpty("the test must put something into each table");

        using var response = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.RowsAsync()).Where(table => table.Value > 0).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_account_takes_nothing_of_others_along(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var bob = await app.SignUpAsync("bob");
        await bob.LiveAsync();
        var before = await app.RowsAsync();
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();

        await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        (await app.RowsAsync()).ShouldBe(before);
    }

    [Theory, EveryDatabase]
    public async Task Only_who_knows_the_password_can_delete(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Delete, "/api/users/me", new DeleteAccount("not the password"));

        problem.GetProperty("errors").TryGetProperty("password", out _).ShouldBeTrue();
        (await ann.Client.GetAsync<UserItem>("/api/users/me")).Id.ShouldBe(ann.Id);
    }

    [Theory, EveryDatabase]
    public async Task An_account_is_deleted_while_it_is_used_and_its_writers_learn_that_it_no_longer_exists(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        await using var other = app.StartAnother();
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();
        Person[] both = [ann, ann.At(other)];
        var writes = 0;
        var writers = Enumerable.Range(0, 8).Select(index => WriteAsync(both[index % 2].Client, index)).ToList();
        await Eventually.TrueAsync(() => Volatile.Read(ref writes) > 24);

        using var response = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));
        await Task.WhenAll(writers);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.RowsAsync()).Where(table => table.Value > 0).ShouldBeEmpty();
        app.Logs.Lines.Concat(other.Logs.Lines).ShouldNotContain(line => line.Contains("40P01") || line.Contains("FOREIGN KEY constraint failed"));

        async Task WriteAsync(HttpClient client, int index)
        {
            for (var count = 0; ; count++)
            {
                using var answer = index % 2 == 0
                    ? await client.TryAsync(HttpMethod.Post, "/api/chat", new SendMessage($"add a task to buy thing {index}-{count}"))
                    : await client.TryAsync(
                        HttpMethod.Post, "/api/tasks", new TaskFields($"Thing {index}-{count}", Tags: [$"tag{count}"]), (Headers.IdempotencyKey, index < 4 ? $"{index}-{count}" : ""));
                if (answer.IsSuccessStatusCode)
                {
                    Interlocked.Increment(ref writes);
                    continue;
                }

                await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized);
                return;
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task A_token_that_outlives_its_account_opens_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var token = await ann.CreateTokenAsync(TokenScope.Write);
        await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "/api/users/me", null),
            (HttpMethod.Get, "/api/activity", null),
            (HttpMethod.Post, "/api/tasks", new TaskFields("Haunt the house")),
            (HttpMethod.Post, "/api/tasks/quick", new QuickTask("haunt the house")),
            (HttpMethod.Post, "/api/projects", new LabelFields("Haunting")),
            (HttpMethod.Post, "/api/tokens", new CreateToken("haunting")),
            (HttpMethod.Post, "/api/undo", null),
            (HttpMethod.Post, "/api/chat", new SendMessage("add a task to haunt the house")),
        })
        {
            await ann.Client.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, method, path, body);
        }

        await ann.Client.RefusedAsync(
            HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/tasks", new TaskFields("Haunt the house"), (Headers.IdempotencyKey, "boo"));
        await ann.WithToken(token.Token).Client.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Get, "/api/tasks");
    }
}
