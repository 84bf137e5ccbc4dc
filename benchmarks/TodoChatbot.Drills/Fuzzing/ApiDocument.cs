using System.Text.Json;

namespace TodoChatbot.Drills.Fuzzing;

/// <summary>What an OpenAPI document says about the operations of a server.</summary>
internal sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonElement _root;

    public ApiDocument(JsonElement root)
    {
        _root = root;
        Operations =
        [
            .. from path in root.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name)
               select new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The schema itself, whatever it refers to.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            var target = _root;
            foreach (var part in reference.GetString()!.TrimStart('#', '/').Split('/'))
            {
                target = target.GetProperty(part);
            }

            schema = target;
        }

        return schema;
    }

    /// <summary>What the document says about an answer; null when it says nothing.</summary>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="status">The status of the answer.</param>
    public JsonElement? ResponseOf(Operation operation, int status)
    {
        var responses = operation.Description.GetProperty("responses");
        return responses.TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var exact) ? Resolve(exact)
            : status >= 400 && responses.TryGetProperty("default", out var other) ? Resolve(other)
            : null;
    }

    internal sealed record Operation(string Method, string Path, JsonElement Description)
    {
        public string Name => $"{Method} {Path}";

        public IEnumerable<JsonElement> Parameters => Description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

        /// <summary>The kinds of body that it takes, with their schemas.</summary>
        public IReadOnlyList<(string ContentType, JsonElement Schema)> Bodies =>
            Description.TryGetProperty("requestBody", out var body)
                ? [.. body.GetProperty("content").EnumerateObject().Select(content => (content.Name, content.Value.GetProperty("schema")))]
                : [];
    }
}
