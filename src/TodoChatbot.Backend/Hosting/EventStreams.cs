using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// Describes streams of Server-Sent Events. OpenAPI 3.1 has no form of its own for them, so the schema of <c>text/event-stream</c> is that of
/// one event: its name, and its data once the JSON is read.
/// </summary>
internal static class EventStreams
{
    /// <summary>Adds the stream to an answer that has another form as well.</summary>
    public static void Describe(OpenApiOperation operation, AlsoStreams stream, Microsoft.OpenApi.OpenApiDocument? document) =>
        operation.Responses!["200"].Content![MediaTypeNames.Text.EventStream] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(stream.Events.Name, document) };

    /// <summary>Turns each type that lists the events of a stream into a choice of these events.</summary>
    public static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        var names =
            from path in document.Paths.Values
            from operation in path.Operations!.Values
            from response in operation.Responses!.Values
            where response.Content?.ContainsKey(MediaTypeNames.Text.EventStream) == true
            select ((OpenApiSchemaReference)response.Content![MediaTypeNames.Text.EventStream].Schema!).Reference.Id;
        var schemas = document.Components!.Schemas!;
        foreach (var name in names.Distinct().ToList())
        {
            var events = schemas[name];
            schemas[name] = new OpenApiSchema { Description = events.Description, OneOf = [.. events.Properties!.Select(part => EventOf(part.Key, part.Value))] };
        }
    }

    private static OpenApiSchema EventOf(string name, IOpenApiSchema data) => new()
    {
        Type = JsonSchemaType.Object,
        Description = data.Description,
        Required = new HashSet<string> { "event", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["event"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(name)], Description = "Which event this is." },
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The value of Last-Event-ID with which the stream continues after this event." },
            ["data"] = data,
        },
    };
}
