using System.Collections.Concurrent;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>One backend for each database, started when a test class first asks for it.</summary>
public sealed class BackendApps : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Database, Lazy<Task<BackendApp>>> _apps = new();

    /// <summary>The backend on this database.</summary>
    public Task<BackendApp> OnAsync(Database database) =>
        _apps.GetOrAdd(database, chosen => new Lazy<Task<BackendApp>>(() => BackendApp.StartAsync(chosen))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await (await app.Value).DisposeAsync();
        }
    }
}
