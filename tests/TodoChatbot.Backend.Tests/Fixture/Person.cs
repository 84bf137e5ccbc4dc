using System.Net;
using System.Net.Http.Headers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A signed-in person and what a person does.</summary>
public sealed class Person
{
    public const string Password = "correct horse battery";

    private Guid? _conversation;

    public Person(BackendApp app, HttpClient client, Session session)
    {
        (App, Client, Session) = (app, client, session);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
    }

    public BackendApp App { get; }

    public HttpClient Client { get; }

    public Session Session { get; }

    public Guid Id => Session.User.Id;

    public string Email => Session.User.Email;

    /// <summary>Adds a task through REST.</summary>
    public Task<TaskItem> AddAsync(string title, Due? due = null, Recurrence? recurrence = null, params string[] tags) =>
        AddAsync(new TaskFields(title, Due: due, Recurrence: recurrence, Tags: tags));

    public Task<TaskItem> AddAsync(TaskFields fields) => Client.PostAsync<TaskItem>("/api/tasks", fields);

    /// <summary>Adds a task by one line of natural language.</summary>
    public Task<TaskItem> QuickAddAsync(string line) => Client.PostAsync<TaskItem>("/api/tasks/quick", new QuickTask(line));

    public Task<TaskItem> GetAsync(int number) => Client.GetAsync<TaskItem>($"/api/tasks/{number}");

    public async Task<IReadOnlyList<TaskItem>> ListAsync(string query = "") => (await Client.GetAsync<Page<TaskItem>>($"/api/tasks{query}")).Items;

    public Task<TaskItem> CompleteAsync(int number) => Client.PatchAsync<TaskItem>($"/api/tasks/{number}/complete", new CompleteTask(true));

    /// <summary>Changes part of a task.</summary>
    public Task<TaskItem> PatchAsync(int number, string patch) => Client.PatchAsync<TaskItem>($"/api/tasks/{number}", patch);

    public async Task DeleteAsync(int number)
    {
        using var response = await Client.TryAsync(HttpMethod.Delete, $"/api/tasks/{number}");
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    public Task<UndoneChanges> UndoAsync(int steps = 1) => Client.PostAsync<UndoneChanges>("/api/undo", new UndoChanges(steps));

    public Task<UndoneChanges> RedoAsync(int steps = 1) => Client.PostAsync<UndoneChanges>("/api/redo", new UndoChanges(steps));

    /// <summary>Says something in the conversation that this person has open.</summary>
    public async Task<ChatAnswer> SayAsync(string message)
    {
        var answer = await Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage(message, _conversation));
        _conversation = answer.ConversationId;
        return answer;
    }

    /// <summary>Opens a session of the Model Context Protocol.</summary>
    public Task<McpSession> McpAsync() => McpSession.ConnectAsync(Client);

    /// <summary>Comes back after the access token has ended: signs in again.</summary>
    public async Task ReturnAsync()
    {
        var session = await App.CreateClient().PostAsync<Session>("/api/auth/login", new Login(Email, Password));
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
    }

    /// <summary>The same person at another backend on the same database.</summary>
    public Person At(BackendApp other) => new(other, other.CreateClient(), Session) { _conversation = _conversation };

    /// <summary>The same person at a backend elsewhere.</summary>
    public Person At(Uri address) => new(App, new HttpClient { BaseAddress = address }, Session) { _conversation = _conversation };

    /// <summary>Makes a personal access token.</summary>
    public Task<CreatedToken> CreateTokenAsync(TokenScope scope = TokenScope.Read, string name = "a script", int? days = null) =>
        Client.PostAsync<CreatedToken>("/api/tokens", new CreateToken(name, scope, days));

    /// <summary>Does something of each kind, so that every table holds something of this person.</summary>
    /// <param name="mark">Begins every text.</param>
    public async Task LiveAsync(string mark = "")
    {
        var parent = await AddAsync(new TaskFields(
            $"{mark}Move house",
            $"{mark}Third floor",
            Due: new Due(new DateOnly(2026, 12, 1), new TimeOnly(9, 0)),
            Recurrence: new Recurrence("FREQ=WEEKLY"),
            Reminders: [new Reminder("-P1D")],
            Tags: [$"{mark}home"],
            Project: new ProjectReference(Name: $"{mark}Moving")));
        await AddAsync(new TaskFields($"{mark}Pack the books", Parent: parent.Number));
        await CompleteAsync(parent.Number);
        await UndoAsync();
        await CreateTokenAsync(name: $"{mark}script");
        await Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields($"{mark}Call the movers"), (Headers.IdempotencyKey, $"{Id:n}"));
        await SayAsync($"add a task: {mark}buy boxes");

        await App.CreateClient().TryAsync(HttpMethod.Post, "/api/auth/login", new Login(Email, "not the password"));

        // Only a model that counts its tokens fills this one.
        await App.SqlAsync(
            $"INSERT INTO model_usage (owner_id, day, input_tokens, output_tokens, turns) VALUES ({App.Literal(Id)}, '2026-11-23', 1, 1, 1) ON CONFLICT DO NOTHING");
    }

    /// <summary>The same person with a personal access token.</summary>
    public Person WithToken(string token) => With(Session with { AccessToken = token });

    /// <summary>The same person after a sign-in or a renewal.</summary>
    public Person With(Session session) => new(App, App.CreateClient(), session) { _conversation = _conversation };
}
