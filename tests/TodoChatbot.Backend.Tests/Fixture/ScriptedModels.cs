namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A backend with a scripted model for each provider, shared by the tests of a class; each test brings its own script and person.</summary>
public sealed class ScriptedModels : IAsyncLifetime
{
    private readonly Dictionary<string, (ModelServer Model, BackendApp App)> _running = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var (model, app) in _running.Values)
        {
            await app.DisposeAsync();
            await model.DisposeAsync();
        }
    }

    /// <summary>The model of a provider, which answers by a script from now on, with the backend that uses it.</summary>
    internal async Task<(ModelServer Model, BackendApp App)> StartAsync(string provider, Func<ModelRequest, ModelReply> script)
    {
        if (!_running.TryGetValue(provider, out var running))
        {
            var model = await ModelServer.StartAsync(provider, script);
            _running[provider] = running = (model, await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor(provider)));
        }

        running.Model.Use(script);
        return running;
    }

    /// <summary>The model of a provider, which answers with each of these in turn, and with the last one ever after.</summary>
    internal Task<(ModelServer Model, BackendApp App)> StartAsync(string provider, params IReadOnlyList<ModelReply> replies) => StartAsync(provider, ModelServer.InTurn(replies));
}
