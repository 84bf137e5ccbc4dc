using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// The schemas of parameters that handlers take as text, so that a wrong value gets a sentence. A name has one meaning in all operations.
/// </summary>
internal static class ParameterSchemas
{
    private static readonly Dictionary<string, Func<OpenApiSchema>> Queries = new()
    {
        ["status"] = () => ListOf(NamesOf<TodoStatus>("open")),
        ["priority"] = () => ListOf(NamesOf<Priority>()),
        ["tag"] = () => ListOf(Text(Limits.TagNameLength), Limits.TagsPerTask),
        ["project"] = () => Text(),
        ["due_before"] = () => Text(format: "date"),
        ["due_after"] = () => Text(format: "date"),
        ["after"] = () => Text(format: "date-time"),
        ["until"] = () => Text(format: "date-time"),
        ["overdue"] = () => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false },
        ["parent"] = () => Number(),
        ["task"] = () => Number(),
        ["numbers"] = () => ListOf(Number(), Limits.MaximumPageSize),
        ["q"] = () => Text(Limits.SearchLength),
        ["sort"] = () => NamesOf<TaskSort>(),
        ["order"] = () => NamesOf<SortOrder>(),
        ["limit"] = () => Number(Limits.MaximumPageSize, Limits.DefaultPageSize),
    };

    private static readonly Dictionary<string, Func<OpenApiSchema>> Paths = new()
    {
        ["task"] = () => new OpenApiSchema { OneOf = [Number(), Text(format: "uuid")] },
    };

    private static readonly Dictionary<string, Func<OpenApiSchema>> HeaderFields = new()
    {
        [Headers.IdempotencyKey] = () => Text(Limits.IdempotencyKeyLength),
    };

    /// <summary>The schema of a parameter; null where the type in the handler says enough.</summary>
    public static OpenApiSchema? Of(ParameterLocation? place, string name)
    {
        var schemas = place switch
        {
            ParameterLocation.Query => Queries,
            ParameterLocation.Path => Paths,
            ParameterLocation.Header => HeaderFields,
            _ => null,
        };
        return schemas?.GetValueOrDefault(name)?.Invoke();
    }

    private static OpenApiSchema Text(int? maxLength = null, string? format = null) =>
        new() { Type = JsonSchemaType.String, MaxLength = maxLength, Format = format };

    private static OpenApiSchema Number(int? maximum = null, int? standard = null) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = "1",
        Maximum = maximum?.ToString(CultureInfo.InvariantCulture),
        Default = standard,
    };

    private static OpenApiSchema NamesOf<T>(params IEnumerable<string> more)
        where T : struct, Enum => new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).Concat(more).Select(name => JsonValue.Create(name))],
        };

    private static OpenApiSchema ListOf(OpenApiSchema item, int? maxItems = null) =>
        new() { Type = JsonSchemaType.Array, Items = item, MaxItems = maxItems };
}
