using System.Text.Json.Nodes;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>Parts of a task to change, as JSON merge patches (RFC 7396).</summary>
internal static class TaskPatch
{
    private const string NextWeek = "next_week";
    private const string Tomorrow = "tomorrow";
    private const int DaysOfWeek = 7;

    public static JsonObject Priority(string priority) => new() { ["priority"] = priority };

    /// <param name="name">The project's name; empty for none.</param>
    public static JsonObject Project(string? name) =>
        new() { ["project"] = string.IsNullOrEmpty(name) ? null : new JsonObject { ["id"] = null, ["name"] = name } };

    /// <summary>The day that a button means; next week is its Monday, as in the language.</summary>
    public static DateOnly DayOf(string name, DateOnly today) => name switch
    {
        Tomorrow => today.AddDays(1),
        NextWeek => today.AddDays(DaysOfWeek - ((today.DayOfWeek - DayOfWeek.Monday + DaysOfWeek) % DaysOfWeek)),
        _ => today,
    };
}
