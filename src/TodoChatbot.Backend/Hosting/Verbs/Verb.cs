namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Something that the program can be started for: <c>todo-backend migrate</c>.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Usage">What may follow it.</param>
/// <param name="Summary">What it does, in a line.</param>
internal abstract record Verb(string Name, string Usage, string Summary)
{
    /// <summary>Does it.</summary>
    /// <param name="app">The built program, not started.</param>
    /// <param name="arguments">What stands behind the verb, without options of the host.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments);
}
