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
    TaskSort Sort, string Key, Priority Priority, int Number, DateTimeOffset? Completed = null, bool IsMisspelled = false)
{
    public static TaskCursor After(TodoTask task, TaskSort sort, bool isMisspelled) =>
        new(sort, sort == TaskSort.Title ? task.TitleSort : task.DueSort, task.Priority, task.Number, task.CompletedAt, isMisspelled);

    public static TaskCursor Parse(string text, TaskSort sort) =>
        TryParse(text, out var cursor) && cursor.Sort == sort
            ? cursor
            : throw RequestValidationException.For("Cursor", "The cursor is not one that this list gave. Begin without one.");

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Wire.Json));

    private static bool TryParse(string text, [NotNullWhen(true)] out TaskCursor? cursor)
    {
        cursor = null;
        try
        {
            cursor = Base64Url.IsValid(text) ? JsonSerializer.Deserialize<TaskCursor>(Base64Url.DecodeFromChars(text), Wire.Json) : null;
            return cursor?.Key?.Contains('\0', StringComparison.Ordinal) == false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
