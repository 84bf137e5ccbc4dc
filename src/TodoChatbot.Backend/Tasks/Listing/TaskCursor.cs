using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>
/// Where a page ended: the sort keys of its last task, and whether that was among those that a search finds by a typo. Opaque to clients.
/// </summary>
internal sealed record TaskCursor(
    TaskSort Sort,
    string Key,
    Priority Priority,
    int Number,
    DateTimeOffset? Completed = null,
    DateTimeOffset? Updated = null,
    bool? Descending = null,
    bool IsMisspelled = false)
{
    public static TaskCursor After(TodoTask task, TaskQuery query, bool isMisspelled) => new(
        query.Order, query.Order == TaskSort.Title ? task.TitleSort : task.DueSort, task.Priority, task.Number, task.CompletedAt, task.UpdatedAt, query.IsDescending, isMisspelled);

    // A cursor of a release without directions has none; its order was the usual one.
    public static TaskCursor Parse(string text, TaskQuery query) =>
        TryParse(text, out var cursor) && cursor.Sort == query.Order
            && (cursor.Descending is { } direction ? direction == query.IsDescending : query.Direction is null)
            ? cursor
            : throw RequestValidationException.For("Cursor", "The cursor is not one that this list gave. Begin without one.");

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Wire.Json));

    private static bool TryParse(string text, [NotNullWhen(true)] out TaskCursor? cursor)
    {
        cursor = null;
        try
        {
            cursor = Base64Url.IsValid(text) ? JsonSerializer.Deserialize<TaskCursor>(Base64Url.DecodeFromChars(text), Wire.Json) : null;
            return cursor?.Key is { } key && TextRules.ProblemWith(key) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
