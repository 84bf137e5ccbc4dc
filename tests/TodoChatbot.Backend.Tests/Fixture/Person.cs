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

    /// <summary>Adds a task through REST.</summary>
    public Task<TaskItem> AddAsync(string title, Due? due = null, Recurrence? recurrence = null, params string[] tags) =>
        AddAsync(new TaskFields(title, Due: due, Recurrence: recurrence, Tags: tags));

    public Task<TaskItem> AddAsync(TaskFields fields) => Client.PostAsync<TaskItem>("/api/tasks", fields);

    /// <summary>Adds a task by one line of natural language.</summary>
    public Task<TaskItem> QuickAddAsync(string line) => Client.PostAsync<TaskItem>("/api/tasks/quick", new QuickTask(line));

    public Task<TaskItem> GetAsync(int number) => Client.GetAsync<TaskItem>($"/api/tasks/{number}");

    public async Task<IReadOnlyList<TaskItem>> ListAsync(string query = "") => (await Client.GetAsync<Page<TaskItem>>($"/api/tasks{query}")).Items;

    public Task<TaskItem> CompleteAsync(int number) => Client.PatchAsync<TaskItem>($"/api/tasks/{number}/complete", new CompleteTask(true));

    public Task<UndoneChanges> UndoAsync(int steps = 1) => Client.PostAsync<UndoneChanges>("/api/undo", new UndoChanges(steps));

    /// <summary>Says something in the conversation that this person has open.</summary>
    public async Task<ChatAnswer> SayAsync(string message)
    {
        var answer = await Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage(message, _conversation));
        _conversation = answer.ConversationId;
        return answer;
    }

    /// <summary>The same person at another backend on the same database.</summary>
    public Person At(BackendApp other)
    {
        var client = other.CreateClient();
        return new Person(other, client, Session) { _conversation = _conversation };
    }
}
